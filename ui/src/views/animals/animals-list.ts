// Who there is: litters and singles, those of most concern first; who left and who died, folded away.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { animals, onChanged, watched } from '../../api.ts';
import '../../elements/watch-list/watch-list.ts';
import { addShortcuts, toldKeys } from '../../keys.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf, goTo } from '../../router.ts';
import { sentence } from '../../sentence.ts';
import type { AnimalLine } from '../../types/AnimalLine.ts';
import type { AnimalsView } from '../../types/AnimalsView.ts';
import type { Watched } from '../../types/Watched.ts';
import type { Group } from '../../types/Group.ts';
import { emptyRound } from '../round/empty-round.ts';
import { careDue } from './care-due.ts';
import { animalRow } from './animal-row.ts';
import './litter-growth.ts';
import './quick-weigh.ts';

const headings = ['Animal', 'Weight', 'Gain', 'Last days', 'Worth a look'];

class AnimalsList extends LightElement {
  static override properties = { view: { state: true }, watched: { state: true }, wanted: { state: true }, weighing: { state: true }, drawn: { state: true } };
  declare view: AnimalsView | undefined;
  declare watched: Watched | undefined;
  declare wanted: string;
  /** The animal that is weighed in its place. */
  declare weighing: string | undefined;
  /** The litter whose chart is open. */
  declare drawn: string | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.wanted = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(() => void this.#ask()),
      addShortcuts([
        { keys: 'l', label: 'Take in a litter or one animal', group: 'Animals', run: () => goTo('animals', 'new') },
        { keys: '/', label: 'Find an animal', group: 'Animals', run: () => this.#find() },
        { keys: 'ArrowDown', label: 'To an animal', group: 'Animals', run: () => this.#first()?.focus() },
        ...toldKeys('Animals', ['Enter', 'Open it'], ['w', 'Weigh it']),
      ]),
    ];
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  async #ask(): Promise<void> {
    try {
      const first = this.view === undefined;
      [this.view, this.watched] = await Promise.all([animals(), watched(null)]);
      await this.updateComplete;
      if (first) this.dispatchEvent(new Event('ready'));
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  #find(): void {
    this.querySelector<HTMLElement>('#find-animal')?.focus();
  }

  #first(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.animal-name');
  }

  #isWanted = (line: AnimalLine): boolean => line.name.toLowerCase().includes(this.wanted.trim().toLowerCase());

  /** Arrows go from animal to animal, Enter opens. */
  #walk = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const names = [...this.querySelectorAll<HTMLElement>('.animal-name')];
    const at = names.indexOf(event.target as HTMLElement);
    event.preventDefault();
    names[Math.min(names.length - 1, Math.max(0, at + step))]?.focus();
  };

  #opened = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#first()?.click();
    if (event.key === 'ArrowDown') this.#walk(event);
  };

  #pressed = (event: KeyboardEvent): void => {
    const name = event.target as HTMLElement;
    if (!name.matches('.animal-name')) return;
    this.#walk(event);
    if (event.key !== 'w' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.weighing = name.dataset['animal'];
  };

  #weighed = (): void => {
    const name = this.querySelector<HTMLElement>(`.animal-name[data-animal='${CSS.escape(this.weighing ?? '')}']`);
    this.weighing = undefined;
    name?.focus();
  };

  #weighRow({ id, name }: AnimalLine): TemplateResult {
    return html`
      <tr class="animal-weigh">
        <td colspan="5"><quick-weigh .animal=${id} .name=${name} @done=${this.#weighed}></quick-weigh></td>
      </tr>
    `;
  }

  #table(title: string, lines: AnimalLine[]): TemplateResult {
    return html`
      <table class="animal-table">
        <caption class="visually-hidden">${title}</caption>
        <thead>
          <tr>
            ${headings.map((words) => html`<th scope="col"><span class="visually-hidden">${words}</span></th>`)}
          </tr>
        </thead>
        <tbody>${lines.map((line) => [animalRow(line), line.id === this.weighing ? this.#weighRow(line) : nothing])}</tbody>
      </table>
    `;
  }

  #group(group: Group): TemplateResult | typeof nothing {
    const lines = group.animals.filter(this.#isWanted);
    if (lines.length === 0) return nothing;
    return html`
      <section class="card animal-group">
        <div class="animal-group-head">
          <h2>${group.title}</h2>
          <p class="muted">${group.subtitle}</p>
          ${group.litter ? html`<span class="row"><a href=${addressOf('round', group.litter)}>Feed them</a> <a href=${addressOf('sheets', 'handover', group.litter)}>Print</a></span>` : nothing}
        </div>
        ${this.#table(group.title, lines)} ${this.#growth(group)}
      </section>
    `;
  }

  /** The chart of a litter, drawn while it is open. */
  #growth({ litter, animals }: Group): TemplateResult | typeof nothing {
    if (litter === null || animals.length < 2) return nothing;
    const toggled = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) this.drawn = litter;
      else if (this.drawn === litter) this.drawn = undefined;
    };
    const isOpen = this.drawn === litter;
    return html`
      <details class="litter-growth" .open=${live(isOpen)} @toggle=${toggled}>
        <summary>How they grow</summary>
        ${isOpen ? html`<litter-growth .animals=${animals}></litter-growth>` : nothing}
      </details>
    `;
  }

  #folded(title: string, lines: AnimalLine[]): TemplateResult | typeof nothing {
    const wanted = lines.filter(this.#isWanted);
    if (wanted.length === 0) return nothing;
    return html`
      <details class="card animal-group">
        <summary><h2>${title}</h2> <span class="muted">${wanted.length}</span></summary>
        ${this.#table(title, wanted)}
      </details>
    `;
  }

  protected override render() {
    const view = this.view;
    if (!view) return html`<header class="page-heading"><h1>Animals</h1></header>`;
    if (view.groups.length + view.left.length + view.remembered.length === 0) return emptyRound('Animals');
    const typed = (event: Event) => (this.wanted = (event.target as HTMLInputElement).value);
    return html`
      <header class="page-heading">
        <h1>Animals</h1>
        <div class="row">
          <span class="find">
            ${icon('search')}
            <input
              class="input"
              id="find-animal"
              type="search"
              aria-label="Find an animal"
              placeholder="Find"
              autocomplete="off"
              @input=${typed}
              @keydown=${this.#opened}
            />
          </span>
          <a class="button" data-kind="primary" href=${addressOf('animals', 'new')} aria-keyshortcuts="L">
            ${icon('plus')} Litter or animal <kbd aria-hidden="true">L</kbd>
          </a>
        </div>
      </header>
      <watch-list .watched=${this.watched}></watch-list>
      ${careDue(view.care)}
      <div class="animal-groups" @keydown=${this.#pressed}>
        ${view.groups.map((group) => this.#group(group))} ${this.#folded('No longer here', view.left)}
        ${this.#folded('Remembered', view.remembered)}
      </div>
      <p class="key-row" aria-hidden="true">
        <span><kbd>↓</kbd> <kbd>↑</kbd> to an animal</span><span><kbd>Enter</kbd> opens</span>
        <span><kbd>W</kbd> weighs</span><span><kbd>/</kbd> finds</span>
      </p>
    `;
  }
}

customElements.define('animals-list', AnimalsList);
