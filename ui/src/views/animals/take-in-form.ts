// A litter, or one animal, in one short form: which species, how many, how old. Collars are given by the book.

import { html, nothing } from 'lit';
import { echoBirth, isRefusal, takeIn } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf, goTo } from '../../router.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { NewAnimals } from '../../types/NewAnimals.ts';

const OTHER = 'other';

const kinds = [
  ['cat', 'Kittens'],
  ['dog', 'Puppies'],
  [OTHER, 'Others'],
] as const;

class TakeInForm extends LightElement {
  static override properties = {
    form: { state: true },
    kind: { state: true },
    problem: { state: true },
    birth: { state: true },
  };
  declare form: NewAnimals;
  declare kind: string;
  declare problem: { field: string | undefined; text: string } | undefined;
  /** The birth as it was read; empty while nothing is typed. */
  declare birth: string;
  #asked = 0;

  constructor() {
    super();
    this.form = { litter: '', species: '', count: '', age: '', exact: false, names: '' };
    this.kind = 'cat';
    this.birth = '';
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#kind-0')?.focus();
    this.dispatchEvent(new Event('ready'));
  }

  #set(values: Partial<NewAnimals>): void {
    this.form = { ...this.form, ...values };
    this.problem = undefined;
  }

  async #readBirth(text: string): Promise<void> {
    const mine = ++this.#asked;
    try {
      const birth = await echoBirth(text);
      if (mine === this.#asked) this.birth = birth;
    } catch (error) {
      if (mine !== this.#asked) return;
      this.birth = '';
      this.problem = { field: 'age', text: sentence(error) };
    }
  }

  #problemOf(field: string): string | undefined {
    return this.problem?.field === field ? this.problem.text : undefined;
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const species = this.kind === OTHER ? this.form.species : this.kind;
    try {
      const taken = await saving('them', () => takeIn({ ...this.form, species }));
      say({ text: taken.animals.length === 1 ? 'Taken in.' : `${taken.animals.length} taken in.`, action: undoAction });
      goTo('round', taken.litter ?? taken.animals[0] ?? '');
    } catch (error) {
      this.problem = { field: isRefusal(error) ? error.field : undefined, text: sentence(error) };
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  };

  #line(name: keyof NewAnimals & string, label: string, hint?: string, numeric = false) {
    return textLine({
      name: `take-in-${name}`,
      label,
      hint,
      numeric,
      value: String(this.form[name]),
      problem: this.#problemOf(name),
      typed: (value) => {
        this.#set({ [name]: value });
        if (name === 'age') void this.#readBirth(value);
      },
    });
  }

  protected override render() {
    const elsewhere = this.problem && !['species', 'count', 'age', 'names', 'litter'].includes(this.problem.field ?? '');
    return html`
      <header class="page-heading">
        <div>
          <h1>Who came?</h1>
          <p>A litter, or one animal. Everything but the first two can be told later.</p>
        </div>
      </header>
      <form class="card take-in" @submit=${this.#submit}>
        ${choices({
          name: 'kind',
          legend: 'Which species',
          options: kinds,
          value: this.kind,
          problem: this.kind === OTHER ? undefined : this.#problemOf('species'),
          chosen: (kind) => (this.kind = kind),
        })}
        ${this.kind === OTHER ? this.#line('species', 'Which', 'hedgehog, rabbit, squirrel') : nothing}
        <div class="take-in-pair">
          ${this.#line('count', 'How many', 'One is no litter.', true)}
          ${this.#line('age', 'Age', this.birth || 'In days: 12. Or 2 weeks, or the day of birth: 9 nov.')}
        </div>
        <label class="check">
          <input
            type="checkbox"
            .checked=${this.form.exact}
            @change=${(event: Event) => this.#set({ exact: (event.target as HTMLInputElement).checked })}
          />
          <span>The age is known to the day</span>
        </label>
        ${this.#line('litter', 'Name of the litter', 'May stay empty.')}
        ${this.#line('names', 'Names', 'With commas between. Who has no name goes by the collar: red, blue, green …')}
        ${elsewhere ? html`<p class="field-error" role="alert">${this.problem?.text}</p>` : nothing}
        <div class="row">
          <button class="button" data-kind="primary" type="submit">Take them in <kbd aria-hidden="true">↵</kbd></button>
          <a class="button" data-kind="quiet" href=${addressOf('animals')}>Not now</a>
        </div>
      </form>
    `;
  }
}

customElements.define('take-in-form', TakeInForm);
