// The table of the round, with its keys below it.

import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RoundView } from '../../types/RoundView.ts';
import { columns } from './drafts.ts';
import { keyLine } from './round-cards.ts';
import { roundRow, type RowContext } from './round-row.ts';

/** The rows of a round. The roles keep it a table where the style makes cards of the rows. */
export function roundTable(view: RoundView, context: RowContext): TemplateResult {
  const headings = ['Animal', ...columns.map((column) => context.heads[column]), 'Pee', 'Poo', 'Since last'];
  return html`
    <div class="round-sheet card">
      <table class="round-table" role="table">
        <caption class="visually-hidden">${view.title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            ${headings.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(view.rows, (row) => row.animal, (row) => roundRow(row, context))}
        </tbody>
      </table>
    </div>
    ${keyLine(view.rows.find((row) => row.animal === context.focused))}
  `;
}
