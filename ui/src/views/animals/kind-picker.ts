// Which kind of entry: the most used at hand, all the others by a few letters.

import { html, type TemplateResult } from 'lit';
import type { KindDescription } from '../../types/KindDescription.ts';

/** So many kinds are at hand before anything is typed. */
const AT_HAND = 8;

/** What the picker shows, and what it calls. */
export interface KindPicker {
  kinds: KindDescription[];
  chosen: KindDescription | undefined;
  search: string;
  searched(text: string): void;
  choose(kind: KindDescription): void;
}

/** A field that finds a kind, and the kinds as buttons. */
export function kindPicker({ kinds, chosen, search, searched, choose }: KindPicker): TemplateResult {
  const wanted = search.trim().toLowerCase();
  const found = kinds.filter(({ title, kind }) => `${title} ${kind}`.toLowerCase().includes(wanted));
  const shown = wanted ? found : kinds.slice(0, AT_HAND);
  const pressed = (event: KeyboardEvent) => {
    const first = shown[0];
    if (event.key !== 'Enter' || event.ctrlKey || !first) return;
    event.preventDefault();
    choose(first);
  };
  return html`
    <div class="field">
      <label for="kind-search">What happened</label>
      <input
        class="input"
        id="kind-search"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="kind-search-below"
        .value=${search}
        @input=${(event: Event) => searched((event.target as HTMLInputElement).value)}
        @keydown=${pressed}
      />
      <span class="field-echo" id="kind-search-below">
        ${wanted ? `${found.length} of ${kinds.length} kinds` : `A few letters find one of ${kinds.length} kinds.`}
      </span>
    </div>
    <div class="row" role="group" aria-label="Kinds">
      ${shown.map(
        (kind) => html`
          <button
            class="chip"
            type="button"
            aria-pressed=${kind.kind === chosen?.kind}
            @click=${() => choose(kind)}
          >
            ${kind.title}
          </button>
        `,
      )}
    </div>
  `;
}
