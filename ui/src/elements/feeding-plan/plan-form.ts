// Sets a feeding plan: formula and its energy, how often, how much, the night. What is left empty is worked out.

import { html, nothing, type TemplateResult } from 'lit';
import { isRefusal, setFeedingPlan } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { PlanForm as Form } from '../../types/PlanForm.ts';

type Typed = 'formula' | 'kcal_per_ml' | 'every_hours' | 'ml' | 'night_from' | 'night_to';

/** Ends with `done`. */
class PlanForm extends LightElement {
  static override properties = {
    animal: { attribute: false },
    name: { attribute: false },
    littermates: { attribute: false },
    form: { attribute: false },
    typed: { state: true },
    problem: { state: true },
  };
  declare animal: string;
  declare name: string;
  /** Who of its litter is fed by hand too. */
  declare littermates: string | null;
  /** The plan as it stands. */
  declare form: Form;
  /** What was changed of it. */
  declare typed: Partial<Form>;
  declare problem: { field: string | undefined; text: string } | undefined;

  constructor() {
    super();
    this.littermates = null;
    this.typed = {};
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  get #whole(): Form {
    return { ...this.form, ...this.typed };
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #set(values: Partial<Form>): void {
    this.typed = { ...this.typed, ...values };
    this.problem = undefined;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await saving('the feeding plan', () => setFeedingPlan(this.animal, this.#whole));
      say({ text: 'Saved the feeding plan', action: undoAction });
      this.#end();
    } catch (error) {
      this.problem = { field: isRefusal(error) ? error.field : undefined, text: sentence(error) };
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  };

  #line(key: Typed, label: string, hint?: string, numeric = false): TemplateResult {
    return textLine({
      name: `plan-${key}`,
      label,
      hint,
      numeric,
      value: this.#whole[key],
      problem: this.problem?.field === key ? this.problem.text : undefined,
      typed: (value) => this.#set({ [key]: value }),
    });
  }

  protected override render() {
    const { problem, littermates } = this;
    const at = this.querySelector(`#plan-${problem?.field ?? ''}`);
    return html`
      <form class="entry-form" aria-label="Feeding plan" @submit=${this.#submit} @keydown=${this.#pressed}>
        <p class="field-echo">What you leave empty is worked out.</p>
        <div class="entry-fields">
          ${this.#line('formula', 'Formula')}
          ${this.#line('kcal_per_ml', 'kcal per mL', 'From the label, as it is mixed.', true)}
          ${this.#line('every_hours', 'Every how many hours', undefined, true)}
          ${this.#line('ml', 'Each feed, in mL', undefined, true)}
          ${this.#line('night_from', 'No feed at night from', 'The last feed may be then: 23:00')}
          ${this.#line('night_to', 'until', 'The first feed is then: 5:00')}
        </div>
        ${choices({
          name: 'plan-by',
          legend: 'Whose word',
          options: [['mine', 'My own'], ['vet', 'The vet’s']],
          value: this.#whole.by_vet ? 'vet' : 'mine',
          chosen: (by) => this.#set({ by_vet: by === 'vet' }),
        })}
        ${littermates
          ? choices({
              name: 'plan-for',
              legend: 'For',
              options: [['one', `${this.name} alone`], ['all', `${littermates} too`]],
              value: this.#whole.whole_litter ? 'all' : 'one',
              chosen: (who) => this.#set({ whole_litter: who === 'all' }),
            })
          : nothing}
        ${problem && !at ? html`<p class="field-error" role="alert">${problem.text}</p>` : nothing}
        <div class="row">
          <button class="button" data-kind="primary" type="submit">Save the plan <kbd aria-hidden="true">↵</kbd></button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#end}>
            Not now <kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
      </form>
    `;
  }
}

customElements.define('plan-form', PlanForm);
