// A paper as it will be printed: plain headings, lists and tables.

import { html, nothing, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
import { rustSvg } from '../../rust-svg.ts';
import type { Sheet } from '../../types/Sheet.ts';
import type { SheetBody } from '../../types/SheetBody.ts';
import type { SheetRow } from '../../types/SheetRow.ts';

function row({ collar, cells }: SheetRow, blank: number): TemplateResult {
  const [name = '', ...rest] = cells;
  return html`
    <tr>
      ${name ? html`<th scope="row">${collar ? collarMark(collar, name) : nothing} ${name}</th>` : html`<td></td>`}
      ${rest.map((cell) => html`<td>${cell}</td>`)} ${Array.from({ length: blank }, () => html`<td></td>`)}
    </tr>
  `;
}

function grid({ rounds, columns, rows }: Extract<SheetBody, { form: 'grid' }>): TemplateResult {
  const side = Array.from({ length: rounds });
  return html`
    <table class="sheet-grid">
      <thead>
        <tr>
          <td></td>
          ${side.map(() => html`<th scope="colgroup" colspan=${columns.length}>Time ______</th>`)}
        </tr>
        <tr>
          <th scope="col">Animal</th>
          ${side.map(() => columns.map((column) => html`<th scope="col">${column}</th>`))}
        </tr>
      </thead>
      <tbody>${rows.map((each) => row(each, rounds * columns.length))}</tbody>
    </table>
  `;
}

function body(part: SheetBody): TemplateResult {
  switch (part.form) {
    case 'lines':
      return html`<ul role="list">${part.lines.map((line) => html`<li>${line}</li>`)}</ul>`;
    case 'table':
      return html`
        <table>
          <thead><tr>${part.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>${part.rows.map((each) => row(each, Math.max(0, part.head.length - each.cells.length)))}</tbody>
        </table>
      `;
    case 'chart':
      return html`<div class="sheet-chart">${rustSvg(part.svg)}</div>`;
    case 'grid':
      return grid(part);
  }
}

/** A paper; what is printed is this and nothing else. */
export function sheetPaper(sheet: Sheet): TemplateResult {
  return html`
    <article class="sheet" aria-labelledby="sheet-title">
      <h1 id="sheet-title">${sheet.title}</h1>
      ${[sheet.about, sheet.as_of].filter(Boolean).map((line) => html`<p>${line}</p>`)}
      ${sheet.parts.map(
        ({ title, body: what }) => html`<section>${title ? html`<h2>${title}</h2>` : nothing}${body(what)}</section>`,
      )}
      <footer>${sheet.foot}</footer>
    </article>
  `;
}
