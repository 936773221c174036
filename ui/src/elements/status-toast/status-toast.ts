// What just happened, in a reserved corner. Never takes the focus and never ends the chance to undo: that lives in the book.

import { html, nothing } from 'lit';
import { ariaKeys } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { hush, type Notice, onNotice } from '../../notice.ts';

class StatusToast extends LightElement {
  static override properties = { notice: { state: true } };
  declare notice: Notice | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onNotice((notice) => (this.notice = notice));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

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
