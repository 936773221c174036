// One entry of any kind: what it is, the fields of its kind, when, about whom, and who may read it.

import { html, nothing, type TemplateResult } from 'lit';
import { addEntry, correctEntry, entryForm, entryKinds, isRefusal, timeline } from '../../api.ts';
import { choices, textLine } from '../../choices.ts';
import '../../elements/time-field/time-field.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Choice } from '../../types/Choice.ts';
import type { EntryForm as Form } from '../../types/EntryForm.ts';
import type { FieldDescription } from '../../types/FieldDescription.ts';
import type { KindDescription } from '../../types/KindDescription.ts';
import { kindPicker } from './kind-picker.ts';

/** So many fields of a kind are shown at once; the others are folded. */
const FIRST_FIELDS = 4;

const visibilities = [
  ['', 'As usual'],
  ['public', 'Stories may tell it'],
  ['ask', 'Only when I tick it'],
  ['private', 'Stays in the book'],
  ['internal_medical', 'Medical, stays in the book'],
] as const;

/** Ends with `done`, whether something was saved or not. */
class EntryForm extends LightElement {
  static override properties = {
    animal: { attribute: false },
    animals: { attribute: false },
    entry: { attribute: false },
    kinds: { state: true },
    form: { state: true },
    search: { state: true },
    problem: { state: true },
  };
  /** Whose page it is on. */
  declare animal: string;
  /** Whom an entry can be about. */
  declare animals: Choice[];
  /** The entry to correct; without one a new entry is written. */
  declare entry: string | undefined;
  declare kinds: KindDescription[];
  declare form: Form | undefined;
  declare search: string;
  declare problem: { field: string | undefined; text: string } | undefined;
  /** How it was fed last: the next feed is most likely the same. */
  #wayOfFeeding = 'bottle';

  constructor() {
    super();
    this.animals = [];
    this.kinds = [];
    this.search = '';
  }

  get #prefix(): string {
    return `entry-${this.entry ?? 'new'}`;
  }

  protected override firstUpdated(): void {
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      this.kinds = await entryKinds();
      if (!this.entry) await this.#askLastFeed();
      this.form = this.entry
        ? await entryForm(this.entry)
        : { kind: '', subjects: [this.animal], at: '', fields: {}, note: '', visibility: '', anyway: false };
      await this.updateComplete;
      this.querySelector<HTMLElement>(this.entry ? '.entry-fields input' : 'input')?.focus();
    } catch (error) {
      say({ text: sentence(error), urgent: true });
      this.#end();
    }
  }

  async #askLastFeed(): Promise<void> {
    const { entries } = await timeline(this.animal, null);
    const feed = entries.find(({ kind, not_understood }) => kind === 'feed' && !not_understood);
    const way = feed && (await entryForm(feed.id)).fields['method'];
    if (way) this.#wayOfFeeding = way;
  }

  #end = (): void => void this.dispatchEvent(new Event('done', { bubbles: true }));

  #set(values: Partial<Form>): void {
    // What is changed is asked about anew.
    if (this.form) this.form = { ...this.form, anyway: false, ...values };
    this.problem = undefined;
  }

  #choose = (kind: KindDescription): void => {
    const isFeed = kind.kind === 'feed';
    this.#set({ kind: kind.kind, fields: isFeed ? { method: this.#wayOfFeeding } : {} });
    const first = isFeed ? `#${this.#prefix}-ml` : '.entry-fields input, textarea';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(first)?.focus());
  };

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = this.form;
    if (!form?.kind) return;
    try {
      const entry = this.entry;
      const title = this.kinds.find(({ kind }) => kind === form.kind)?.title ?? 'Entry';
      await saving(title.toLowerCase(), () => (entry ? correctEntry(entry, form) : addEntry(form)));
      say({ text: `${entry ? 'Corrected' : 'Saved'}: ${title.toLowerCase()}`, action: undoAction });
      this.#end();
    } catch (error) {
      this.problem = { field: isRefusal(error) ? error.field : undefined, text: sentence(error) };
      // A question is answered by sending the same again.
      if (isRefusal(error) && error.code === 'asks') this.form = { ...form, anyway: true };
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#end();
    } else if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      void this.#submit(event);
    }
  };

  #field = ({ key, label, required, shape, hint }: FieldDescription): TemplateResult => {
    const name = `${this.#prefix}-${key}`;
    const value = this.form?.fields[key] ?? '';
    const problem = this.problem?.field === key ? this.problem.text : undefined;
    const set = (text: string) => this.#set({ fields: { ...this.form?.fields, [key]: text } });
    const legend = required ? `${label} (needed)` : label;
    if (shape.type === 'choice' || shape.type === 'yes_no') {
      const some: (readonly [string, string])[] =
        shape.type === 'choice' ? shape.choices : [['yes', 'Yes'], ['no', 'No']];
      const options = required ? some : [['', 'Not said'] as const, ...some];
      return choices({ name, legend, options, value, problem, chosen: set });
    }
    const numeric = ['number', 'grams', 'millilitres', 'celsius'].includes(shape.type);
    return textLine({ name, label: legend, value, hint: hint ?? undefined, problem, numeric, typed: set });
  };

  #fields(kind: KindDescription): TemplateResult {
    const filled = kind.fields.filter(({ key }, at) => at < FIRST_FIELDS || this.entry !== undefined && this.form?.fields[key]);
    const others = kind.fields.filter((field) => !filled.includes(field));
    return html`
      <div class="entry-fields">${filled.map(this.#field)}</div>
      ${others.length
        ? html`<details>
            <summary>More of this kind</summary>
            <div class="entry-fields">${others.map(this.#field)}</div>
          </details>`
        : nothing}
    `;
  }

  #about(form: Form): TemplateResult {
    const others = this.animals.filter(({ id }) => id !== this.animal);
    const turn = (id: string) => (event: Event) =>
      this.#set({
        subjects: (event.target as HTMLInputElement).checked
          ? [...form.subjects, id]
          : form.subjects.filter((subject) => subject !== id),
      });
    return html`
      <details>
        <summary>Also about others, and who may read it</summary>
        <fieldset class="choices">
          <legend>Also about</legend>
          <div class="row">
            ${others.map(
              ({ id, label }) => html`
                <label class="choice">
                  <input type="checkbox" .checked=${form.subjects.includes(id)} @change=${turn(id)} />
                  <span>${label}</span>
                </label>
              `,
            )}
          </div>
        </fieldset>
        ${choices({
          name: `${this.#prefix}-visibility`,
          legend: 'Who may read it',
          options: visibilities,
          value: form.visibility,
          chosen: (visibility) => this.#set({ visibility }),
        })}
      </details>
    `;
  }

  #rest(form: Form, kind: KindDescription): TemplateResult {
    const shown = [...kind.fields.map(({ key }) => key), 'at'];
    const note = `${this.#prefix}-note`;
    return html`
      ${this.#fields(kind)}
      <div class="take-in-pair" @time-typed=${(event: CustomEvent<string>) => this.#set({ at: event.detail })}>
        <time-field
          .name=${`${this.#prefix}-at`}
          .label=${'When'}
          .value=${form.at}
          .problem=${this.problem?.field === 'at' ? this.problem.text : undefined}
        ></time-field>
        <div class="field">
          <label for=${note}>Note</label>
          <textarea
            class="input"
            id=${note}
            rows="2"
            .value=${form.note}
            @input=${(event: Event) => this.#set({ note: (event.target as HTMLTextAreaElement).value })}
          ></textarea>
        </div>
      </div>
      ${this.#about(form)}
      ${this.problem && !shown.includes(this.problem.field ?? '')
        ? html`<p class="field-error" role="alert">${this.problem.text}</p>`
        : nothing}
      <div class="row">
        <button class="button" data-kind="primary" type="submit">
          ${this.entry ? 'Save the correction' : form.anyway ? 'Save it all the same' : 'Save'} <kbd aria-hidden="true">↵</kbd>
        </button>
        <button class="button" data-kind="quiet" type="button" @click=${this.#end}>
          Not now <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    `;
  }

  protected override render() {
    const form = this.form;
    if (!form) return nothing;
    const kind = this.kinds.find((each) => each.kind === form.kind);
    return html`
      <form class="entry-form" aria-label=${this.entry ? 'Correct the entry' : 'New entry'}
        @submit=${this.#submit} @time-entered=${this.#submit} @keydown=${this.#pressed}>
        ${this.entry
          ? nothing
          : kindPicker({
              kinds: this.kinds,
              chosen: kind,
              search: this.search,
              searched: (text) => (this.search = text),
              choose: this.#choose,
            })}
        ${kind ? this.#rest(form, kind) : nothing}
      </form>
    `;
  }
}

customElements.define('entry-form', EntryForm);
