// Everything the book holds about an animal, the newest first; each entry opens to be corrected, moved or taken back.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { moveEntry, takeBack, timeline } from '../../api.ts';
import { undoAction } from '../../history.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Choice } from '../../types/Choice.ts';
import type { TimelineEntry } from '../../types/TimelineEntry.ts';
import type { TimelinePage } from '../../types/TimelinePage.ts';
import './entry-form.ts';

class AnimalTimeline extends LightElement {
  static override properties = {
    animal: { attribute: false },
    animals: { attribute: false },
    first: { attribute: false },
    wanted: { attribute: false },
    earlier: { state: true },
    opened: { state: true },
    correcting: { state: true },
    moving: { state: true },
  };
  declare animal: string;
  declare animals: Choice[];
  /** The newest page. */
  declare first: TimelinePage;
  /** The entry to open; it is looked for as far back as it takes. */
  declare wanted: string | undefined;
  /** The pages before it that were asked for. */
  declare earlier: TimelinePage[];
  /** The entry whose actions are shown. */
  declare opened: string | undefined;
  declare correcting: string | undefined;
  declare moving: string | undefined;

  constructor() {
    super();
    this.earlier = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('animal')) this.earlier = [];
    else if (changed.has('first') && this.earlier.length > 0) void this.#askAgain(this.earlier.length);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('wanted') && this.wanted !== undefined) void this.#open(this.wanted).catch(this.#tell);
  }

  async #open(wanted: string): Promise<void> {
    const holds = ({ entries }: TimelinePage) => entries.some(({ id }) => id === wanted);
    while (![this.first, ...this.earlier].some(holds)) {
      const next = (this.earlier.at(-1) ?? this.first).next;
      if (next === null) return;
      this.earlier = [...this.earlier, await timeline(this.animal, next)];
    }
    this.opened = wanted;
    await this.updateComplete;
    const summary = this.querySelector<HTMLElement>(`[data-entry='${CSS.escape(wanted)}'] > summary`);
    summary?.scrollIntoView({ block: 'center' });
    summary?.focus();
  }

  /** What was shown before a change is shown again, as far back. */
  async #askAgain(pages: number): Promise<void> {
    const earlier: TimelinePage[] = [];
    let next = this.first.next;
    while (next !== null && earlier.length < pages) {
      const page: TimelinePage = await timeline(this.animal, next);
      earlier.push(page);
      next = page.next;
    }
    this.earlier = earlier;
  }

  #askEarlier = (): void => {
    void this.#askAgain(this.earlier.length + 1).catch(this.#tell);
  };

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  async #do(what: string, said: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await saving(what, work);
      say({ text: said, action: undoAction });
      this.moving = undefined;
    } catch (error) {
      this.#tell(error);
    }
  }

  #corrected = (): void => {
    const opened = this.correcting;
    this.correcting = undefined;
    this.querySelector<HTMLElement>(`[data-entry='${opened ?? ''}'] summary`)?.focus();
  };

  #actions(entry: TimelineEntry): TemplateResult {
    const { id, title } = entry;
    if (this.correcting === id) {
      return html`${keyed(
        id,
        html`<entry-form .animal=${this.animal} .animals=${this.animals} .entry=${id} @done=${this.#corrected}></entry-form>`,
      )}`;
    }
    const others = this.animals.filter((choice) => choice.id !== this.animal);
    const move = ({ id: to, label }: Choice) =>
      this.#do('the entry', `Moved to ${label}`, () => moveEntry(id, this.animal, to));
    return html`
      <div class="row">
        ${entry.not_understood
          ? nothing
          : html`<button class="button" type="button" @click=${() => (this.correcting = id)}>Correct</button>`}
        ${others.length
          ? html`<button class="button" type="button" aria-expanded=${this.moving === id}
              @click=${() => (this.moving = this.moving === id ? undefined : id)}>Move to the right animal</button>`
          : nothing}
        <button class="button" type="button"
          @click=${() => this.#do('the entry', `Taken back: ${title.toLowerCase()}`, () => takeBack(id))}>
          Take back
        </button>
      </div>
      ${this.moving === id
        ? html`<div class="row" role="group" aria-label="Move to">
            ${others.map((choice) => html`<button class="chip" type="button" @click=${() => move(choice)}>${choice.label}</button>`)}
          </div>`
        : nothing}
    `;
  }

  #toggled(id: string, open: boolean): void {
    if (open) [this.opened, this.correcting, this.moving] = [id, undefined, undefined];
    else if (this.opened === id) this.opened = undefined;
  }

  #entry(entry: TimelineEntry): TemplateResult {
    const toggled = (event: Event) => this.#toggled(entry.id, (event.target as HTMLDetailsElement).open);
    return html`
      <li>
        <details class="timeline-entry" data-entry=${entry.id} .open=${live(this.opened === entry.id)} @toggle=${toggled}>
          <summary>
            <span class="timeline-clock numbers">${entry.clock}</span>
            <span class="timeline-title">${entry.title}</span>
            <span class="timeline-words">
              ${entry.words}
              ${entry.others.length ? html`<span class="muted"> · also ${entry.others.join(', ')}</span>` : nothing}
              ${entry.corrected ? html`<span class="muted"> · corrected</span>` : nothing}
              ${entry.kept ? html`<span class="muted"> · ${entry.kept}</span>` : nothing}
            </span>
          </summary>
          ${this.opened === entry.id ? html`<div class="timeline-actions">${this.#actions(entry)}</div>` : nothing}
        </details>
      </li>
    `;
  }

  protected override render() {
    const pages = [this.first, ...this.earlier];
    const entries = pages.flatMap((page) => page.entries);
    const days = [...new Set(entries.map(({ day }) => day))];
    const next = pages.at(-1)?.next;
    return html`
      <section class="card timeline" aria-labelledby="timeline-title">
        <h2 id="timeline-title">In the book</h2>
        ${entries.length === 0 ? html`<p class="muted">Nothing yet. Its first entry can be a weight: press W.</p>` : nothing}
        ${days.map(
          (day) => html`
            <h3>${day}</h3>
            <ol role="list">
              ${repeat(
                entries.filter((entry) => entry.day === day),
                ({ id }) => id,
                (entry) => this.#entry(entry),
              )}
            </ol>
          `,
        )}
        ${next ? html`<button class="button" type="button" @click=${this.#askEarlier}>Earlier</button>` : nothing}
      </section>
    `;
  }
}

customElements.define('animal-timeline', AnimalTimeline);
