// One animal's growth: the chart that the core draws, in the size there is room for, with points for the arrow keys.

import { html, nothing, type TemplateResult } from 'lit';
import { growthCard, onChanged } from '../../api.ts';
import { choices } from '../../choices.ts';
import { LightElement } from '../../light-element.ts';
import { goTo } from '../../router.ts';
import { rustSvg } from '../../rust-svg.ts';
import type { Growth } from '../../types/Growth.ts';
import type { GrowthCard as Card } from '../../types/GrowthCard.ts';
import type { Stretch } from '../../types/Stretch.ts';
import { growthNumbers, growthTable } from './growth-numbers.ts';

/** The height of a chart, in pixels. */
const HEIGHT = 236;

const stretches = [
  ['day', '24 h'],
  ['week', '7 d'],
  ['all', 'All'],
] as const;

/** How long a size must stand still before the chart is drawn anew. */
const SETTLED_MS = 120;

class GrowthCard extends LightElement {
  static override properties = {
    animal: { attribute: false },
    height: { attribute: false },
    growth: { attribute: false },
    stretch: { state: true },
    card: { state: true },
    reading: { state: true },
  };
  declare animal: string | undefined;
  declare height: number;
  /** On the page of the animal itself: the finding is said in full, with its numbers, and the weights stand in a table. */
  declare growth: Growth | undefined;
  declare stretch: Stretch;
  declare card: Card | undefined;
  /** The weight that has the focus, for eyes; who hears it hears its label. */
  declare reading: string | undefined;
  #stop: (() => void) | undefined;
  #width = 0;
  #settling: number | undefined;
  #sizes = new ResizeObserver(([entry]) => this.#sized(Math.floor(entry?.contentRect.width ?? 0)));

  constructor() {
    super();
    this.height = HEIGHT;
    this.stretch = 'all';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onChanged(({ areas }) => {
      if (areas.includes('care') || areas.includes('animals')) void this.#ask();
    });
    this.addEventListener('keydown', this.#walk);
    this.addEventListener('focusin', this.#read);
    this.addEventListener('focusout', this.#read);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#sizes.disconnect();
  }

  protected override firstUpdated(): void {
    const room = this.querySelector('.growth-room');
    if (room) this.#sizes.observe(room);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('animal') || changed.has('stretch')) void this.#ask();
  }

  #sized(width: number): void {
    if (width === this.#width || width === 0) return;
    const first = this.#width === 0;
    this.#width = width;
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => void this.#ask(), first ? 0 : SETTLED_MS);
  }

  async #ask(): Promise<void> {
    const { animal, stretch } = this;
    if (!animal || this.#width === 0) return;
    try {
      const card = await growthCard(animal, stretch, this.#width, this.height);
      if (animal === this.animal && stretch === this.stretch) this.card = card;
    } catch {
      // The animal is not there any more; whoever named it will name another.
      this.card = undefined;
    }
  }

  #read = ({ type, target }: Event): void => {
    const point = type === 'focusin' && target instanceof SVGElement && target.matches('.pt');
    this.reading = point ? (target.getAttribute('aria-label') ?? undefined) : undefined;
  };

  /** Left and right go from weight to weight; each has a label of its own. Enter opens the entry. */
  #walk = (event: KeyboardEvent): void => {
    const entry = (event.target as Element).getAttribute('data-entry');
    if (event.key === 'Enter' && entry !== null && this.animal) {
      event.preventDefault();
      goTo('animals', this.animal, entry);
      return;
    }
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const points = [...this.querySelectorAll<SVGElement>('.pt')];
    const at = points.indexOf(event.target as SVGElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = points[Math.min(points.length - 1, Math.max(0, at + step))];
    for (const point of points) point.setAttribute('tabindex', point === next ? '0' : '-1');
    next?.focus();
  };

  #heading() {
    const { card, growth } = this;
    if (growth) return html`<h2>Growth</h2><p class="muted">${growth.sentence}</p>`;
    return html`
      <h2>${card?.title ?? 'Growth'}</h2>
      <p class="muted">
        ${card?.words ?? nothing}${card?.source ? html` <span class="source">${card.source}</span>` : nothing}
      </p>
    `;
  }

  #stretches(): TemplateResult {
    return choices({
      name: 'growth-stretch',
      legend: 'The last',
      options: stretches,
      value: this.stretch,
      chosen: (stretch) => (this.stretch = stretch as Stretch),
    });
  }

  protected override render() {
    return html`
      <section class="card growth-card" aria-label="Growth" ?data-whole=${this.growth !== undefined}>
        <div class="growth-head">
          <div>${this.#heading()}</div>
          ${this.growth ? this.#stretches() : nothing}
        </div>
        <p class="growth-reading numbers" aria-hidden="true">${this.reading ?? nothing}</p>
        <div class="growth-room">${this.card ? rustSvg(this.card.chart) : nothing}</div>
        ${this.growth ? [growthNumbers(this.growth), growthTable(this.growth)] : nothing}
      </section>
    `;
  }
}

customElements.define('growth-card', GrowthCard);
