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
}

function timePanel(problem: string | undefined, actions: HeadActions): TemplateResult {
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && actions.closeTime();
  const entered = (event: CustomEvent<string>) => actions.setTime(event.detail);
  return html`
    <div class="round-time card" @keydown=${leave} @time-entered=${entered}>
      <time-field .name=${'round-time'} .label=${'Time of this round'} .problem=${problem}></time-field>
      <p class="muted">3:10, -20 for 20 minutes ago, y 23:50 for yesterday. <kbd>Enter</kbd> sets it.</p>
    </div>
  `;
}

function scopes(view: RoundView): TemplateResult | typeof nothing {
  if (view.scopes.length < 2) return nothing;
  return html`
    <nav class="round-scopes" aria-label="Whose round">
      ${view.scopes.map(
        ({ id, label }) => html`
          <a class="chip" href=${addressOf('round', id)} aria-current=${id === view.scope ? 'true' : nothing}
            >${label}</a
          >
        `,
      )}
    </nav>
  `;
}

/** The heading, with the button of the time and the one that finishes. */
export function roundHead(
  view: RoundView,
  timing: { problem?: string } | undefined,
  finished: boolean,
  actions: HeadActions,
): TemplateResult {
  return html`
    <header class="page-heading round-head">
      <div>
        <h1>${view.title}</h1>
        <p>${view.subtitle}</p>
      </div>
      <div class="row">
        <span class="round-time-anchor">
          <button class="button" type="button" aria-keyshortcuts="T" aria-expanded=${timing !== undefined}
            @click=${timing ? actions.closeTime : actions.openTime}>
            Time ${view.time} <kbd aria-hidden="true">T</kbd>
          </button>
          ${timing ? timePanel(timing.problem, actions) : nothing}
        </span>
        ${finished
          ? nothing
          : html`<button class="button finish-round" data-kind="primary" type="button"
              aria-keyshortcuts="Control+Enter" @click=${actions.finish}>
              Finish round <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>`}
      </div>
    </header>
    ${scopes(view)}
  `;
}
