// What in the log is worth a look, a line each: of one animal every line, of everybody the worst of each.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { dismissAlarm, onChanged, watched } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { undoAction } from '../../history.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf } from '../../router.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Alarm } from '../../types/Alarm.ts';
import type { Watched } from '../../types/Watched.ts';

const levels = { watch: 'Keep an eye', act: 'Do something', emergency: 'Now' } as const;

const keyOf = ({ animal, rule }: Alarm): string => `${animal} ${rule}`;

class WatchList extends LightElement {
  static override properties = {
    animal: { attribute: false },
    watched: { attribute: false },
    dismissing: { state: true },
    reason: { state: true },
    problem: { state: true },
  };
  /** Whose lines; everybody's, when nobody is named. */
  declare animal: string | undefined;
  /** What is shown. Whoever has it gives it, so that nothing moves later; else it is asked for. */
  declare watched: Watched | undefined;
  /** The line that is being dismissed. */
  declare dismissing: string | undefined;
  declare reason: string;
  declare problem: string | undefined;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.reason = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.watched) return;
    this.#stop = onChanged(() => void this.#ask());
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('animal')) this.#close();
  }

  async #ask(): Promise<void> {
    const animal = this.animal;
    try {
      const found = await watched(animal ?? null);
      if (animal === this.animal) this.watched = found;
    } catch {
      // The animal is not there any more; whoever named it will name another.
      this.watched = undefined;
    }
  }

  #close = (): void => {
    [this.dismissing, this.reason, this.problem] = [undefined, '', undefined];
  };

  async #open(line: Alarm): Promise<void> {
    this.#close();
    this.dismissing = keyOf(line);
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('.watch-reason input')?.focus();
  }

  async #leave(line: Alarm): Promise<void> {
    this.#close();
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-line='${CSS.escape(keyOf(line))}'] .watch-dismiss`)?.focus();
  }

  async #dismiss(event: Event, line: Alarm): Promise<void> {
    event.preventDefault();
    try {
      await saving('the reason', () => dismissAlarm(line.animal, line.rule, this.reason));
      say({ text: `Dismissed for ${line.label}. It comes back if it gets worse.`, action: undoAction });
      this.#close();
      await this.#ask();
      await this.updateComplete;
      this.querySelector<HTMLElement>('h2')?.focus();
    } catch (error) {
      this.problem = sentence(error);
      this.querySelector<HTMLInputElement>('.watch-reason input')?.focus();
    }
  }

  #form(line: Alarm): TemplateResult {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      void this.#leave(line);
    };
    return html`
      <form class="watch-reason" @submit=${(event: Event) => void this.#dismiss(event, line)} @keydown=${pressed}>
        ${textLine({
          name: 'watch-reason',
          label: 'Why it need not stand here',
          value: this.reason,
          hint: 'It comes back if it gets worse.',
          problem: this.problem,
          typed: (text) => {
            [this.reason, this.problem] = [text, undefined];
          },
        })}
        <button class="button" data-kind="primary" type="submit">Dismiss <kbd aria-hidden="true">↵</kbd></button>
        <button class="button" data-kind="quiet" type="button" @click=${() => void this.#leave(line)}>
          Keep it <kbd aria-hidden="true">Esc</kbd>
        </button>
      </form>
    `;
  }

  #line(line: Alarm): TemplateResult {
    const open = this.dismissing === keyOf(line);
    const more = this.animal === undefined && line.more > 0;
    return html`
      <li data-line=${keyOf(line)} data-level=${line.level} data-attention>
        <div class="watch-line">
          ${icon('warning')}
          <p>
            <strong class="watch-level">${levels[line.level]}</strong>
            ${line.sentence}
            <span class="source">${line.source.mark}</span>
            ${more ? html`<a href=${addressOf('animals', line.animal)}>and ${line.more} more</a>` : nothing}
          </p>
          <button
            class="button watch-dismiss"
            data-kind="quiet"
            type="button"
            aria-expanded=${open}
            aria-label=${`Dismiss: ${line.sentence}`}
            @click=${() => void (open ? this.#leave(line) : this.#open(line))}
          >
            Dismiss
          </button>
        </div>
        ${open ? this.#form(line) : nothing}
      </li>
    `;
  }

  protected override render() {
    const lines = this.watched?.lines ?? [];
    const calm = this.watched?.calm;
    if (this.watched && lines.length === 0 && !calm) return nothing;
    return html`
      <section class="card watch-list" aria-label="Worth a look">
        <h2 tabindex="-1">Worth a look</h2>
        ${lines.length ? html`<ul role="list">${lines.map((line) => this.#line(line))}</ul>` : html`<p class="muted">${calm ?? nothing}</p>`}
      </section>
    `;
  }
}

customElements.define('watch-list', WatchList);
