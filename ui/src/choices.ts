// One of a few, as radio buttons that look like chips: arrows choose, nothing of the system flashes up at night.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** What to choose from, and what is told of a choice. */
export interface Choices {
  /** Of the group; radio buttons of one name belong together. */
  name: string;
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  value: string;
  hint?: string | undefined;
  problem?: string | undefined;
  chosen(value: string): void;
}

/** A group of radio buttons. */
export function choices({ name, legend, options, value, hint, problem, chosen }: Choices): TemplateResult {
  const below = problem ?? hint;
  return html`
    <fieldset class="choices" aria-describedby=${below ? `${name}-below` : nothing}>
      <legend>${legend}</legend>
      <div class="row">
        ${options.map(
          ([option, label], at) => html`
            <label class="choice">
              <input
                type="radio"
                name=${name}
                id=${`${name}-${at}`}
                .value=${option}
                .checked=${live(option === value)}
                @change=${() => chosen(option)}
              />
              <span>${label}</span>
            </label>
          `,
        )}
      </div>
      ${below ? html`<span class=${problem ? 'field-error' : 'field-echo'} id=${`${name}-below`}>${below}</span>` : nothing}
    </fieldset>
  `;
}

/** A line of text with its label, and below it what helps or what is wrong. */
export interface TextLine {
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  problem?: string | undefined;
  numeric?: boolean;
  typed(value: string): void;
}

/** A field for a line of text. */
export function textLine({ name, label, value, hint, problem, numeric, typed }: TextLine): TemplateResult {
  const below = problem ?? hint;
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <input
        class="input"
        id=${name}
        .value=${live(value)}
        inputmode=${numeric ? 'decimal' : nothing}
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${below ? `${name}-below` : nothing}
        @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
      />
      ${below ? html`<span class=${problem ? 'field-error' : 'field-echo'} id=${`${name}-below`}>${below}</span>` : nothing}
    </div>
  `;
}
