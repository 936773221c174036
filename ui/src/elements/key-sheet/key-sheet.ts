// The sheet of keys: what works on this screen now. A popover: Escape or a click elsewhere puts it away.

import { html, nothing } from 'lit';
import { about } from '../../api.ts';
import { activeShortcuts, printedKeys, type Shortcut } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';

/** `show()` opens it. */
export class KeySheet extends LightElement {
  static override properties = { shortcuts: { state: true }, version: { state: true } };
  declare shortcuts: Shortcut[];
  declare version: string | undefined;

  constructor() {
    super();
    this.shortcuts = [];
  }

  /** Opens the sheet with what works now. */
  show(): void {
    this.shortcuts = activeShortcuts();
    const sheet = this.querySelector<HTMLElement>('.key-sheet');
    sheet?.showPopover();
    sheet?.focus();
    void about().then(({ version }) => (this.version = version));
  }

  /** There is nothing to go to on the sheet, and what lies under it is not to be gone to unseen. */
  #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') event.preventDefault();
  };

  #group(name: string) {
    return html`
      <section>
        <h3>${name}</h3>
        <dl>
          ${this.shortcuts
            .filter((shortcut) => shortcut.group === name)
            .map(
              ({ keys, label }) => html`
                <div>
                  <dt><kbd>${printedKeys(keys)}</kbd></dt>
                  <dd>${label}</dd>
                </div>
              `,
            )}
        </dl>
      </section>
    `;
  }

  protected override render() {
    const groups = [...new Set(this.shortcuts.map((shortcut) => shortcut.group))];
    return html`
      <div class="key-sheet card" popover="auto" tabindex="-1" role="dialog" @keydown=${this.#pressed} aria-labelledby="key-sheet-title">
        <h2 id="key-sheet-title">Keys</h2>
        ${groups.map((name) => this.#group(name))}
        ${this.version ? html`<p class="muted">Littermate ${this.version}</p>` : nothing}
      </div>
    `;
  }
}

customElements.define('key-sheet', KeySheet);
