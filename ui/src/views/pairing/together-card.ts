// Two who live together: for how long, and what it changed, as recorded.

import { html, nothing, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
import { icon } from '../../icons.ts';
import { addressOf } from '../../router.ts';
import type { Together } from '../../types/Together.ts';

/** What a card calls. */
export interface TogetherActions {
  record(): void;
  keep(): void;
  part(): void;
}

function buttons(pair: Together, actions: TogetherActions): TemplateResult {
  const both = pair.names.join(' and ');
  return html`
    <div class="row">
      ${pair.accepted
        ? nothing
        : html`<button class="button" type="button" aria-label=${`Keep ${both} together`} @click=${actions.keep}>
            ${icon('check')}Keep together
          </button>`}
      <button class="button" type="button" aria-label=${`How it goes, ${both}`} @click=${actions.record}>How it goes</button>
      <button class="button" data-kind="quiet" type="button" aria-label=${`Separate ${both}`} @click=${actions.part}>Separate</button>
    </div>
  `;
}

/** The card of a pair; instead of its buttons the form that is open. */
export function togetherCard(
  pair: Together,
  form: TemplateResult | typeof nothing,
  actions: TogetherActions,
): TemplateResult {
  return html`
    <li class="pair card" id=${`pair-${pair.ids.join('-')}`} tabindex="-1">
      <div class="pair-head">
        ${pair.names.map((name, at) => collarMark(pair.collars[at] ?? null, name))}
        <h3>
          ${pair.names.map(
            (name, at) => html`${at ? ' and ' : nothing}<a href=${addressOf('animals', pair.ids[at] ?? '')}>${name}</a>`,
          )}
        </h3>
      </div>
      <p class="pair-told">${pair.told}</p>
      ${pair.asleep ? html`<p>${pair.asleep}</p>` : nothing}
      <dl class="pair-facts">
        <div><dt>Before</dt><dd>${pair.cries_before.text}</dd></div>
        <div><dt>Since</dt><dd>${pair.cries_after.text}</dd></div>
      </dl>
      <ul class="pair-gains" role="list">
        ${pair.gains.map(({ text }) => html`<li class="numbers">${text}</li>`)}
      </ul>
      ${form === nothing ? buttons(pair, actions) : form}
    </li>
  `;
}
