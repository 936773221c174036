// The alarm clock in the rail, in sight on every screen: whether it rings, when, and what keeps it from ringing. It rings in Rust; here it
// is turned on, put off and written down for the phone.

import { html, nothing, type TemplateResult } from 'lit';
import { alarm, onChanged, saveDueTimes, setSetting, snoozeAlarm } from '../../api.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { AlarmView } from '../../types/AlarmView.ts';
import type { RingLine } from '../../types/RingLine.ts';

/** How often the words are asked for again: what rang before they do is then told as past. */
const MINUTE_MS = 60_000;

/** How long nothing must change before the words are asked for again. */
const SETTLED_MS = 300;

class AlarmStrip extends LightElement {
  static override properties = { view: { state: true } };
  declare view: AlarmView | undefined;
  #stops: (() => void)[] = [];
  #settling: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const minute = setInterval(() => void this.#ask(), MINUTE_MS);
    this.#stops = [onChanged(this.#settle), () => clearInterval(minute), () => clearTimeout(this.#settling)];
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  /** A round typed in haste is asked about once. */
  #settle = (): void => {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => void this.#ask(), SETTLED_MS);
  };

  async #ask(): Promise<void> {
    try {
      this.view = await alarm();
    } catch {
      // What the book cannot tell now it tells with the next change; the round beside says why.
    }
  }

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  #turn = (): void => {
    const on = this.view?.on ?? false;
    saving('the alarm', () => setSetting('alarm', on ? 'no' : 'yes')).catch(this.#tell);
  };

  #save = (): void => {
    saveDueTimes().then((said) => said && say({ text: said }), this.#tell);
  };

  #ringing({ ring, words }: RingLine, snooze: string): TemplateResult {
    return html`
      <li class="alarm-ringing">
        <span>${words}</span>
        <button class="button" data-kind="primary" type="button" @click=${() => snoozeAlarm(ring).catch(this.#tell)}>${snooze}</button>
      </li>
    `;
  }

  protected override render() {
    const { view } = this;
    const ringing = view?.ringing ?? [];
    return html`
      <section class="alarm-strip" aria-label="Alarm clock">
        ${ringing.length && view
          ? html`<ul role="list">${ringing.map((line) => this.#ringing(line, view.snooze))}</ul>`
          : nothing}
        <button class="rail-item" type="button" aria-pressed=${view?.on ?? false} ?disabled=${!view} @click=${this.#turn}>
          ${icon('bell')}Alarm<span class="visually-hidden">, ring when the next feed or medicine is due</span>
          <span class="alarm-state" aria-hidden="true">${view?.on ? 'on' : 'off'}</span>
        </button>
        <div class="alarm-words">
          <p role="status">${view?.words ?? nothing}</p>
          ${view?.terms.map((term) => html`<p class="muted">${term}</p>`)}
        </div>
        <button class="rail-item alarm-phone" type="button" @click=${this.#save}>Due times for the phone…</button>
      </section>
    `;
  }
}

customElements.define('alarm-strip', AlarmStrip);
