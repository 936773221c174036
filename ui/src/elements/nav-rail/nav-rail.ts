// The rail: where one can go, the theme, the keys. A `nav` landmark with plain links, the current one marked.

import { html } from 'lit';
import { icon, type IconName } from '../../icons.ts';
import { printedKeys } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { addressOf, type Area } from '../../router.ts';
import '../alarm-strip/alarm-strip.ts';
import { currentTheme, themeNames } from '../../theme.ts';
import type { Theme } from '../../types/Theme.ts';

/** What the rail leads to, in its order. */
export const places: { area: Area; label: string; keys: string }[] = [
  { area: 'round', label: 'Round', keys: 'g r' },
  { area: 'animals', label: 'Animals', keys: 'g a' },
  { area: 'pairing', label: 'Pairing', keys: 'g p' },
  { area: 'stories', label: 'Stories', keys: 'g t' },
  { area: 'settings', label: 'Settings', keys: 'g ,' },
];

const themeIcons: Record<Theme, IconName> = { day: 'sun', dusk: 'sunset', night: 'moon' };

class NavRail extends LightElement {
  static override properties = { area: { attribute: false } };
  declare area: Area;

  constructor() {
    super();
    this.area = 'round';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('theme', this.#themeChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('theme', this.#themeChanged);
  }

  #themeChanged = (): void => this.requestUpdate();

  #ask = (event: 'step-theme' | 'show-keys' | 'open-crisis') => (): void => {
    this.dispatchEvent(new Event(event, { bubbles: true }));
  };

  #link({ area, label, keys }: (typeof places)[number]) {
    return html`
      <li>
        <a class="rail-item" href=${addressOf(area)} aria-current=${area === this.area ? 'page' : 'false'}>
          ${label}<kbd aria-hidden="true">${printedKeys(keys)}</kbd>
        </a>
      </li>
    `;
  }

  protected override render() {
    const theme = currentTheme();
    return html`
      <nav aria-label="Screens">
        <ul role="list">
          ${places.map((place) => this.#link(place))}
        </ul>
      </nav>
      <alarm-strip></alarm-strip>
      <div class="rail-foot">
        <button class="rail-item" type="button" aria-keyshortcuts="F1" @click=${this.#ask('open-crisis')}>
          Crisis<kbd aria-hidden="true">F1</kbd>
        </button>
        <button class="rail-item" type="button" aria-keyshortcuts="Control+Shift+L" @click=${this.#ask('step-theme')}>
          ${icon(themeIcons[theme])}${themeNames[theme]}<span class="visually-hidden">theme, change</span>
        </button>
        <button class="rail-item" type="button" aria-keyshortcuts="?" @click=${this.#ask('show-keys')}>
          Keys<kbd aria-hidden="true">?</kbd>
        </button>
      </div>
    `;
  }
}

customElements.define('nav-rail', NavRail);
