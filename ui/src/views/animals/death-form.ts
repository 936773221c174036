// A death, entered gently: nothing is needed but that the form is sent.

import { html, nothing } from 'lit';
import { isRefusal, recordDeath } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import type { TimeField } from '../../elements/time-field/time-field.ts';
import '../../elements/time-field/time-field.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { DeathForm as Form } from '../../types/DeathForm.ts';

const examinations = [
  ['', 'Not decided'],
  ['asked', 'I ask for one'],
  ['declined', 'Not this time'],
] as const;

/** Ends with `done`. */
class DeathForm extends LightElement {
  static override properties = {
    animal: { attribute: false },
    name: { attribute: false },
    form: { state: true },
    problem: { state: true },
  };
  declare animal: string;
  declare name: string;
  declare form: Form;
  declare problem: { field: string | undefined; text: string } | undefined;

  constructor() {
    super();
    this.form = { at: '', place: '', cause: '', examination: '', note: '' };
  }

  protected override firstUpdated(): void {
    // The field of the time is an element of its own, and comes a moment later.
    const when = this.querySelector<TimeField>('time-field');
    void when?.updateComplete.then(() => when.querySelector('input')?.focus());
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #set = (values: Partial<Form>): void => {
    this.form = { ...this.form, ...values };
    this.problem = undefined;
  };

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await saving('the entry', () => recordDeath(this.animal, this.form));
      say({ text: `${this.name} is among the remembered. The record stays whole.`, action: undoAction });
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

  protected override render() {
    const { form, problem } = this;
    return html`
      <form class="entry-form" aria-label=${`The death of ${this.name}`} @submit=${this.#submit}
        @time-entered=${this.#submit} @keydown=${this.#pressed}>
        <h2>${this.name} died</h2>
        <p class="muted">Nothing here has to be filled in. Feeds, plans and reminders end; everything written stays.</p>
        <div class="entry-fields" @time-typed=${(event: CustomEvent<string>) => this.#set({ at: event.detail })}>
          <time-field
            .name=${'death-at'}
            .label=${'When'}
            .value=${form.at}
            .problem=${problem?.field === 'at' ? problem.text : undefined}
          ></time-field>
          ${textLine({ name: 'death-place', label: 'Where', value: form.place, typed: (place) => this.#set({ place }) })}
          ${textLine({
            name: 'death-cause',
            label: 'Why, if somebody knows',
            value: form.cause,
            typed: (cause) => this.#set({ cause }),
          })}
          <div class="field">
            <label for="death-note">In your words</label>
            <textarea class="input" id="death-note" rows="2" .value=${form.note}
              @input=${(event: Event) => this.#set({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
          </div>
        </div>
        ${choices({
          name: 'death-examination',
          legend: 'An examination by your vet',
          options: examinations,
          value: form.examination,
          problem: problem?.field === 'examination' ? problem.text : undefined,
          chosen: (examination) => this.#set({ examination }),
        })}
        <p class="muted">When nobody knows why, a vet can look. It may help those who live; your vet tells how to keep the body until then.</p>
        ${problem && !['at', 'examination'].includes(problem.field ?? '')
          ? html`<p class="field-error" role="alert">${problem.text}</p>`
          : nothing}
        <div class="row">
          <button class="button" type="submit">Enter it <kbd aria-hidden="true">↵</kbd></button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#end}>Not now <kbd aria-hidden="true">Esc</kbd></button>
        </div>
      </form>
    `;
  }
}

customElements.define('death-form', DeathForm);
