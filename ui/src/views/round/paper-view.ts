// The paper log: rounds that were kept on paper, typed in one grid. Rows are animals, columns are rounds with a time.

import { html } from 'lit';
import { onChanged, paper, savePaperCell, setPaperTime, togglePaperOutput } from '../../api.ts';
import { choices } from '../../choices.ts';
import { addShortcuts, toldKeys } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { addressOf } from '../../router.ts';
import { inOrder } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Column } from '../../types/Column.ts';
import type { Output } from '../../types/Output.ts';
import type { PaperRow } from '../../types/PaperRow.ts';
import type { PaperView as Paper } from '../../types/PaperView.ts';
import { isCalm } from './cell-keys.ts';
import { columnNames, Drafts, draftsOf } from './drafts.ts';
import { type GridContext, headId, NEW, paperCellId, paperGrid, partsOf, placeOf, type Taking } from './paper-grid.ts';
import { type PaperCommand, paperCommand, paperKeys } from './paper-keys.ts';
import { Saves, tell } from './saves.ts';

class PaperLog extends ViewElement {
  static override properties = {
    ...ViewElement.properties,
    paper: { state: true },
    taking: { state: true },
    asked: { state: true },
    times: { state: true },
    problems: { state: true },
  };
  declare paper: Paper | undefined;
  declare taking: Taking;
  /** The cell whose figure is asked about, while the focus waits there. */
  declare asked: string | undefined;
  /** Times that are typed and not set yet, by round. */
  declare times: Record<string, string>;
  declare problems: Record<string, string>;
  #drafts = new Drafts();
  #stops: (() => void)[] = [];
  #saves = new Saves<Paper>({
    write: (scope, place, column, text) => {
      const [animal, round] = partsOf(place);
      return savePaperCell(scope, round, animal, column, text);
    },
    isAsked: (answer, place, column) => {
      const [animal, round] = partsOf(place);
      const at = answer.rounds.findIndex(({ id }) => id === round);
      return answer.rows.find((row) => row.animal === animal)?.cells[at]?.[column].doubt != null;
    },
    scope: () => this.#scope,
    drafts: () => this.#drafts,
    name: (place) => this.paper?.rows.find(({ animal }) => animal === partsOf(place)[0])?.name ?? '',
    show: (answer) => this.#show(answer),
    draw: () => this.requestUpdate(),
  });

  constructor() {
    super();
    this.taking = 'fed';
    this.times = {};
    this.problems = {};
  }

  get #scope(): string {
    return this.rest[0] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drafts = draftsOf(`paper ${this.#scope}`);
    this.#stops = [
      onChanged(() => !this.#saves.busy && this.#ask()),
      addShortcuts(toldKeys('In a cell of the paper log', ...paperKeys)),
    ];
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#saves.commitTyping();
    for (const stop of this.#stops) stop();
  }

  #ask(): void {
    inOrder(() => paper(this.#scope))
      .then((answer) => this.#show(answer))
      .catch(tell);
  }

  #show(answer: Paper): void {
    const first = this.paper === undefined;
    this.paper = answer;
    if (!first) return;
    void this.updateComplete.then(() => {
      this.shown();
      this.#focusHead(NEW);
    });
  }

  #focusHead(round: string): void {
    document.getElementById(headId(round))?.focus();
  }

  #focusCell(animal: string | undefined, round: string | undefined): boolean {
    const cell = document.getElementById(paperCellId(animal ?? '', round ?? ''));
    cell?.focus();
    return cell !== null;
  }

  #setTime(round: string, text: string): void {
    if (round !== NEW && text.trim() === this.#timeOf(round)) return this.#forgetTime(round);
    this.#saves
      .save('the time', (scope) => setPaperTime(scope, round === NEW ? null : round, text))
      .then(async (answer) => {
        this.#forgetTime(round);
        await this.updateComplete;
        this.#focusCell(answer.rows[0]?.animal, answer.round ?? undefined);
      })
      .catch((error: unknown) => {
        this.problems = { ...this.problems, [round]: sentence(error) };
        this.#focusHead(round);
      });
  }

  #timeOf(round: string): string {
    return this.paper?.rounds.find(({ id }) => id === round)?.time ?? '';
  }

  #forgetTime(round: string): void {
    const without = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([each]) => each !== round));
    this.times = without(this.times);
    this.problems = without(this.problems);
  }

  /** Goes on from a cell; an odd figure keeps the focus once. */
  #commitAndGo(row: PaperRow, round: string, column: Column, go: () => void): void {
    const place = placeOf(row.animal, round);
    const draft = this.#drafts.of(place, column);
    const cell = row.cells[this.paper?.rounds.findIndex(({ id }) => id === round) ?? -1]?.[column];
    const holds = draft?.state === 'typing' && cell !== undefined && !isCalm(cell, draft.text);
    const from = document.activeElement;
    const committed = this.#saves.commit(place, column);
    if (holds) this.#hold(place);
    else go();
    void committed.then((came) => {
      const now = document.activeElement as HTMLElement | null;
      // Typed anew meanwhile, the cell has an answer of its own to come.
      const state = this.#drafts.of(place, column)?.state;
      const stands = state === (came === 'refused' ? 'refused' : undefined);
      if (came === 'saved' || holds || !stands || now === from || now?.dataset['typed'] !== undefined) return;
      this.#focusCell(row.animal, round);
      if (came === 'asked') this.#hold(place);
    });
  }

  #hold(place: string): void {
    this.asked = place;
    this.#select(place);
  }

  /** What is typed next takes the place of what stands in a cell. */
  #select(place: string): void {
    this.requestUpdate();
    const input = document.getElementById(paperCellId(...partsOf(place))) as HTMLInputElement | null;
    delete input?.dataset['typed'];
    void this.updateComplete.then(() => input?.select());
  }

  #obey(command: PaperCommand, row: PaperRow, round: string): void {
    const { rows = [], rounds = [] } = this.paper ?? {};
    const at = rows.findIndex(({ animal }) => animal === row.animal);
    const on = rounds.findIndex(({ id }) => id === round);
    const to = (line: number, column: number) => this.#focusCell(rows[line]?.animal, rounds[column]?.id);
    const nextRound = () => to(0, on + 1) || this.#focusHead(NEW);
    const place = placeOf(row.animal, round);
    const column = this.taking;
    const down = () => void (to(at + 1, on) || nextRound());
    if (column !== 'pee' && column !== 'poo') {
      if (command === 'go-on') return this.#commitAndGo(row, round, column, down);
      if (command === 'restore') {
        this.#drafts.restore(place, column);
        return this.#select(place);
      }
      void this.#saves.commit(place, column);
    }
    const obeyed: Record<PaperCommand, () => void> = {
      'go-on': down,
      restore: () => undefined,
      back: () => void (to(at - 1, on) || to(rows.length - 1, on - 1)),
      'next-round': nextRound,
      up: () => void to(at - 1, on),
      down,
      left: () => void to(at, on - 1),
      right: () => void (to(at, on + 1) || this.#focusHead(NEW)),
      pee: () => this.#toggle(row, round, 'pee'),
      poo: () => this.#toggle(row, round, 'poo'),
      turn: () => this.#turn(),
    };
    obeyed[command]();
  }

  #toggle(row: PaperRow, round: string, what: Output): void {
    this.#saves.try(row.name, (scope) => togglePaperOutput(scope, round, row.animal, what));
  }

  /** Milk, then the weights; the focus stays in its cell. */
  #turn(): void {
    const order: readonly Column[] = ['fed', 'before', 'after'];
    this.taking = order[(order.indexOf(this.taking as Column) + 1) % order.length] ?? 'fed';
  }

  #pressed(event: KeyboardEvent, row: PaperRow, round: string): void {
    const command = paperCommand(event);
    // A button is pressed by its own keys.
    if (!command || (command === 'go-on' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const now = this.paper?.rows.find(({ animal }) => animal === row.animal) ?? row;
    this.#obey(command, now, round);
  }

  #context: Omit<GridContext, 'taking' | 'asked'> = {
    draft: (place, column) => this.#drafts.of(place, column),
    typed: (place, column, text) => {
      this.asked = undefined;
      this.#drafts.type(place, column, text);
      this.requestUpdate();
    },
    entered: (event) => {
      const target = event.target as HTMLInputElement;
      this.asked = undefined;
      delete target.dataset['typed'];
      target.select();
    },
    left: (place, column) => void this.#saves.commit(place, column),
    pressed: (event, row, round) => this.#pressed(event, row, round),
    toggled: (row, round, what) => this.#toggle(row, round, what),
    time: (round) => ({ text: this.times[round], problem: this.problems[round] }),
    timeTyped: (round, text) => (this.times = { ...this.times, [round]: text }),
    timeEntered: (round, text) => this.#setTime(round, text),
    timeLeft: (round) => this.#forgetTime(round),
  };

  protected override render() {
    const view = this.paper;
    if (!view) return html`<header class="page-heading"><h1>Paper log</h1></header>`;
    const figures = (['fed', 'before', 'after'] as const).map((column) => [column, columnNames(view.weight_unit)[column]] as const);
    return html`
      <header class="page-heading">
        <div>
          <h1>Paper log · ${view.label}</h1>
          <p>Rounds that were kept on paper. Type when each was, then go down the column.</p>
        </div>
        <a class="button" href=${addressOf('round', view.scope)}>Back to the round</a>
      </header>
      ${choices({
        name: 'paper-taking',
        legend: 'What is typed',
        options: [...figures, ['pee', 'Pee'], ['poo', 'Poo']],
        value: this.taking,
        chosen: (value) => (this.taking = value as Taking),
      })}
      ${paperGrid(view, { ...this.#context, taking: this.taking, asked: this.asked })}
      <div class="key-row round-keys">
        <span><kbd>Enter</kbd> save, down</span><span><kbd>-</kbd> back</span><span><kbd>+</kbd> next round</span>
        <span><kbd>/</kbd> pee</span><span><kbd>*</kbd> poo</span><span><kbd>W</kbd> milk or weights</span>
        <span><kbd>Ctrl Z</kbd> undo</span>
      </div>
    `;
  }
}

customElements.define('paper-log', PaperLog);
