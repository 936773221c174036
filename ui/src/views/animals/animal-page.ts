// How one animal is: what it weighs now, how it grows, and everything the book holds about it.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { animalPage, onChanged, watched } from '../../api.ts';
import { collarMark } from '../../collar-mark.ts';
import '../../elements/care-panel/care-panel.ts';
import '../../elements/feeding-plan/feeding-plan.ts';
import '../../elements/growth-card/growth-card.ts';
import '../../elements/watch-list/watch-list.ts';
import { gainNote } from '../../gain.ts';
import { icon } from '../../icons.ts';
import { addShortcuts } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf, goTo } from '../../router.ts';
import { sentence } from '../../sentence.ts';
import type { AnimalPage as Page } from '../../types/AnimalPage.ts';
import type { Watched } from '../../types/Watched.ts';
import type { AnimalPhotos } from './animal-photos.ts';
import './animal-photos.ts';
import './animal-timeline.ts';
import './card-form.ts';
import './death-form.ts';
import './entry-form.ts';
import './quick-weigh.ts';

type Open = 'weigh' | 'entry' | 'card' | 'death';

/** The height of the chart on the page, in pixels. */
const CHART_HEIGHT = 340;

class AnimalPage extends LightElement {
  static override properties = { animal: { attribute: false }, entry: { attribute: false }, page: { state: true }, open: { state: true }, watched: { state: true } };
  declare animal: string;
  /** The entry to open, when the address names one. */
  declare entry: string | undefined;
  declare page: Page | undefined;
  declare open: Open | undefined;
  declare watched: Watched | undefined;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(() => void this.#ask()),
      addShortcuts([
        { keys: 'w', label: 'Weigh', group: 'Animal', run: () => this.#turn('weigh') },
        { keys: 'c', label: 'Milestones and care', group: 'Animal', run: () => this.#toCare() },
        { keys: 'n', label: 'New entry', group: 'Animal', run: () => this.#turn('entry') },
        { keys: 'e', label: 'Change the card', group: 'Animal', run: () => this.#turn('card') },
        { keys: 'f', label: 'Add photos', group: 'Animal', run: () => this.#photos?.add() },
        { keys: 'p', label: 'Papers to print', group: 'Animal', run: () => goTo('sheets', 'vet', this.animal) },
        { keys: 'Escape', label: 'Back to all animals', group: 'Animal', run: () => this.#leave() },
      ]),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('animal')) return;
    [this.page, this.open] = [undefined, undefined];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const animal = this.animal;
    try {
      const [page, watch] = await Promise.all([animalPage(animal), watched(animal)]);
      if (animal !== this.animal) return;
      this.watched = watch;
      const first = this.page === undefined;
      this.page = page;
      await this.updateComplete;
      if (first) this.dispatchEvent(new Event('ready'));
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  get #photos(): AnimalPhotos | null {
    return this.querySelector<AnimalPhotos>('animal-photos');
  }

  #toCare(): void {
    this.querySelector<HTMLElement>('.care-act, care-panel .button')?.focus();
  }

  #leave(): void {
    // What lies on top goes first.
    if (!document.querySelector(':popover-open')) goTo('animals');
  }

  #turn(open: Open): void {
    if (open === 'weigh' && this.page?.remembered) return;
    this.open = this.open === open ? undefined : open;
  }

  #close = (): void => {
    const opener = `[data-opens=${this.open ?? ''}]`;
    this.open = undefined;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(opener)?.focus());
  };

  #opener(open: Open, words: string, key: string): TemplateResult {
    return html`
      <button
        class="button"
        type="button"
        data-opens=${open}
        aria-expanded=${this.open === open}
        aria-keyshortcuts=${key}
        @click=${() => this.#turn(open)}
      >
        ${words} <kbd aria-hidden="true">${key}</kbd>
      </button>
    `;
  }

  #form(page: Page): TemplateResult | typeof nothing {
    switch (this.open) {
      case 'weigh':
        return html`<quick-weigh class="card" .animal=${this.animal} .name=${page.animal.name} @done=${this.#close}></quick-weigh>`;
      case 'entry':
        return html`<entry-form class="card" .animal=${this.animal} .animals=${page.animals} @done=${this.#close}></entry-form>`;
      case 'card':
        return html`<card-form class="card" .animal=${this.animal} .card=${page.card} .collars=${page.collars} .sizes=${page.adult_sizes} @done=${this.#close}></card-form>`;
      default:
        return nothing;
    }
  }

  #now(page: Page): TemplateResult {
    const { growth, animal } = page;
    return html`
      <section class="card now-card" aria-labelledby="now-title">
        <h2 id="now-title">${page.remembered ? 'Last noted' : 'Now'}</h2>
        <p class="now-weight">${growth.latest_text ?? 'No weight yet'}</p>
        ${growth.latest_when ? html`<p class="muted numbers">${growth.latest_when}</p>` : nothing}
        ${animal.gain ? gainNote(animal.gain) : nothing}
        <dl>
          ${page.latest.map(([what, words]) => html`<div><dt>${what}</dt><dd>${words}</dd></div>`)}
          ${animal.company ? html`<div><dt>Company</dt><dd>${animal.company}</dd></div>` : nothing}
        </dl>
        ${page.pairs.map((pair) => html`<p>${pair}</p>`)} ${page.due ? html`<p>${page.due}</p>` : nothing}
      </section>
    `;
  }

  /** What else is kept of it, an element a line; each asks for itself. */
  #panels(page: Page): TemplateResult {
    return html`
      <feeding-plan .animal=${this.animal} .name=${page.animal.name}></feeding-plan>
      <care-panel .animal=${this.animal}></care-panel>
    `;
  }

  /** At the end of the page, where nobody meets it in passing. */
  #end(page: Page): TemplateResult | typeof nothing {
    if (page.remembered) return nothing;
    if (this.open === 'death') {
      return html`<death-form class="card" .animal=${this.animal} .name=${page.animal.name} @done=${this.#close}></death-form>`;
    }
    return html`
      <div>
        <button class="button" data-kind="quiet" type="button" data-opens="death" @click=${() => this.#turn('death')}>
          Enter a death
        </button>
      </div>
    `;
  }

  protected override render() {
    const page = this.page;
    if (!page) return html`<header class="page-heading"><h1>Animal</h1></header>`;
    const { animal } = page;
    return html`
      <a class="back-link" href=${addressOf('animals')}>${icon('back')} Animals</a>
      <header class="page-heading">
        <div class="animal-heading">
          ${collarMark(animal.collar, animal.name)}
          <div>
            <h1>${animal.name}</h1>
            <p>${animal.whereabouts ? `${page.headline} · ${animal.whereabouts}` : page.headline}</p>
          </div>
        </div>
        <div class="row">
          ${page.remembered ? nothing : this.#opener('weigh', 'Weigh', 'W')} ${this.#opener('entry', 'New entry', 'N')}
          ${this.#opener('card', 'Card', 'E')}
          <a class="button" href=${addressOf('sheets', 'vet', this.animal)} aria-keyshortcuts="P">Print <kbd aria-hidden="true">P</kbd></a>
        </div>
      </header>
      ${this.#form(page)}
      <watch-list .animal=${this.animal} .watched=${this.watched}></watch-list>
      <div class="animal-cards">
        <growth-card .animal=${this.animal} .height=${CHART_HEIGHT} .growth=${page.growth}></growth-card>
        ${this.#now(page)}
      </div>
      <div class="animal-panels">${this.#panels(page)}</div>
      <animal-photos .animal=${this.animal} .name=${animal.name}></animal-photos>
      <animal-timeline .animal=${this.animal} .first=${page.timeline} .animals=${page.animals} .wanted=${this.entry}></animal-timeline>
      ${this.#end(page)}
    `;
  }
}

customElements.define('animal-page', AnimalPage);
