// What is known of an animal itself: name, sex, coat, collar, breed, birth. Only what was changed is written.

import { html, nothing, type TemplateResult } from 'lit';
import { changeAnimal, isRefusal } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';

const sexes = [
  ['', 'Not known'],
  ['female', 'Female'],
  ['male', 'Male'],
] as const;

/** Ends with `done`. */
class CardForm extends LightElement {
  static override properties = {
    animal: { attribute: false },
    card: { attribute: false },
    collars: { attribute: false },
    sizes: { attribute: false },
    values: { state: true },
    problem: { state: true },
  };
  declare animal: string;
  declare card: Record<string, string>;
  declare collars: string[];
  /** The sizes it may grow to, where that is asked. */
  declare sizes: [string, string][];
  declare values: Record<string, string>;
  declare problem: { field: string | undefined; text: string } | undefined;

  constructor() {
    super();
    this.card = {};
    this.collars = [];
    this.sizes = [];
    this.values = {};
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #value(key: string): string {
    return this.values[key] ?? this.card[key] ?? '';
  }

  #set(key: string, value: string): void {
    this.values = { ...this.values, [key]: value };
    this.problem = undefined;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const changed = new Map(Object.entries(this.values).filter(([key, value]) => value.trim() !== (this.card[key] ?? '')));
    // Day and exactness are one value.
    if (changed.has('birth') || changed.has('birth_exact')) {
      for (const key of ['birth', 'birth_exact']) changed.set(key, this.#value(key));
    }
    if (changed.size === 0) return this.#end();
    try {
      await saving('the card', () => changeAnimal(this.animal, [...changed]));
      say({ text: 'Saved the card', action: undoAction });
      this.#end();
    } catch (error) {
      this.problem = { field: isRefusal(error) ? error.field : undefined, text: sentence(error) };
    }
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#end();
  };

  #line(key: string, label: string, hint?: string): TemplateResult {
    const problem = this.problem?.field === key || (key === 'birth' && this.problem?.field === 'age');
    return textLine({
      name: `card-${key}`,
      label,
      hint,
      value: this.#value(key),
      problem: problem ? this.problem?.text : undefined,
      typed: (value) => this.#set(key, value),
    });
  }

  protected override render() {
    const worn = this.card['collar'] ?? '';
    const known = ['', ...this.collars, ...(worn && !this.collars.includes(worn) ? [worn] : [])];
    return html`
      <form class="entry-form" aria-label="Card" @submit=${this.#submit} @keydown=${this.#pressed}>
        <div class="entry-fields">
          ${this.#line('name', 'Name')} ${this.#line('birth', 'Born', 'A day, or the age in days.')}
          ${this.#line('coat', 'Coat')} ${this.#line('breed', 'Breed')}
        </div>
        ${choices({
          name: 'card-sex',
          legend: 'Sex',
          options: sexes,
          value: this.#value('sex'),
          chosen: (sex) => this.#set('sex', sex),
        })}
        ${this.sizes.length
          ? choices({
              name: 'card-adult_size',
              legend: 'Size as an adult',
              options: [['', 'Not known'] as const, ...this.sizes],
              value: this.#value('adult_size'),
              chosen: (size) => this.#set('adult_size', size),
            })
          : nothing}
        ${choices({
          name: 'card-collar',
          legend: 'Collar',
          options: known.map((collar) => [collar, collar || 'none'] as const),
          value: this.#value('collar'),
          chosen: (collar) => this.#set('collar', collar),
        })}
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.#value('birth_exact') === 'yes'}
            @change=${(event: Event) =>
              this.#set('birth_exact', (event.target as HTMLInputElement).checked ? 'yes' : 'no')}
          />
          <span>The birth is known to the day</span>
        </label>
        <div class="row">
          <button class="button" data-kind="primary" type="submit">Save the card <kbd aria-hidden="true">↵</kbd></button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#end}>
            Not now <kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
      </form>
    `;
  }
}

customElements.define('card-form', CardForm);
