// The frame of every screen: rail, page, notices, sheet of keys. It owns the place and the keys that work everywhere.

import { html, type TemplateResult } from 'lit';
import { keepTheme, onLogNow } from '../../api.ts';
import { historyShortcuts } from '../../history.ts';
import { addShortcuts, type Shortcut } from '../../keys.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { type Area, currentRoute, goTo, onRoute, type Route } from '../../router.ts';
import { inOrder } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import { nextTheme, setTheme, themeNames } from '../../theme.ts';
import { zoomShortcuts } from '../../zoom.ts';
import '../../views/animals/animals-view.ts';
import '../../views/crisis/crisis-view.ts';
import '../../views/pairing/pairing-view.ts';
import '../../views/round/paper-view.ts';
import '../../views/round/round-view.ts';
import '../../views/settings/settings-view.ts';
import '../../views/sheets/sheets-view.ts';
import '../../views/stories/stories-view.ts';
import '../key-sheet/key-sheet.ts';
import type { KeySheet } from '../key-sheet/key-sheet.ts';
import { places } from '../nav-rail/nav-rail.ts';
import '../status-toast/status-toast.ts';

const views: Record<Area, (rest: string[]) => TemplateResult> = {
  round: (rest) =>
    rest[1] === 'paper' ? html`<paper-log .rest=${rest}></paper-log>` : html`<round-view .rest=${rest}></round-view>`,
  animals: (rest) => html`<animals-view .rest=${rest}></animals-view>`,
  pairing: (rest) => html`<pairing-view .rest=${rest}></pairing-view>`,
  stories: (rest) => html`<stories-view .rest=${rest}></stories-view>`,
  sheets: (rest) => html`<sheets-view .rest=${rest}></sheets-view>`,
  crisis: (rest) => html`<crisis-view .rest=${rest}></crisis-view>`,
  settings: (rest) => html`<settings-view .rest=${rest}></settings-view>`,
};

class AppShell extends LightElement {
  static override properties = { route: { state: true } };
  declare route: Route;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.route = currentRoute();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [onRoute((route) => this.#arrive(route)), addShortcuts(this.#shortcuts()), onLogNow((place) => ('round' in place ? goTo('round', place.round) : goTo('animals', place.animals)))];
    this.addEventListener('step-theme', this.#stepTheme);
    this.addEventListener('open-crisis', this.#openCrisis);
    this.addEventListener('show-keys', this.#showKeys);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  #shortcuts(): Shortcut[] {
    const leading = places.map(({ area, label, keys }) => ({ keys, label, group: 'Go to', run: () => goTo(area) }));
    return [
      ...leading,
      ...historyShortcuts,
      ...zoomShortcuts,
      { keys: 'F1', label: 'Crisis', group: 'Everywhere', inFields: true, run: this.#openCrisis },
      { keys: '!', label: 'Crisis', group: 'Everywhere', run: this.#openCrisis },
      { keys: 'Ctrl+Shift+l', label: 'Next theme', group: 'Everywhere', run: this.#stepTheme },
      { keys: '?', label: 'These keys', group: 'Everywhere', run: this.#showKeys },
    ];
  }

  #arrive(route: Route): void {
    const elsewhere = route.area !== this.route.area;
    this.route = route;
    if (elsewhere) void this.updateComplete.then(() => this.#page?.focus());
  }

  get #page(): HTMLElement | null {
    return this.querySelector<HTMLElement>('main');
  }

  #stepTheme = (): void => {
    const theme = nextTheme();
    setTheme(theme);
    say({ text: `${themeNames[theme]} it is.` });
    inOrder(() => keepTheme(theme)).catch((error: unknown) => say({ text: sentence(error) }));
  };

  /** About the animal whose row has the focus, or whose page is open; else the page asks whose it is. */
  #openCrisis = (): void => {
    const row = document.activeElement?.closest<HTMLElement>('[data-animal]');
    const animal = (row ?? this.querySelector<HTMLElement>('animal-page'))?.dataset['animal'];
    if (this.route.area !== 'crisis') goTo('crisis', ...(animal ? [animal] : []));
  };

  #showKeys = (): void => {
    this.querySelector<KeySheet>('key-sheet')?.show();
  };

  #skipToPage = (event: Event): void => {
    // The address is taken by the router, so the jump is made by hand.
    event.preventDefault();
    this.#page?.focus();
  };

  protected override render() {
    return html`
      <a class="skip-link visually-hidden" href="#page" @click=${this.#skipToPage}>Skip to the page</a>
      <nav-rail .area=${this.route.area}></nav-rail>
      <main class="page" id="page" tabindex="-1">${views[this.route.area](this.route.rest)}</main>
      <status-toast></status-toast>
      <key-sheet></key-sheet>
    `;
  }
}

customElements.define('app-shell', AppShell);
