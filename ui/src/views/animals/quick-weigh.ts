// One weight, now: a number and Enter.

import { html } from 'lit';
import { addEntry, entryKinds } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';

/** Ends with `done`. */
class QuickWeigh extends LightElement {
  static override properties = {
    animal: { attribute: false },
    name: { attribute: false },
    text: { state: true },
    hint: { state: true },
    problem: { state: true },
  };
  declare animal: string;
  declare name: string;
  declare text: string;
  /** In which unit a bare number is read. */
  declare hint: string | undefined;
  declare problem: string | undefined;

  constructor() {
    super();
    this.text = '';
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
    void this.#askHint();
  }

  async #askHint(): Promise<void> {
    const kinds = await entryKinds();
    const weight = kinds.find(({ kind }) => kind === 'weight');
    this.hint = weight?.fields.find(({ key }) => key === 'grams')?.hint ?? undefined;
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = { kind: 'weight', subjects: [this.animal], at: '', fields: { grams: this.text }, note: '', visibility: '', anyway: false };
    try {
      await saving('the weight', () => addEntry(form));
      say({ text: `Saved the weight of ${this.name}`, action: undoAction });
      this.#end();
    } catch (error) {
      this.problem = sentence(error);
      this.querySelector('input')?.select();
    }
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#end();
  };

  protected override render() {
    return html`
      <form class="quick-weigh" @submit=${this.#submit} @keydown=${this.#pressed}>
        ${textLine({
          name: 'quick-weight',
          label: `Weight of ${this.name}`,
          value: this.text,
          hint: this.hint ?? ' ',
          problem: this.problem,
          numeric: true,
          typed: (text) => {
            this.text = text;
            this.problem = undefined;
          },
        })}
        <button class="button" data-kind="primary" type="submit">Save <kbd aria-hidden="true">↵</kbd></button>
        <button class="button" data-kind="quiet" type="button" @click=${this.#end}>
          Not now <kbd aria-hidden="true">Esc</kbd>
        </button>
      </form>
    `;
  }
}

customElements.define('quick-weigh', QuickWeigh);
