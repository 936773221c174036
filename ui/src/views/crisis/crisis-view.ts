// The crisis page: the vet's number, a stopwatch, four steps to take together, and the last day to read out.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { crisis, crisisStep, isRefusal, onChanged, setSetting } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { collarMark } from '../../collar-mark.ts';
import { undoAction } from '../../history.ts';
import { addShortcuts } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf } from '../../router.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { CrisisLine } from '../../types/CrisisLine.ts';
import type { CrisisView as Crisis } from '../../types/CrisisView.ts';

const SECOND_MS = 1000;

/** What can be set here, because the page is not whole without it. */
const vetFields = [
  ['vet_phone', 'The vet’s number'],
  ['vet_name', 'The vet’s name'],
] as const;

/** Seconds as a stopwatch shows them: `3:05`, `1:02:05`. */
function clock(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

class CrisisView extends ViewElement {
  static override properties = {
    ...ViewElement.properties,
    page: { state: true },
    passed: { state: true },
    typed: { state: true },
    problems: { state: true },
  };
  declare page: Crisis | undefined;
  /** Seconds since the first step; nothing before it. */
  declare passed: number | undefined;
  declare typed: Record<string, string>;
  declare problems: Record<string, string>;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.typed = {};
    this.problems = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const second = setInterval(() => this.#tick(), SECOND_MS);
    this.#stops = [
      () => clearInterval(second),
      onChanged(() => void this.#ask()),
      addShortcuts([
        ...[0, 1, 2, 3].map((at) => ({
          keys: String(at + 1),
          label: ['Warm', 'Sugar on the gums', 'Call the vet', 'No milk'][at] ?? '',
          group: 'Crisis',
          run: () => void this.#take(this.page?.steps[at]),
        })),
        { keys: 'Escape', label: 'Back to where you were', group: 'Crisis', run: () => this.#leave() },
      ]),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    for (const [key] of vetFields) void this.#set(key);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('rest')) void this.#ask();
  }

  async #ask(): Promise<void> {
    const wanted = this.rest[0] ?? '';
    try {
      const page = await crisis(wanted);
      if (wanted === (this.rest[0] ?? '')) await this.#show(page);
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  async #show(page: Crisis): Promise<void> {
    const before = this.page;
    this.page = page;
    this.#tick();
    await this.updateComplete;
    if (!before && !page.animal) this.querySelector<HTMLElement>('.crisis-choice')?.focus();
    else if (before && before.animal?.id !== page.animal?.id) this.closest<HTMLElement>('main')?.focus();
    this.shown();
  }

  #leave(): void {
    // What lies on top goes first.
    if (!document.querySelector(':popover-open')) history.back();
  }

  #tick(): void {
    const started = this.page?.started;
    this.passed = started ? Math.max(0, Math.floor((Date.now() - Date.parse(started)) / SECOND_MS)) : undefined;
  }

  async #take(line: CrisisLine | undefined): Promise<void> {
    const animal = this.page?.animal;
    if (!line || !animal) return;
    try {
      await this.#show(await saving(line.title, () => crisisStep(animal.id, line.step)));
      say({ text: `Saved ${animal.name} · ${line.title}`, action: undoAction });
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  async #set(key: string): Promise<void> {
    const text = this.typed[key]?.trim();
    if (!text) return;
    try {
      await saving('the vet', () => setSetting(key, text));
      const { [key]: _, ...rest } = this.typed;
      this.typed = rest;
    } catch (error) {
      this.problems = { ...this.problems, [key]: isRefusal(error) ? error.message : sentence(error) };
    }
  }

  #vet(page: Crisis): TemplateResult {
    const missing = vetFields.filter(([key]) => page[key] === '');
    const line = ([key, label]: (typeof vetFields)[number]) => {
      const set = () => void this.#set(key);
      const entered = (event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && set();
      const typed = (text: string) => {
        this.typed = { ...this.typed, [key]: text };
        this.problems = { ...this.problems, [key]: '' };
      };
      return html`
        <div @focusout=${set} @keydown=${entered}>
          ${textLine({
            name: `crisis-${key}`,
            label,
            value: this.typed[key] ?? '',
            problem: this.problems[key] || undefined,
            typed,
          })}
        </div>
      `;
    };
    return html`
      <section class="card crisis-vet" aria-labelledby="crisis-vet">
        <h2 id="crisis-vet">${page.vet_name ? `Call ${page.vet_name}` : 'Call the vet'}</h2>
        ${page.vet_phone ? html`<p class="crisis-number numbers">${page.vet_phone}</p>` : nothing}
        ${missing.map(line)}
      </section>
    `;
  }

  #watch(page: Crisis): TemplateResult {
    return html`
      <section class="card crisis-watch" aria-labelledby="crisis-watch">
        <h2 id="crisis-watch">Since the first step</h2>
        <p class="crisis-clock numbers" role="timer" aria-live="off">${clock(this.passed ?? 0)}</p>
        <p class="muted">${page.started ? 'It goes on when you leave this page.' : 'It starts with the first step.'}</p>
      </section>
    `;
  }

  #step(line: CrisisLine, at: number): TemplateResult {
    return html`
      <li>
        <button
          class="button crisis-step"
          type="button"
          aria-keyshortcuts=${at + 1}
          data-logged=${line.logged !== ''}
          @click=${() => void this.#take(line)}
        >
          <kbd aria-hidden="true">${at + 1}</kbd>
          <span class="crisis-step-words"><strong>${line.title}</strong> <span>${line.words}</span></span>
          <span class="crisis-step-logged numbers">${line.logged}</span>
        </button>
      </li>
    `;
  }

  #choice(page: Crisis): TemplateResult {
    if (page.choices.length === 0) return html`<p class="empty-note">Nobody is in care.</p>`;
    return html`
      <section class="card" aria-labelledby="crisis-whose">
        <h2 id="crisis-whose">Who is it?</h2>
        ${this.#list(page)}
      </section>
    `;
  }

  #list(page: Crisis): TemplateResult {
    return html`
      <ul class="crisis-choices" role="list">
        ${page.choices.map(
          ({ id, name, collar, worry }) => html`
            <li>
              <a class="button crisis-choice" href=${addressOf('crisis', id)}>
                ${collarMark(collar, name)}<span>${name}</span>${worry ? html`<span class="muted">${worry}</span>` : nothing}
              </a>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #others(page: Crisis): TemplateResult | typeof nothing {
    if (page.choices.length === 0) return nothing;
    return html`<details class="card"><summary>Another animal</summary>${this.#list(page)}</details>`;
  }

  #together(page: Crisis): TemplateResult {
    return html`
      <section class="card" aria-labelledby="crisis-steps">
        <h2 id="crisis-steps">All four, together</h2>
        <ol class="crisis-steps" role="list">${page.steps.map((line, at) => this.#step(line, at))}</ol>
        <p class="source">${page.source.mark}</p>
      </section>
      <section class="card" aria-labelledby="crisis-read">
        <h2 id="crisis-read">To read out: the last 24 hours</h2>
        <ul class="crisis-read" role="list">${page.read_out.map((line) => html`<li>${line}</li>`)}</ul>
      </section>
    `;
  }

  protected override render() {
    const page = this.page;
    if (!page) return html`<header class="page-heading"><h1>Crisis</h1></header>`;
    const { animal } = page;
    return html`
      <header class="page-heading">
        <div class="animal-heading">
          ${animal ? collarMark(animal.collar, animal.name) : nothing}
          <h1>${animal ? `Crisis: ${animal.name}` : 'Crisis'}</h1>
        </div>
      </header>
      <div class="crisis-top">${this.#vet(page)} ${animal ? this.#watch(page) : nothing}</div>
      ${animal ? this.#together(page) : this.#choice(page)} ${animal ? this.#others(page) : nothing}
    `;
  }
}

customElements.define('crisis-view', CrisisView);
