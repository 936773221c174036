// Who is alone, since when, and how it shows. Space or a click picks one up.

import { html, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
import type { Lonely } from '../../types/Lonely.ts';

/** The column of those who are alone. */
export function loneList(
  alone: Lonely[],
  looked: string | undefined,
  inHand: boolean,
  pickUp: (lonely: Lonely) => void,
): TemplateResult {
  if (alone.length === 0) return html`<p class="muted">Everyone has company.</p>`;
  return html`
    <ul class="lone-list" role="list">
      ${alone.map((lonely) => {
        const { animal, label, detail } = lonely.alone;
        const current = animal === looked;
        return html`
          <li>
            <button
              class="lone card"
              type="button"
              aria-pressed=${current && inHand}
              aria-current=${current ? 'true' : 'false'}
              aria-keyshortcuts="Space"
              @click=${() => pickUp(lonely)}
            >
              <span class="lone-head">
                ${collarMark(lonely.collar, label)}
                <span class="lone-name">${label}</span> <span class="muted numbers">${detail}</span>
              </span>
              <span class="lone-told">${lonely.told}</span>
            </button>
          </li>
        `;
      })}
    </ul>
    <p class="key-row" aria-hidden="true">
      <span><kbd>Space</kbd> picks up, then introduces</span><span><kbd>Esc</kbd> lets go</span>
    </p>
  `;
}
