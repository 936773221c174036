// Any two animals: chosen by name, for whoever knows better than the board.

import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from '../../types/Choice.ts';

/** Two fields to choose from; below them the form, once both are chosen. */
export function anyTwo(
  animals: Choice[],
  form: TemplateResult | typeof nothing,
  chosen: (one: string, other: string) => void,
  off: () => void,
): TemplateResult {
  const change = (event: Event) => {
    const data = new FormData((event.currentTarget as HTMLElement).closest('form') ?? undefined);
    const [one, other] = [String(data.get('one') ?? ''), String(data.get('other') ?? '')];
    if (one && other) chosen(one, other);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    off();
  };
  const field = (name: string, label: string) => html`
    <div class="field">
      <label for=${`any-${name}`}>${label}</label>
      <select class="input" id=${`any-${name}`} name=${name} @change=${change}>
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
        ? html`<div class="row"><button class="button" data-kind="quiet" type="button" @click=${off}>Not now</button></div>`
        : form}
    </section>
  `;
}
