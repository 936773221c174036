// What stands below the chart of an animal: its numbers, and the table of its weights.

import { html, nothing, type TemplateResult } from 'lit';
import type { Growth } from '../../types/Growth.ts';

/** Each number with how it was found, and where what it is held against comes from. */
export function growthNumbers({ numbers }: Growth): TemplateResult | typeof nothing {
  if (numbers.length === 0) return nothing;
  return html`
    <dl class="growth-numbers">
      ${numbers.map(
        ({ what, value, how, source }) => html`
          <div>
            <dt>${what}</dt>
            <dd>
              <span class="growth-number">${value}</span>
              <span class="source">${how}${source ? html`; ${source.mark}` : nothing}</span>
            </dd>
          </div>
        `,
      )}
    </dl>
  `;
}

/** The weights as a table, the newest first. */
export function growthTable({ points }: Growth): TemplateResult | typeof nothing {
  if (points.length === 0) return nothing;
  return html`
    <details>
      <summary>Table of the weights</summary>
      <div class="weights-room" role="region" aria-label="Table of the weights" tabindex="0">
        <table class="weights numbers">
          <thead>
            <tr>
              <th scope="col">When</th><th scope="col">Weight</th><th scope="col">Gained</th><th scope="col">Beside</th>
            </tr>
          </thead>
          <tbody>
            ${[...points].reverse().map(
              ({ when, weight, gain, words }) =>
                html`<tr><th scope="row">${when}</th><td>${weight}</td><td>${gain}</td><td>${words.join(', ')}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
