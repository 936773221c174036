// How two animals met, or how they get on: a few fields, none of which must be filled.

import { html, nothing, type PropertyValues } from 'lit';
import type { TimeField } from '../../elements/time-field/time-field.ts';
import '../../elements/time-field/time-field.ts';
import { LightElement } from '../../light-element.ts';
import type { Meeting } from '../../types/Meeting.ts';

/** Which of the two the form is for. */
export type MeetingKind = 'introduce' | 'record';

/** What was refused, and why. */
export interface Problem {
  field: string | undefined;
  text: string;
}

const outcomes: [string, string][] = [
  ['', 'Too early to say'],
  ['accepted', 'They accept each other'],
  ['unsure', 'Unsure'],
  ['failed', 'It did not work'],
];

const sleeps: [string, string][] = [
  ['', 'Not seen'],
  ['together', 'Together'],
  ['apart', 'Apart'],
];

/** Tells of what was typed with `meeting`, and of second thoughts with `meeting-off`. */
export class MeetingForm extends LightElement {
  static override properties = {
    kind: { attribute: false },
    names: { attribute: false },
    problem: { attribute: false },
    busy: { attribute: false },
    waits: { attribute: false },
  };
  declare kind: MeetingKind;
  declare names: [string, string];
  declare problem: Problem | undefined;
  declare busy: boolean;
  /** Whether the focus is left where it is, and comes later or never. */
  declare waits: boolean;
  #at = '';

  constructor() {
    super();
    this.kind = 'introduce';
    this.names = ['', ''];
    this.busy = false;
    this.waits = false;
  }

  protected override firstUpdated(): void {
    if (!this.waits) this.begin();
    // Under the fold a form would open unseen.
    this.scrollIntoView({ block: 'nearest' });
  }

  /** Takes the focus into the first field. */
  begin(): void {
    const time = this.querySelector<TimeField>('time-field');
    void time?.updateComplete.then(() => time.querySelector('input')?.focus());
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('problem') || !this.problem?.field) return;
    this.querySelector<HTMLElement>(`[name='${this.problem.field}']`)?.focus();
  }

  #send = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const form = this.querySelector('form');
    if (!form) return;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '');
    const meeting: Meeting = {
      at: this.#at,
      reason: text('reason'),
      reaction: text('reaction'),
      immediate: data.has('immediate'),
      minutes: text('minutes'),
      outcome: text('outcome'),
      sleep: text('sleep'),
      note: text('note'),
    };
    this.dispatchEvent(new CustomEvent('meeting', { detail: meeting, bubbles: true }));
  };

  #off = (): void => {
    this.dispatchEvent(new Event('meeting-off', { bubbles: true }));
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#off();
  };

  #problemOf(field: string) {
    if (this.problem?.field !== field) return nothing;
    return html`<span class="field-error" id=${`meeting-${field}-problem`} role="alert">${this.problem.text}</span>`;
  }

  #words(name: string, label: string, hint: string) {
    const wrong = this.problem?.field === name;
    return html`
      <div class="field">
        <label for=${`meeting-${name}`}>${label}</label>
        <input
          class="input"
          id=${`meeting-${name}`}
          name=${name}
          placeholder=${hint}
          autocomplete="off"
          aria-invalid=${wrong ? 'true' : nothing}
          aria-describedby=${wrong ? `meeting-${name}-problem` : nothing}
        />
        ${this.#problemOf(name)}
      </div>
    `;
  }

  #choices(name: string, legend: string, choices: [string, string][]) {
    return html`
      <fieldset class="choices">
        <legend>${legend}</legend>
        <div class="row">
          ${choices.map(
            ([value, label]) => html`
              <label class="choice"
                ><input type="radio" name=${name} value=${value} ?checked=${value === ''} /><span>${label}</span></label
              >
            `,
          )}
        </div>
        ${this.#problemOf(name)}
      </fieldset>
    `;
  }

  protected override render() {
    const introduce = this.kind === 'introduce';
    const [one, other] = this.names;
    const elsewhere = this.problem && !this.querySelector(`[name='${this.problem.field}']`) && this.problem.field !== 'at';
    return html`
      <form class="meeting-form" aria-label=${introduce ? `Introduce ${one} to ${other}` : `How ${one} and ${other} get on`}
        @submit=${this.#send} @keydown=${this.#pressed}
        @time-typed=${(event: CustomEvent<string>) => (this.#at = event.detail)} @time-entered=${this.#send}>
        <time-field
          .name=${'meeting-at'}
          .label=${'When'}
          .problem=${this.problem?.field === 'at' ? this.problem.text : undefined}
        ></time-field>
        ${introduce ? this.#words('reason', 'Why', 'both cry at night') : nothing}
        ${this.#words('reaction', introduce ? 'How they took it' : 'How they get on', 'sniffed, then lay down side by side')}
        ${introduce
          ? html`<label class="check"><input type="checkbox" name="immediate" />They took to each other at once</label>`
          : nothing}
        ${this.#choices('outcome', 'How it went', outcomes)}
        ${introduce ? nothing : this.#choices('sleep', 'How they sleep', sleeps)}
        <div class="meeting-pair">
          ${this.#words('minutes', 'Minutes together', '30')} ${this.#words('note', 'Note', 'in your own words')}
        </div>
        ${elsewhere ? html`<p class="field-error" role="alert">${this.problem?.text}</p>` : nothing}
        <div class="row">
          <button class="button" data-kind="primary" ?disabled=${this.busy}>
            ${introduce ? 'Save the introduction' : 'Save how it goes'}
          </button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#off}>Not now</button>
        </div>
      </form>
    `;
  }
}

customElements.define('meeting-form', MeetingForm);
