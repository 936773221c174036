// What stands below the table: the keys, who is next, and what finishing said.

import { html, nothing, type TemplateResult } from 'lit';
import { undoAction } from '../../history.ts';
import type { Finished } from '../../types/Finished.ts';
import type { RoundRow } from '../../types/RoundRow.ts';

const keys: [string, string][] = [
  ['Enter', 'save, next'],
  ['-', 'back'],
  ['+', 'next animal'],
  ['/', 'pee'],
  ['*', 'poo'],
  ['S', 'sits out'],
  ['N', 'note'],
  ['Ctrl Z', 'undo'],
];

/** The keys of a cell, and what Enter would take in the row where the focus is. */
export function keyLine(row: RoundRow | undefined): TemplateResult {
  const offer = row?.fed.suggestion && row.fed.why ? `${row.fed.suggestion} mL: ${row.fed.why}` : nothing;
  return html`
    <div class="key-row round-keys">
      ${keys.map(([key, what]) => html`<span><kbd>${key}</kbd> ${what}</span>`)}
      <span class="round-offer">${offer}</span>
    </div>
  `;
}

/** Who is next, at most so many that they are read at a glance. */
export function dueCard(due: string[]): TemplateResult {
  return html`
    <section class="card due-card" aria-labelledby="due-title">
      <h2 id="due-title">Due next</h2>
      ${due.length
        ? html`<ul role="list">${due.slice(0, 6).map((sentence) => html`<li>${sentence}</li>`)}</ul>`
        : html`<p class="muted">Nothing in the book says when. The first feed sets it.</p>`}
    </section>
  `;
}

/** What finishing said, in the place of the table. */
export function finishedPanel(finished: Finished, again: () => void): TemplateResult {
  return html`
    <section class="card finished-panel" id="round-finished" tabindex="-1" aria-labelledby="finished-title">
      <h2 id="finished-title">${finished.words}</h2>
      ${finished.blank.length
        ? html`
            <p>Left blank, and that is fine:</p>
            <ul>${finished.blank.map((blank) => html`<li>${blank}</li>`)}</ul>
          `
        : html`<p>Nothing is blank. Sleep.</p>`}
      <div class="row">
        <button class="button" type="button" aria-keyshortcuts="Control+Z" @click=${undoAction.run}>
          Go on with this round <kbd aria-hidden="true">Ctrl Z</kbd>
        </button>
        <button class="button" data-kind="quiet" type="button" @click=${again}>Begin another round</button>
      </div>
    </section>
  `;
}
