// Milestones, care plan and medicines of one animal: what is due, and one key or click for each.

import { html, nothing, type TemplateResult } from 'lit';
import { carePanel, changeCare, giveDose, isRefusal, noteMilestone, onChanged, planMedicine } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { CareChange } from '../../types/CareChange.ts';
import type { CareLine } from '../../types/CareLine.ts';
import type { CarePanel as Panel } from '../../types/CarePanel.ts';
import type { Medicine } from '../../types/Medicine.ts';
import type { MedicineForm } from '../../types/MedicineForm.ts';
import type { MilestoneLine } from '../../types/MilestoneLine.ts';
import './medicine-form.ts';

/** A line that is moved to another day, or a new one of the carer's own. */
interface Editing {
  /** The line; nothing for a new one. */
  line: string | undefined;
  what: string;
  due: string;
  problem: { field: string | undefined; text: string } | undefined;
}

class CarePanel extends LightElement {
  static override properties = {
    animal: { attribute: false },
    panel: { state: true },
    litter: { state: true },
    editing: { state: true },
    ordering: { state: true },
    question: { state: true },
  };
  declare animal: string;
  declare panel: Panel | undefined;
  /** What is done next is done for every littermate as well. */
  declare litter: boolean;
  declare editing: Editing | undefined;
  declare ordering: boolean;
  /** A medicine that was given lately, and what is asked before it is given again. */
  declare question: { drug: string; text: string } | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.litter = false;
    this.ordering = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onChanged(() => void this.#ask());
    this.addEventListener('keydown', this.#walk);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('animal')) return;
    [this.panel, this.editing, this.question, this.ordering, this.litter] = [undefined, undefined, undefined, false, false];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const animal = this.animal;
    try {
      const panel = await carePanel(animal);
      if (animal !== this.animal) return;
      const at = this.#acts.indexOf(document.activeElement as HTMLElement);
      this.panel = panel;
      await this.updateComplete;
      // What was done left the list, and its button with it: the next one takes the focus.
      const acts = this.#acts;
      if (at >= 0 && !acts.includes(document.activeElement as HTMLElement)) acts[Math.min(at, acts.length - 1)]?.focus();
    } catch {
      // The animal is not there any more; its page says so.
      this.panel = undefined;
    }
  }

  get #acts(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.care-act')];
  }

  /** Up and down go from one thing to do to the next. */
  #walk = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const acts = this.#acts;
    const at = acts.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    acts[Math.min(acts.length - 1, Math.max(0, at + step))]?.focus();
  };

  async #do(said: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await saving('the care plan', work);
      say({ text: said, action: undoAction });
      return true;
    } catch (error) {
      say({ text: sentence(error), urgent: true });
      return false;
    }
  }

  #change(line: CareLine, deed: CareChange['deed'], said: string): void {
    const change = { line: line.line, deed, at: '', due: '', litter: this.litter };
    void this.#do(`${line.what}: ${said}`, () => changeCare(this.animal, change));
  }

  #give = async ({ drug }: Medicine): Promise<void> => {
    const anyway = this.question?.drug === drug;
    try {
      await saving('the dose', () => giveDose(this.animal, drug, '', anyway));
      this.question = undefined;
      say({ text: `Given: ${drug}`, action: undoAction });
    } catch (error) {
      if (isRefusal(error) && error.code === 'asks') this.question = { drug, text: error.message };
      else say({ text: sentence(error), urgent: true });
    }
  };

  #stopCourse({ drug }: Medicine): void {
    const order: MedicineForm = { drug, dose: '', route: '', every_hours: '', until: '', by: '', litter: this.litter, stopped: true };
    void this.#do(`Stopped: ${drug}`, () => planMedicine(this.animal, order));
  }

  #edit(line: CareLine | undefined): void {
    this.editing = { line: line?.line, what: line?.what ?? '', due: '', problem: undefined };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.care-edit input')?.focus());
  }

  #close = (): void => {
    const opener = `[data-line='${CSS.escape(this.editing?.line ?? '')}']`;
    this.editing = undefined;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(opener)?.focus());
  };

  #saveDay = async (event: Event): Promise<void> => {
    event.preventDefault();
    const editing = this.editing;
    if (!editing) return;
    const line = editing.line ?? editing.what;
    try {
      await saving('the care plan', () => changeCare(this.animal, { line, deed: 'due', at: '', due: editing.due, litter: this.litter }));
      say({ text: `${editing.what}: the day is set`, action: undoAction });
      this.#close();
    } catch (error) {
      this.editing = { ...editing, problem: { field: isRefusal(error) ? error.field : undefined, text: sentence(error) } };
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  #dayForm(editing: Editing): TemplateResult {
    const set = (values: Partial<Editing>) => (this.editing = { ...editing, ...values, problem: undefined });
    const problem = (field: string) => (editing.problem?.field === field ? editing.problem.text : undefined);
    return html`
      <form class="care-edit" aria-label=${editing.line ? `Another day: ${editing.what}` : 'A line of your own'}
        @submit=${this.#saveDay} @keydown=${this.#pressed}>
        ${editing.line
          ? nothing
          : textLine({
              name: 'care-line',
              label: 'What is to be done',
              value: editing.what,
              problem: problem('line'),
              typed: (what) => set({ what }),
            })}
        ${textLine({
          name: 'care-due',
          label: 'On which day',
          value: editing.due,
          hint: 'tomorrow, 3 days, 2 weeks or 29 nov',
          problem: problem('due'),
          typed: (due) => set({ due }),
        })}
        <div class="row">
          <button class="button" data-kind="primary" type="submit">Set the day <kbd aria-hidden="true">↵</kbd></button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#close}>Not now</button>
        </div>
      </form>
    `;
  }

  #medicine(medicine: Medicine): TemplateResult {
    const { drug, order, words, over } = medicine;
    const asked = this.question?.drug === drug ? this.question.text : undefined;
    return html`
      <li class="care-line">
        <span class="care-words">
          <strong>${drug}</strong>
          ${order ? html`<span class="muted">${order}</span>` : nothing}
          <span class="numbers" data-now=${medicine.now}>${words}</span>
          ${asked ? html`<span class="care-question" role="alert">${asked}</span>` : nothing}
        </span>
        ${over
          ? nothing
          : html`<span class="row care-acts">
              <button class="button care-act" type="button" aria-label=${asked ? `Give it again: ${drug}` : `${drug} given`}
                @click=${() => void this.#give(medicine)} @blur=${() => (this.question = undefined)}>
                ${asked ? 'Give it again' : 'Given'}
              </button>
              <button class="button" data-kind="quiet" type="button" aria-label=${`Stop ${drug}`}
                @click=${() => this.#stopCourse(medicine)}>Stop</button>
            </span>`}
      </li>
    `;
  }

  #line(line: CareLine): TemplateResult {
    const { what, words, source, state } = line;
    if (this.editing?.line === line.line) return html`<li class="care-line">${this.#dayForm(this.editing)}</li>`;
    return html`
      <li class="care-line">
        <span class="care-words">
          <strong>${what}</strong>
          <span class="numbers" data-now=${state === 'due'}>${words}</span>
          ${line.how ? html`<span class="muted">${line.how}</span>` : nothing}
          ${source ? html`<span class="source">${source.mark}</span>` : nothing}
        </span>
        <span class="row care-acts">
          ${state === 'left_out'
            ? html`<button class="button" type="button" aria-label=${`Take in again: ${what}`}
                @click=${() => this.#change(line, 'put_back', 'taken in again')}>Take in again</button>`
            : state === 'done'
              ? nothing
              : html`
                  <button class="button care-act" type="button" aria-label=${`${what}, done`}
                    @click=${() => this.#change(line, 'done', 'done')}>Done</button>
                  <button class="button" data-kind="quiet" type="button" data-line=${line.line}
                    aria-label=${`Another day for ${what}`} @click=${() => this.#edit(line)}>Another day</button>
                  <button class="button" data-kind="quiet" type="button" aria-label=${`Leave out ${what}`}
                    @click=${() => this.#change(line, 'leave_out', 'left out')}>Leave out</button>
                `}
        </span>
      </li>
    `;
  }

  #milestone({ name, what, words, source, state }: MilestoneLine): TemplateResult {
    return html`
      <li class="care-line">
        <span class="care-words">
          <strong>${what}</strong>
          <span class="numbers">${words}</span>
          <span class="source">${source.mark}</span>
        </span>
        ${state === 'came'
          ? nothing
          : html`<span class="row care-acts">
              <button class="button care-act" type="button" aria-label=${`${what}: note it`}
                @click=${() => void this.#do(`Noted: ${what.toLowerCase()}`, () => noteMilestone(this.animal, name))}>
                Note it
              </button>
            </span>`}
      </li>
    `;
  }

  #folded(title: string, lines: TemplateResult[]): TemplateResult | typeof nothing {
    if (lines.length === 0) return nothing;
    return html`<details><summary>${title} <span class="muted">${lines.length}</span></summary><ul role="list">${lines}</ul></details>`;
  }

  #medicines(panel: Panel): TemplateResult {
    const done = () => {
      this.ordering = false;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.care-order')?.focus());
    };
    return html`
      <section aria-labelledby="care-medicines">
        <h3 id="care-medicines">Medicines</h3>
        ${panel.medicines.length
          ? html`<ul role="list">${panel.medicines.map((medicine) => this.#medicine(medicine))}</ul>`
          : html`<p class="muted">None that somebody ordered.</p>`}
        ${this.ordering
          ? html`<medicine-form .animal=${this.animal} .litter=${this.litter} .vet=${panel.vet} @done=${done}></medicine-form>`
          : html`<button class="button care-order" type="button" @click=${() => (this.ordering = true)}>A medicine the vet ordered</button>`}
      </section>
    `;
  }

  #plan(panel: Panel): TemplateResult {
    const isNew = this.editing !== undefined && this.editing.line === undefined;
    return html`
      <section aria-labelledby="care-plan">
        <h3 id="care-plan">Care plan</h3>
        ${panel.lines.length
          ? html`<ul role="list">${panel.lines.map((line) => this.#line(line))}</ul>`
          : html`<p class="muted">Nothing is planned. Add what your vet says.</p>`}
        ${isNew && this.editing
          ? this.#dayForm(this.editing)
          : html`<button class="button" type="button" data-line="" @click=${() => this.#edit(undefined)}>A line of your own</button>`}
        ${this.#folded('Done and left out', panel.settled.map((line) => this.#line(line)))}
      </section>
    `;
  }

  #milestones(panel: Panel): TemplateResult {
    return html`
      <section aria-labelledby="care-milestones">
        <h3 id="care-milestones">Milestones</h3>
        ${panel.no_milestones ? html`<p class="muted">${panel.no_milestones}</p>` : nothing}
        <ul role="list">
          ${[...panel.milestones, ...panel.to_come].map((line) => this.#milestone(line))}
        </ul>
        ${this.#folded('Noted', panel.came.map((line) => this.#milestone(line)))}
      </section>
    `;
  }

  protected override render() {
    const { panel } = this;
    // Of one that died or left nothing is planned.
    if (panel?.here === false) return nothing;
    return html`
      <section class="card care-panel" aria-labelledby="care-title">
        <div class="care-head">
          <h2 id="care-title">Milestones and care</h2>
          ${panel?.litter
            ? html`<label class="check">
                <input type="checkbox" .checked=${this.litter} @change=${(event: Event) => (this.litter = (event.target as HTMLInputElement).checked)} />
                <span>Care plan and orders for ${panel.litter}</span>
              </label>`
            : nothing}
        </div>
        ${panel
          ? html`<div class="care-parts">
              ${this.#medicines(panel)} ${panel.open ? this.#plan(panel) : nothing} ${panel.open ? this.#milestones(panel) : nothing}
            </div>`
          : nothing}
      </section>
    `;
  }
}

customElements.define('care-panel', CarePanel);
