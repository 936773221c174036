// The grid of the paper log: a head with a time for each round, and a cell for each animal below it.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { collarMark } from '../../collar-mark.ts';
import { takesLetters } from '../../keys.ts';
import type { Column } from '../../types/Column.ts';
import type { Output } from '../../types/Output.ts';
import type { PaperRow } from '../../types/PaperRow.ts';
import type { PaperView } from '../../types/PaperView.ts';
import type { Draft } from './drafts.ts';

/** What the grid takes: a figure of a column, or pee or poo. */
export type Taking = Column | Output;

/** The head of the column that is not there yet. */
export const NEW = 'new';

/** A cell among the drafts: an animal in a round. */
export const placeOf = (animal: string, round: string): string => `${animal}@${round}`;

/** Its animal and its round. */
export function partsOf(place: string): [animal: string, round: string] {
  const at = place.lastIndexOf('@');
  return [place.slice(0, at), place.slice(at + 1)];
}

/** The ids of the inputs. */
export const paperCellId = (animal: string, round: string): string => `paper-${placeOf(animal, round)}`;
export const headId = (round: string): string => `head-${round}`;

/** What the grid shows beside the paper log itself, and what it calls. */
export interface GridContext {
  taking: Taking;
  /** The cell whose figure is asked about, while the focus waits there. */
  asked: string | undefined;
  draft(place: string, column: Column): Draft | undefined;
  typed(place: string, column: Column, text: string): void;
  entered(event: FocusEvent): void;
  left(place: string, column: Column): void;
  pressed(event: KeyboardEvent, row: PaperRow, round: string): void;
  toggled(row: PaperRow, round: string, what: Output): void;
  /** A time that is typed and not set yet, and what is wrong with it. */
  time(round: string): { text?: string | undefined; problem?: string | undefined };
  timeTyped(round: string, text: string): void;
  timeEntered(round: string, text: string): void;
  timeLeft(round: string): void;
}

function figure(row: PaperRow, at: number, round: string, column: Column, context: GridContext): TemplateResult {
  const cell = row.cells[at];
  if (!cell) return html`<td></td>`;
  const place = placeOf(row.animal, round);
  const draft = context.draft(place, column);
  const { text, label, doubt } = cell[column];
  const note = draft?.state === 'refused' ? draft.problem : doubt;
  const marks = [cell.pee && 'pee', cell.poo && 'poo'].filter(Boolean).join(', ');
  const keeps = context.asked === place ? ' Enter keeps it.' : '';
  const typing = (event: InputEvent) => {
    const letter = /\p{L}/u.test(event.data ?? '');
    if (letter && !takesLetters(event.target as HTMLInputElement)) event.preventDefault();
  };
  const input = (event: Event) => {
    const target = event.target as HTMLInputElement;
    target.dataset['typed'] = '';
    context.typed(place, column, target.value);
  };
  return html`
    <td>
      <input
        class="input round-cell"
        data-kind="number"
        data-cell
        data-state=${draft?.state ?? 'saved'}
        id=${paperCellId(row.animal, round)}
        aria-label=${label}
        aria-invalid=${draft?.state === 'refused'}
        aria-describedby=${`note-${place}`}
        .value=${live(draft?.text ?? text)}
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        @beforeinput=${typing}
        @input=${input}
        @keydown=${(event: KeyboardEvent) => context.pressed(event, row, round)}
        @focus=${context.entered}
        @blur=${() => context.left(place, column)}
      />
      <span class="paper-marks" id=${`note-${place}`} data-level=${note ? 'act' : nothing}
        >${note ? `${note}${keeps}` : marks}</span
      >
    </td>
  `;
}

function output(row: PaperRow, at: number, round: string, what: Output, context: GridContext): TemplateResult {
  const cell = row.cells[at];
  if (!cell) return html`<td></td>`;
  const word = what === 'pee' ? 'Pee' : 'Poo';
  // «Ash, fed, millilitres, 3:10» ends with the time.
  const time = cell.fed.label.split(', ').at(-1) ?? '';
  return html`
    <td>
      <button
        class="button round-output"
        type="button"
        id=${paperCellId(row.animal, round)}
        aria-pressed=${cell[what]}
        aria-label=${`${word}, ${row.name}, ${time}`}
        @keydown=${(event: KeyboardEvent) => context.pressed(event, row, round)}
        @click=${() => context.toggled(row, round, what)}
      >
        ${word}
      </button>
    </td>
  `;
}

function head(round: string, time: string, context: GridContext): TemplateResult {
  const { text = time, problem } = context.time(round);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') context.timeLeft(round);
    if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    context.timeEntered(round, (event.target as HTMLInputElement).value);
  };
  return html`
    <th scope="col">
      <span class="visually-hidden">${round === NEW ? 'Next round' : time}</span>
      <input
        class="input paper-time"
        id=${headId(round)}
        aria-label=${round === NEW ? 'Time of the next round' : `Time of the round, ${time}`}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `head-problem-${round}` : nothing}
        placeholder=${round === NEW ? 'fri 23:50' : nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${live(text)}
        @input=${(event: Event) => context.timeTyped(round, (event.target as HTMLInputElement).value)}
        @keydown=${pressed}
      />
      ${problem ? html`<span class="field-error" id=${`head-problem-${round}`}>${problem}</span>` : nothing}
    </th>
  `;
}

/** The grid, with a column to come at its end. */
export function paperGrid(view: PaperView, context: GridContext): TemplateResult {
  const { taking } = context;
  const row = (each: PaperRow) => html`
    <tr>
      <th scope="row"><span class="round-animal">${collarMark(each.collar, each.name)} ${each.name}</span></th>
      ${repeat(
        view.rounds,
        ({ id }) => id,
        ({ id }, at) =>
          taking === 'pee' || taking === 'poo'
            ? output(each, at, id, taking, context)
            : figure(each, at, id, taking, context),
      )}
      <td></td>
    </tr>
  `;
  return html`
    <div class="round-sheet card">
      <table class="paper-table">
        <caption class="visually-hidden">Paper log, ${view.label}</caption>
        <thead>
          <tr>
            <th scope="col">Animal</th>
            ${repeat(view.rounds, ({ id }) => id, ({ id, time }) => head(id, time, context))} ${head(NEW, '', context)}
          </tr>
        </thead>
        <tbody>
          ${repeat(view.rows, ({ animal }) => animal, row)}
        </tbody>
      </table>
    </div>
  `;
}
