// A medicine as the vet ordered it, in the vet's words. Nothing here is worked out.

import { html } from 'lit';
import { isRefusal, planMedicine } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { MedicineForm as Form } from '../../types/MedicineForm.ts';

type Field = 'drug' | 'dose' | 'route' | 'every_hours' | 'until' | 'by';

const fields: { key: Field; label: string; hint?: string; numeric?: boolean }[] = [
  { key: 'drug', label: 'Medicine' },
  { key: 'dose', label: 'Dose, as the vet said' },
  { key: 'route', label: 'How given', hint: 'by mouth, in the eye' },
  { key: 'every_hours', label: 'Every how many hours', hint: 'Empty for a single dose', numeric: true },
  { key: 'until', label: 'Until', hint: '5 days, 29 nov; empty for no end' },
  { key: 'by', label: 'Ordered by' },
];

/** Ends with `done`. */
class MedicineForm extends LightElement {
  static override properties = {
    animal: { attribute: false },
    litter: { attribute: false },
    vet: { attribute: false },
    form: { state: true },
    problem: { state: true },
  };
  declare animal: string;
  declare litter: boolean;
  /** Who most likely ordered it. */
  declare vet: string;
  declare form: Record<Field, string>;
  declare problem: { field: string | undefined; text: string } | undefined;

  constructor() {
    super();
    this.form = { drug: '', dose: '', route: '', every_hours: '', until: '', by: '' };
  }

  protected override firstUpdated(): void {
    this.form = { ...this.form, by: this.vet };
    this.querySelector('input')?.focus();
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const order: Form = { ...this.form, litter: this.litter, stopped: false };
    try {
      await saving('the medicine', () => planMedicine(this.animal, order));
      say({ text: `Ordered: ${order.drug}`, action: undoAction });
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
    const typed = (key: Field) => (text: string) => {
      this.form = { ...this.form, [key]: text };
      this.problem = undefined;
    };
    const known = fields.some(({ key }) => key === this.problem?.field);
    return html`
      <form class="care-edit" aria-label="A medicine the vet ordered" @submit=${this.#submit} @keydown=${this.#pressed}>
        ${fields.map(({ key, label, hint, numeric }) =>
          textLine({
            name: `medicine-${key}`,
            label,
            value: this.form[key],
            hint,
            numeric: numeric ?? false,
            problem: this.problem?.field === key ? this.problem.text : undefined,
            typed: typed(key),
          }),
        )}
        ${this.problem && !known ? html`<p class="field-error" role="alert">${this.problem.text}</p>` : ''}
        <div class="row">
          <button class="button" data-kind="primary" type="submit">Save the order <kbd aria-hidden="true">↵</kbd></button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#end}>Not now</button>
        </div>
      </form>
    `;
  }
}

customElements.define('medicine-form', MedicineForm);
