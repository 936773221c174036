// The round: who is fed, cell by cell. Every cell saves itself; a key never waits for the one before it.

import { html, nothing, type PropertyValues } from 'lit';
import { finishRound, noteInRound, onChanged, round, saveCell, setRoundTime, skipInRound, takeFirstRound, toggleOutput } from '../../api.ts';
import '../../elements/growth-card/growth-card.ts';
import { doAgain, takeBackLast, undoAction } from '../../history.ts';
import { addShortcuts, toldKeys } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { goTo } from '../../router.ts';
import { inOrder, saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Column } from '../../types/Column.ts';
import type { Finished } from '../../types/Finished.ts';
import type { Output } from '../../types/Output.ts';
import type { RoundRow } from '../../types/RoundRow.ts';
import type { RoundView as Round } from '../../types/RoundView.ts';
import { type CellCommand, cellCommand, cellKeys, looksRight } from './cell-keys.ts';
import { columns, Drafts, draftsOf } from './drafts.ts';
import { emptyRound, focusStart, startKey } from './empty-round.ts';
import { dueCard, finishedPanel } from './round-cards.ts';
import { roundHead } from './round-head.ts';
import { cellId, noteId, type RowContext } from './round-row.ts';
import { roundTable } from './round-table.ts';

/** How often the clock in the heading is looked at. */
const MINUTE_MS = 60_000;

/** By then the first screen stands. */
const SETTLED_MS = 300;

class RoundView extends ViewElement {
  static override properties = {
    round: { state: true },
    finished: { state: true },
    focused: { state: true },
    noting: { state: true },
    timing: { state: true },
  };
  declare round: Round | undefined;
  declare finished: Finished | undefined;
  declare focused: string | undefined;
  declare noting: string | undefined;
  declare timing: { problem?: string } | undefined;
  #drafts = new Drafts();
  /** Cells on their way to the disk. */
  #commits = new Set<Promise<boolean>>();
  #stops: (() => void)[] = [];
  #stopStart: (() => void) | undefined;
  #running = 0;
  #asking = false;
  /** What is shown next is another round than the one before. */
  #fresh = true;

  get #scope(): string {
    return this.rest[0] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const minute = setInterval(() => this.#ask(), MINUTE_MS);
    this.#stops = [
      onChanged(() => this.#running === 0 && this.#ask()),
      addShortcuts([
        { keys: 'Ctrl+Enter', label: 'Finish the round', group: 'Round', run: () => void this.#finish() },
        { keys: 't', label: 'Time of the round', group: 'Round', run: () => this.#openTime() },
        ...toldKeys('In a cell of the round', ...cellKeys),
      ]),
      () => clearInterval(minute),
    ];
    const first = this.#scope === '' ? takeFirstRound() : undefined;
    if (!first) return this.#ask();
    this.#show(first);
    // A page that was only loaded anew brings the round of its first time: what it shows is asked for once more.
    setTimeout(() => this.#ask(), SETTLED_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Digits that are half typed when another screen comes are kept.
    for (const [animal, column] of this.#drafts.typing()) void this.#commit(animal, column);
    for (const stop of this.#stops) stop();
    this.#forgetStart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('rest') === undefined || this.round?.scope === this.#scope) return;
    for (const [animal, column] of this.#drafts.typing()) void this.#commit(animal, column);
    [this.finished, this.noting, this.timing, this.focused] = [undefined, undefined, undefined, undefined];
    this.#fresh = true;
    this.#ask();
  }

  /** Asks for the round, behind the saves that are running; once, however often it is wanted meanwhile. */
  #ask(): void {
    if (this.#asking) return;
    this.#asking = true;
    let wanted = '';
    const asked = inOrder(() => {
      this.#asking = false;
      wanted = this.#scope;
      return round(wanted);
    });
    const shown = asked.then((answer) => {
      // The litter was taken back, or its last one left: another round stands in its place.
      if (wanted !== '' && wanted === this.#scope && answer.scope !== wanted && this.isConnected) goTo('round');
      else this.#show(answer);
    });
    shown.catch((error: unknown) => say({ text: sentence(error), urgent: true }));
  }

  #show(answer: Round): void {
    if (this.#scope !== '' && answer.scope !== this.#scope) return;
    const fresh = this.#fresh || (this.round?.rows.length === 0 && answer.rows.length > 0);
    this.#fresh = false;
    this.round = answer;
    this.#drafts = draftsOf(answer.scope);
    this.#drafts.belongTo(answer.round);
    if (!answer.rows.some(({ animal }) => animal === this.focused)) this.focused = undefined;
    if (answer.open) this.finished = undefined;
    if (fresh) void this.updateComplete.then(() => this.#begin());
  }

  #begin(): void {
    this.shown();
    const elsewhere = document.activeElement?.closest('main, body') !== document.activeElement;
    if (elsewhere) return;
    if (this.#isFirstNight) focusStart(this);
    else this.#goToNextBlank();
  }

  /** Nobody was taken in yet. */
  get #isFirstNight(): boolean {
    return this.round !== undefined && this.round.rows.length === 0 && this.round.scopes.length < 2;
  }

  protected override updated(): void {
    if (this.#isFirstNight) this.#stopStart ??= addShortcuts([startKey]);
    else this.#forgetStart();
  }

  #forgetStart(): void {
    this.#stopStart?.();
    this.#stopStart = undefined;
  }

  #goToNextBlank(): void {
    const [animal, column] = this.round?.next ?? [];
    if (animal && column) this.#focusCell(animal, column);
  }

  #focusCell(animal: string | undefined, column: Column): void {
    if (animal) document.getElementById(cellId(animal, column))?.focus();
  }

  /** Saves, and says so when it is on the disk. */
  async #save(what: string, work: (scope: string) => Promise<Round>): Promise<void> {
    const scope = this.round?.scope ?? this.#scope;
    this.#running += 1;
    try {
      const answer = await saving(what, () => work(scope));
      if (answer.saved) say({ text: answer.saved, action: undoAction });
      this.#show(answer);
    } finally {
      this.#running -= 1;
    }
  }

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  /** Saves what a cell holds and is not on its way yet. False when it was refused. */
  async #commit(animal: string, column: Column): Promise<boolean> {
    const drafts = this.#drafts;
    const draft = drafts.take(animal, column);
    // Nothing is waiting, or it is on its way already.
    if (!draft) return true;
    this.requestUpdate();
    const name = this.round?.rows.find((row) => row.animal === animal)?.name ?? '';
    const saved = this.#save(name, (scope) => saveCell(scope, animal, column, draft.text)).then(
      () => {
        drafts.saved(animal, column, draft);
        return true;
      },
      (error: unknown) => {
        drafts.refused(animal, column, draft, sentence(error));
        this.#tell(error);
        return false;
      },
    );
    this.#commits.add(saved);
    const well = await saved;
    this.#commits.delete(saved);
    this.requestUpdate();
    return well;
  }

  /** Goes on from a cell. What looks right is not waited for; refused after all, the focus comes back to it. */
  #commitAndGo(animal: string, column: Column, go: () => void): void {
    const text = this.#drafts.of(animal, column)?.text;
    const waits = text !== undefined && !looksRight(text);
    const from = document.activeElement;
    const saved = this.#commit(animal, column);
    if (!waits) go();
    void saved.then((well) => {
      const now = document.activeElement;
      if (well) {
        if (waits && now === from && this.#drafts.of(animal, column) === undefined) go();
      } else if (now !== from && !(now instanceof HTMLInputElement && now.dataset['typed'] !== undefined)) {
        this.#focusCell(animal, column);
      }
    });
  }

  #neighbour(animal: string, step: number): string | undefined {
    const rows = this.round?.rows.filter((row) => !row.skipped || row.animal === animal) ?? [];
    return rows[rows.findIndex((row) => row.animal === animal) + step]?.animal;
  }

  #goOn(animal: string, column: Column): void {
    const next = columns[columns.indexOf(column) + 1];
    if (next) this.#focusCell(animal, next);
    else this.#goToAnimal(animal, 1, 'before');
  }

  #goToAnimal(animal: string, step: number, column: Column): void {
    const other = this.#neighbour(animal, step);
    if (other) this.#focusCell(other, column);
    else if (step > 0 && column === 'before') this.querySelector<HTMLElement>('.finish-round')?.focus();
  }

  #goBack(animal: string, column: Column): void {
    const before = columns[columns.indexOf(column) - 1];
    if (before) this.#focusCell(animal, before);
    else this.#goToAnimal(animal, -1, 'after');
  }

  /** What is half typed is saved before anything else happens to the row. */
  #obey(command: CellCommand, row: RoundRow, column: Column): void {
    const { animal } = row;
    if (command === 'restore') return this.#restore(animal, column);
    if (command === 'undo' && this.#drafts.restore(animal, column)) return this.requestUpdate();
    if (command === 'go-on' && column === 'fed' && !this.#drafts.of(animal, column) && !row.fed.text) {
      // The suggestion is taken by this key alone.
      if (row.fed.suggestion) this.#drafts.type(animal, column, row.fed.suggestion);
    }
    if (command === 'go-on') return this.#commitAndGo(animal, column, () => this.#goOn(animal, column));
    void this.#commit(animal, column);
    const obeyed: Record<Exclude<CellCommand, 'restore' | 'go-on'>, () => void> = {
      finish: () => void this.#finish(),
      back: () => this.#goBack(animal, column),
      'next-animal': () => this.#goToAnimal(animal, 1, 'before'),
      up: () => this.#goToAnimal(animal, -1, column),
      down: () => this.#goToAnimal(animal, 1, column),
      pee: () => this.#toggle(animal, 'pee'),
      poo: () => this.#toggle(animal, 'poo'),
      skip: () => this.#skip(row),
      note: () => this.#openNote(animal),
      time: () => this.#openTime(),
      undo: () => void takeBackLast(),
      redo: () => void doAgain(),
    };
    obeyed[command]();
  }

  #restore(animal: string, column: Column): void {
    this.#drafts.restore(animal, column);
    this.requestUpdate();
    const input = document.getElementById(cellId(animal, column)) as HTMLInputElement | null;
    delete input?.dataset['typed'];
    void this.updateComplete.then(() => input?.select());
  }

  #toggle(animal: string, what: Output): void {
    const name = this.round?.rows.find((row) => row.animal === animal)?.name ?? '';
    this.#save(name, (scope) => toggleOutput(scope, animal, what)).catch(this.#tell);
  }

  #skip(row: RoundRow): void {
    this.#save(row.name, (scope) => skipInRound(scope, row.animal)).catch(this.#tell);
    if (!row.skipped) this.#goToAnimal(row.animal, 1, 'before');
  }

  #openNote(animal: string): void {
    this.noting = animal;
    void this.updateComplete.then(() => document.getElementById(noteId(animal))?.focus());
  }

  #note(animal: string, text: string): void {
    if (text.trim()) this.#save('the note', (scope) => noteInRound(scope, animal, text)).catch(this.#tell);
    this.#closeNote(animal);
  }

  #closeNote(animal: string): void {
    this.noting = undefined;
    const row = this.round?.rows.find((each) => each.animal === animal);
    void this.updateComplete.then(() => this.#focusCell(animal, columns.find((each) => !row?.[each].text) ?? 'after'));
  }

  #openTime(): void {
    this.timing = {};
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#round-time')?.focus());
  }

  #closeTime = (): void => {
    this.timing = undefined;
    void this.updateComplete.then(() => this.#goToNextBlank());
  };

  #setTime = (text: string): void => {
    this.#save('the time', (scope) => setRoundTime(scope, text))
      .then(this.#closeTime)
      .catch((error: unknown) => (this.timing = { problem: sentence(error) }));
  };

  /** Ends the round, unless a cell was refused: that one is gone to, so that nothing is lost unseen. */
  async #finish(): Promise<void> {
    for (const [animal, column] of this.#drafts.typing()) void this.#commit(animal, column);
    await Promise.all(this.#commits);
    const rows = this.round?.rows ?? [];
    const refused = rows.flatMap((row) => columns.map((column) => [row.animal, column] as const));
    const first = refused.find(([animal, column]) => this.#drafts.of(animal, column)?.state === 'refused');
    if (first) {
      say({ text: this.#drafts.problemOf(first[0]) ?? '', urgent: true });
      return this.#focusCell(...first);
    }
    const scope = this.round?.scope ?? this.#scope;
    saving('the round', () => finishRound(scope))
      .then(async (finished) => {
        this.#drafts.clear();
        this.finished = finished;
        await this.updateComplete;
        this.querySelector<HTMLElement>('#round-finished')?.focus();
      })
      .catch(this.#tell);
  }

  #again = (): void => {
    this.finished = undefined;
    void this.updateComplete.then(() => this.#goToNextBlank());
  };

  #context: RowContext = {
    draft: (animal, column) => this.#drafts.of(animal, column),
    problem: (animal) => this.#drafts.problemOf(animal),
    focused: undefined,
    noting: undefined,
    typed: (animal, column, text) => {
      this.#drafts.type(animal, column, text);
      this.requestUpdate();
    },
    pressed: (event, row, column) => {
      const command = cellCommand(event, event.target as HTMLInputElement);
      if (!command) return;
      event.preventDefault();
      const now = this.round?.rows.find((each) => each.animal === row.animal) ?? row;
      this.#obey(command, now, column);
    },
    entered: (event, animal) => {
      this.focused = animal;
      const cell = event.target as HTMLInputElement;
      delete cell.dataset['typed'];
      cell.select();
      cell.scrollIntoView({ block: 'nearest' });
    },
    left: (animal, column) => void this.#commit(animal, column),
    toggled: (animal, what) => this.#toggle(animal, what),
    noted: (animal, text) => this.#note(animal, text),
    noteLeft: (animal) => this.#closeNote(animal),
  };

  protected override render() {
    const view = this.round;
    if (!view) return html`<header class="page-heading"><h1>Round</h1></header>`;
    if (this.#isFirstNight) return emptyRound('Round');
    const drawn = this.focused ?? view.worry ?? view.rows[0]?.animal;
    return html`
      ${roundHead(view, this.timing, this.finished !== undefined, {
        openTime: () => this.#openTime(),
        closeTime: this.#closeTime,
        setTime: this.#setTime,
        finish: () => void this.#finish(),
      })}
      ${this.finished
        ? finishedPanel(this.finished, this.#again)
        : view.rows.length
          ? roundTable(view, { ...this.#context, focused: this.focused, noting: this.noting })
          : html`<p class="empty-note">Nobody is due. Sleep.</p>`}
      <div class="round-cards">
        ${drawn ? html`<growth-card .animal=${drawn}></growth-card>` : nothing} ${dueCard(view.due)}
      </div>
    `;
  }
}

customElements.define('round-view', RoundView);
