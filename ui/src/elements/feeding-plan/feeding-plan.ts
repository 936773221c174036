// One animal's feeding plan: how often, how much, why, and what that rests on. Everything in it is worked out in Rust.

import { html, nothing, type TemplateResult } from 'lit';
import { feedingPlan, mixFormula, onChanged } from '../../api.ts';
import { undoAction } from '../../history.ts';
import { icon } from '../../icons.ts';
import { addShortcuts } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { FeedingPlan } from '../../types/FeedingPlan.ts';
import type { PlanLine } from '../../types/PlanLine.ts';
import type { PlanNote } from '../../types/PlanNote.ts';
import type { Source } from '../../types/Source.ts';
import './plan-form.ts';

const mark = (source: Source | null) =>
  source ? html` <span class="source" title=${source.cite}>${source.mark}</span>` : nothing;

class FeedingPlanCard extends LightElement {
  static override properties = {
    animal: { attribute: false },
    name: { attribute: false },
    found: { state: true },
    changing: { state: true },
  };
  declare animal: string;
  declare name: string;
  declare found: FeedingPlan | undefined;
  declare changing: boolean;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.changing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(({ areas }) => {
        if (areas.includes('care') || areas.includes('animals') || areas.includes('settings')) void this.#ask();
      }),
      addShortcuts([{ keys: 'm', label: 'Set the feeding plan', group: 'Animal', run: () => this.#turn() }]),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('animal')) return;
    this.changing = false;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const animal = this.animal;
    try {
      const found = await feedingPlan(animal);
      if (animal === this.animal) this.found = found;
    } catch {
      // The animal is not there any more; whoever named it will name another.
      this.found = undefined;
    }
  }

  #turn(): void {
    if (this.found?.can_be_set) this.changing = !this.changing;
  }

  #close = async (): Promise<void> => {
    this.changing = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-keyshortcuts=m]')?.focus();
  };

  #mix = async (): Promise<void> => {
    try {
      await saving('the formula', () => mixFormula(this.animal));
      say({ text: 'Saved: formula mixed', action: undoAction });
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  };

  #line = ({ what, figure, why, source }: PlanLine): TemplateResult => html`
    <div>
      <dt>${what}</dt>
      <dd><b class="numbers">${figure}</b> <span class="muted">${why}${mark(source)}</span></dd>
    </div>
  `;

  #note = ({ level, text, source }: PlanNote): TemplateResult => html`
    <li data-level=${level}>${level === 'warn' ? icon('warning') : nothing}<span>${text}${mark(source)}</span></li>
  `;

  #plan({ plan, rests_on }: FeedingPlan): TemplateResult | typeof nothing {
    if (!plan) return nothing;
    return html`
      <dl>${plan.lines.map(this.#line)}</dl>
      ${plan.notes.length ? html`<ul class="plan-notes">${plan.notes.map(this.#note)}</ul>` : nothing}
      ${rests_on.length
        ? html`<details>
            <summary>What this rests on</summary>
            <ul>${rests_on.map(({ words }) => html`<li>${words}</li>`)}</ul>
          </details>`
        : nothing}
    `;
  }

  protected override render() {
    const found = this.found;
    // One who is not here any more has no plan, and nothing says so.
    if (found && !found.can_be_set) return nothing;
    return html`
      <section class="card feeding-plan" aria-labelledby="feeding-plan-title">
        <h2 id="feeding-plan-title">Feeding plan</h2>
        ${found
          ? html`
              <p class=${found.plan ? 'plan-headline' : 'muted'}>${found.headline}</p>
              ${found.next ? html`<p>${found.next[0]} <span class="muted">${found.next[1]}</span></p>` : nothing}
              ${this.#plan(found)}
              <div class="row">
                <button
                  class="button"
                  type="button"
                  aria-expanded=${this.changing}
                  aria-keyshortcuts="m"
                  @click=${() => this.#turn()}
                >
                  Set the plan <kbd aria-hidden="true">M</kbd>
                </button>
                ${found.plan
                  ? html`<button class="button" data-kind="quiet" type="button" @click=${this.#mix}>
                      Formula mixed just now
                    </button>`
                  : nothing}
              </div>
              ${this.changing
                ? html`<plan-form
                    .animal=${this.animal}
                    .name=${this.name}
                    .littermates=${found.littermates}
                    .form=${found.form}
                    @done=${this.#close}
                  ></plan-form>`
                : nothing}
            `
          : nothing}
      </section>
    `;
  }
}

customElements.define('feeding-plan', FeedingPlanCard);
