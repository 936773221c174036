// The heading of the round: whose it is, when it is, and its end.

import { html, nothing, type TemplateResult } from 'lit';
import '../../elements/time-field/time-field.ts';
import { addressOf } from '../../router.ts';
import type { RoundView } from '../../types/RoundView.ts';

/** What the heading calls. */
export interface HeadActions {
  openTime(): void;
  closeTime(): void;
  setTime(text: string): void;
  finish(): void;
  turnOrder(): void;
  openCarers(): void;
  closeCarers(): void;
  feedAs(who: string): void;
}

/** What stands open over the heading: the time of the round, or who is feeding; with what is wrong there. */
export interface HeadPanel {
  what: 'time' | 'carers';
  problem?: string;
}

function timePanel(problem: string | undefined, actions: HeadActions): TemplateResult {
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && actions.closeTime();
  const entered = (event: CustomEvent<string>) => actions.setTime(event.detail);
  return html`
    <div class="round-panel card" @keydown=${leave} @time-entered=${entered}>
      <time-field .name=${'round-time'} .label=${'Time of this round'} .problem=${problem}></time-field>
      <p class="muted">3:10, -20 for 20 minutes ago, y 23:50 for yesterday. <kbd>Enter</kbd> sets it.</p>
    </div>
  `;
}

function carersPanel({ carers, feeding }: RoundView, problem: string | undefined, actions: HeadActions): TemplateResult {
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') actions.closeCarers();
    const field = event.target;
    if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    actions.feedAs(field.value);
  };
  return html`
    <div class="round-panel card" @keydown=${pressed}>
      ${carers.map(
        ({ id, label }) => html`
          <button class="button" type="button" aria-pressed=${id === feeding} @click=${() => actions.feedAs(id)}>
            ${label}
          </button>
        `,
      )}
      <div class="field">
        <label for="round-carer">Somebody else</label>
        <input class="input" id="round-carer" autocomplete="off" spellcheck="false" placeholder="Name"
          aria-invalid=${problem ? 'true' : nothing} aria-describedby="round-carer-hint" />
        <span class=${problem ? 'field-error' : 'field-echo'} id="round-carer-hint"
          >${problem ?? 'What is saved from now on carries this name.'}</span
        >
      </div>
    </div>
  `;
}

/** Whose round it is, who is feeding, and which way Enter goes. */
function chips(view: RoundView, panel: HeadPanel | undefined, actions: HeadActions): TemplateResult {
  const open = panel?.what === 'carers';
  const feeding = view.carers.find(({ id }) => id === view.feeding)?.label;
  return html`
    <div class="round-chips">
      ${view.scopes.length < 2
        ? nothing
        : html`<nav class="row" aria-label="Whose round">
            ${view.scopes.map(
              ({ id, label }) => html`
                <a class="chip" href=${addressOf('round', id)} aria-current=${id === view.scope ? 'true' : nothing}
                  >${label}</a
                >
              `,
            )}
          </nav>`}
      <div class="row">
        <span class="round-anchor">
          <button class="chip" type="button" aria-keyshortcuts="F" aria-expanded=${open}
            @click=${open ? actions.closeCarers : actions.openCarers}>
            ${feeding ? `${feeding} is feeding` : 'Who is feeding?'} <kbd aria-hidden="true">F</kbd>
          </button>
          ${open ? carersPanel(view, panel.problem, actions) : nothing}
        </span>
        <a class="chip" href=${addressOf('round', view.scope, 'paper')}>From paper</a>
        <button class="chip" type="button" aria-keyshortcuts="C" @click=${actions.turnOrder}>
          ${view.by_column ? 'Column by column' : 'Animal by animal'} <kbd aria-hidden="true">C</kbd>
        </button>
      </div>
    </div>
  `;
}

/** The heading, with the button of the time and the one that finishes. */
export function roundHead(
  view: RoundView,
  panel: HeadPanel | undefined,
  finished: boolean,
  actions: HeadActions,
): TemplateResult {
  const timing = panel?.what === 'time';
  return html`
    <header class="page-heading round-head">
      <div>
        <h1>${view.title}</h1>
        <p>${view.subtitle}</p>
      </div>
      <div class="row">
        <span class="round-anchor">
          <button class="button" type="button" aria-keyshortcuts="T" aria-expanded=${timing}
            @click=${timing ? actions.closeTime : actions.openTime}>
            Time ${view.time} <kbd aria-hidden="true">T</kbd>
          </button>
          ${timing ? timePanel(panel.problem, actions) : nothing}
        </span>
        ${finished
          ? nothing
          : html`<button class="button finish-round" data-kind="primary" type="button"
              aria-keyshortcuts="Control+Enter" @click=${actions.finish}>
              Finish round <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>`}
      </div>
    </header>
    ${chips(view, panel, actions)}
  `;
}
