// Any two animals: chosen by name, for whoever knows better than the board.

import { html, nothing, type TemplateResult } from 'lit';
import type { Candidate } from '../../types/Candidate.ts';
import type { Choice } from '../../types/Choice.ts';
import { advice, reasons } from './reasons.ts';

/** What was found about the two; null when they share a nest already, nothing while it is asked for. */
export type Found = Candidate | null | undefined;

/** What the two fields call. */
export interface ChoiceActions {
  /** Two are chosen, though perhaps still on the way to others: the focus stays. */
  chosen(one: string, other: string): void;
  /** Not two different ones. */
  unchosen(): void;
  /** The two are the right ones. */
  settled(): void;
  off(): void;
}

/** Two fields to choose from; below them the form, once both are chosen. */
export function anyTwo(
  animals: Choice[],
  form: TemplateResult | typeof nothing,
  found: Found,
  actions: ChoiceActions,
): TemplateResult {
  const change = (event: Event) => {
    const data = new FormData((event.currentTarget as HTMLElement).closest('form') ?? undefined);
    const [one, other] = [String(data.get('one') ?? ''), String(data.get('other') ?? '')];
    if (one && other && one !== other) actions.chosen(one, other);
    else actions.unchosen();
  };
  const decided = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || form === nothing) return;
    event.preventDefault();
    actions.settled();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    actions.off();
  };
  const field = (name: string, label: string) => html`
    <div class="field">
      <label for=${`any-${name}`}>${label}</label>
      <select class="input" id=${`any-${name}`} name=${name} @change=${change} @keydown=${decided}>
        <option value="">Choose an animal</option>
        ${animals.map(({ id, label: text }) => html`<option value=${id}>${text}</option>`)}
      </select>
    </div>
  `;
  return html`
    <section class="any-two card" aria-labelledby="any-title" @keydown=${pressed}>
      <h2 id="any-title">Introduce two animals</h2>
      <form class="any-fields" @submit=${(event: Event) => event.preventDefault()}>
        ${field('one', 'Who')} ${field('other', 'To whom')}
      </form>
      ${form === nothing
        ? html`<div class="row"><button class="button" data-kind="quiet" type="button" @click=${actions.off}>Not now</button></div>`
        : html`<div class="any-reasons" aria-live="polite">${found ? [advice(found), reasons(found)] : nothing}
              ${found === null ? html`<p class="muted">They share a nest already.</p>` : nothing}
            </div>
            ${form}`}
    </section>
  `;
}
