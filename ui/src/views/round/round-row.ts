// One animal's row of the round.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { collarMark } from '../../collar-mark.ts';
import { gainNote } from '../../gain.ts';
import { icon } from '../../icons.ts';
import { takesLetters } from '../../keys.ts';
import type { Column } from '../../types/Column.ts';
import type { Output } from '../../types/Output.ts';
import type { RoundRow } from '../../types/RoundRow.ts';
import { columns, type Draft } from './drafts.ts';

/** What a row shows beside the round itself, and what it calls. */
export interface RowContext {
  /** What the columns are called, with their unit. */
  heads: Record<Column, string>;
  draft(animal: string, column: Column): Draft | undefined;
  problem(animal: string): string | undefined;
  focused: string | undefined;
  noting: string | undefined;
  /** The cell whose figure is asked about, while the focus waits there. */
  asked: string | undefined;
  typed(animal: string, column: Column, text: string): void;
  pressed(event: KeyboardEvent, row: RoundRow, column: Column): void;
  entered(event: FocusEvent, animal: string, column: Column): void;
  left(animal: string, column: Column): void;
  toggled(animal: string, what: Output): void;
  noted(animal: string, text: string): void;
  noteLeft(animal: string): void;
}

/** The id of the input of a cell. */
export const cellId = (animal: string, column: Column): string => `cell-${animal}-${column}`;

/** The id of an animal's note field. */
export const noteId = (animal: string): string => `note-${animal}`;

function cell(row: RoundRow, column: Column, context: RowContext): TemplateResult {
  const { animal } = row;
  const { text, suggestion, label, doubt } = row[column];
  const draft = context.draft(animal, column);
  const refused = draft?.state === 'refused';
  const cold = column === 'fed' ? row.cold : null;
  const told = [
    cold && `cold-${animal}`,
    column === 'fed' && row.fed_lately && `lately-${animal}`,
    refused ? `problem-${animal}` : doubt ? `doubt-${animal}` : suggestion && `suggestion-${animal}`,
  ].filter(Boolean);
  // A letter that is no key is no figure either: it must not take the place of one that is selected.
  const typing = (event: InputEvent) => {
    const letter = /\p{L}/u.test(event.data ?? '');
    if (letter && !takesLetters(event.target as HTMLInputElement)) event.preventDefault();
  };
  const input = (event: Event) => {
    const target = event.target as HTMLInputElement;
    target.dataset['typed'] = '';
    context.typed(animal, column, target.value);
  };
  return html`
    <td role="cell" data-column=${context.heads[column]}>
      ${cold ? html`<span class="round-cold" id=${`cold-${animal}`}>${icon('warning')}${cold}</span>` : nothing}
      <input
        class="input round-cell"
        data-kind="number"
        data-cell
        data-state=${draft?.state ?? 'saved'}
        id=${cellId(animal, column)}
        aria-label=${label}
        aria-invalid=${refused}
        aria-describedby=${told.join(' ') || nothing}
        aria-busy=${draft?.state === 'saving'}
        .value=${live(draft?.text ?? text)}
        placeholder=${suggestion || nothing}
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        @beforeinput=${typing}
        @input=${input}
        @keydown=${(event: KeyboardEvent) => context.pressed(event, row, column)}
        @focus=${(event: FocusEvent) => context.entered(event, animal, column)}
        @blur=${() => context.left(animal, column)}
      />
    </td>
  `;
}

function output(row: RoundRow, what: Output, word: string, context: RowContext): TemplateResult {
  return html`
    <td role="cell">
      <button
        class="button round-output"
        type="button"
        aria-pressed=${row[what]}
        aria-label=${`${word}, ${row.name}`}
        @click=${() => context.toggled(row.animal, what)}
      >
        ${word}
      </button>
    </td>
  `;
}

function noteField(row: RoundRow, context: RowContext): TemplateResult {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') context.noted(row.animal, (event.target as HTMLInputElement).value);
    else if (event.key === 'Escape') context.noteLeft(row.animal);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`
    <input
      class="input"
      id=${noteId(row.animal)}
      aria-label=${`Note for ${row.name}`}
      placeholder=${`Note for ${row.name}`}
      autocomplete="off"
      @keydown=${pressed}
    />
  `;
}

function remarks(row: RoundRow, context: RowContext): TemplateResult {
  const problem = context.problem(row.animal);
  const alarm = row.alarm;
  const doubt = columns.map((column) => row[column].doubt).find(Boolean);
  const measured = [row.intake, row.timer].filter(Boolean).join(' · ');
  const said = html`
    ${row.gain ? gainNote(row.gain) : nothing}
    ${doubt
      ? html`<span class="remark" data-level="act" id=${`doubt-${row.animal}`}
          >${doubt}${context.asked?.startsWith(`${row.animal}/`) ? ' Enter keeps it.' : nothing}</span
        >`
      : nothing}
    ${row.fed_lately ? html`<span class="remark" data-level="act" id=${`lately-${row.animal}`}>${row.fed_lately}</span>` : nothing}
    ${measured ? html`<span class="remark">${measured}</span>` : nothing}
    ${row.dose_note && !doubt
      ? html`<span class="remark" data-level=${row.dose_warning ? 'act' : 'watch'}
          >${row.dose_note}${row.dose_source ? html` <span class="source">${row.dose_source}</span>` : nothing}</span
        >`
      : nothing}
    ${alarm && !doubt
      ? html`<span class="remark" data-level=${alarm.level} title=${`${alarm.sentence} ${alarm.source}`}
          >${icon('warning')}${alarm.short}</span
        >`
      : nothing}
    ${row.skipped ? html`<span class="remark">Sits this round out</span>` : nothing}
    ${row.notes.map((note) => html`<span class="remark">«${note}»</span>`)}
  `;
  return problem === undefined
    ? said
    : html`<span class="remark" data-level="refused" id=${`problem-${row.animal}`}>${problem}</span>`;
}

/** The row of an animal. */
export function roundRow(row: RoundRow, context: RowContext): TemplateResult {
  const { animal } = row;
  const why = row.fed.suggestion && row.fed.why ? `${row.fed.suggestion} mL with Enter, ${row.fed.why}` : nothing;
  return html`
    ${row.wash
      ? html`<tr class="round-wash" role="row"><td role="cell" colspan="7">${row.wash}</td></tr>`
      : nothing}
    <tr role="row" data-animal=${animal} ?data-focused=${context.focused === animal} ?data-skipped=${row.skipped}>
      <th scope="row" role="rowheader">
        <span class="round-animal">
          ${collarMark(row.collar, row.name)}
          <span>
            <span class="round-name">${row.name}</span>
            <span class="round-hint">${row.hint}</span>
          </span>
        </span>
        <span class="visually-hidden" id=${`suggestion-${animal}`}>${why}</span>
      </th>
      ${columns.map((column) => cell(row, column, context))} ${output(row, 'pee', 'Pee', context)}
      ${output(row, 'poo', 'Poo', context)}
      <td class="round-remarks" role="cell">
        ${context.noting === animal ? noteField(row, context) : html`<div>${remarks(row, context)}</div>`}
      </td>
    </tr>
  `;
}
