// What just happened, in a reserved corner. Never takes the focus and never ends the chance to undo: that lives in the book.

import { html, nothing } from 'lit';
import { ariaKeys } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { hush, type Notice, onNotice } from '../../notice.ts';
import { onRoute } from '../../router.ts';

/** How long a plain word stands. An error stays until something went well, or another screen comes. */
const STANDS_MS = 8000;

/** What was said this short a time before another screen came was said on the way there, and comes along. */
const ON_THE_WAY_MS = 1000;

class StatusToast extends LightElement {
  static override properties = { notice: { state: true } };
  declare notice: Notice | undefined;
  #stops: (() => void)[] = [];
  #said = 0;
  #fading: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const elsewhere = () => performance.now() - this.#said > ON_THE_WAY_MS && hush();
    this.#stops = [onNotice((notice) => this.#show(notice)), onRoute(elsewhere)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#fading);
    for (const stop of this.#stops) stop();
  }

  #show(notice: Notice | undefined): void {
    clearTimeout(this.#fading);
    this.notice = notice;
    this.#said = performance.now();
    if (notice && !notice.urgent && !notice.lasting) this.#fading = window.setTimeout(this.#fade, STANDS_MS);
  }

  /** Not from under the hand that reaches for it. */
  #fade = (): void => {
    if (this.matches(':hover, :focus-within')) this.#fading = window.setTimeout(this.#fade, STANDS_MS);
    else this.notice = undefined;
  };

  #act = (): void => {
    const run = this.notice?.action?.run;
    hush();
    run?.();
  };

  #action() {
    const action = this.notice?.action;
    if (!action) return nothing;
    return html`
      <button type="button" aria-keyshortcuts=${action.keys ? ariaKeys(action.keys) : nothing} @click=${this.#act}>
        ${action.label}
      </button>
    `;
  }

  protected override render() {
    const text = this.notice?.text ?? nothing;
    const urgent = this.notice?.urgent ?? false;
    return html`
      <div class="toast" ?data-empty=${!this.notice}>
        <span role="status">${urgent ? nothing : text}</span>
        <span role="alert">${urgent ? text : nothing}</span>
        ${this.#action()}
      </div>
    `;
  }
}

customElements.define('status-toast', StatusToast);
