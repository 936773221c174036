// A time as a tired person types it, read back by Rust while it is typed. `310`, `-20`, `y 2350`; nothing is now.

import { html, nothing } from 'lit';
import { echoTime } from '../../api.ts';
import { LightElement } from '../../light-element.ts';
import { sentence } from '../../sentence.ts';

/** Tells of what is typed with `time-typed`, and of Enter with `time-entered`. */
export class TimeField extends LightElement {
  static override properties = {
    label: { attribute: false },
    name: { attribute: false },
    value: { attribute: false },
    problem: { attribute: false },
    echo: { state: true },
    unread: { state: true },
  };
  declare label: string;
  declare name: string;
  declare value: string;
  declare problem: string | undefined;
  declare echo: string;
  declare unread: string;
  #asked = 0;

  constructor() {
    super();
    this.label = 'Time';
    this.name = 'time';
    this.value = '';
    this.echo = '';
    this.unread = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read(this.value);
  }

  async #read(text: string): Promise<void> {
    const mine = ++this.#asked;
    try {
      const { words } = await echoTime(text);
      if (mine === this.#asked) [this.echo, this.unread] = [words, ''];
    } catch (error) {
      if (mine === this.#asked) [this.echo, this.unread] = ['', sentence(error)];
    }
  }

  #typed = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    void this.#read(this.value);
    this.dispatchEvent(new CustomEvent('time-typed', { detail: this.value, bubbles: true }));
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('time-entered', { detail: this.value, bubbles: true }));
  };

  protected override render() {
    const wrong = this.problem || this.unread;
    return html`
      <div class="field">
        <label for=${this.name}>${this.label}</label>
        <input
          class="input"
          id=${this.name}
          .value=${this.value}
          placeholder="now"
          autocomplete="off"
          spellcheck="false"
          aria-describedby=${`${this.name}-echo`}
          aria-invalid=${wrong ? 'true' : nothing}
          @input=${this.#typed}
          @keydown=${this.#pressed}
        />
        <span class=${wrong ? 'field-error' : 'field-echo'} id=${`${this.name}-echo`}>${wrong || this.echo}</span>
      </div>
    `;
  }
}

customElements.define('time-field', TimeField);
