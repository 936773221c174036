// The round: who is fed, cell by cell. Every cell saves itself; a key never waits for the one before it.

import { html, nothing, type PropertyValues } from 'lit';
import {
  feedAs,
  finishRound,
  noteInRound,
  onChanged,
  round,
  saveCell,
  setRoundTime,
  setSetting,
  skipInRound,
  takeFirstRound,
  toggleOutput,
} from '../../api.ts';
import '../../elements/growth-card/growth-card.ts';
import '../../elements/watch-list/watch-list.ts';
import { doAgain, takeBackLast } from '../../history.ts';
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
import { type CellCommand, cellCommand, cellKeys, isCalm, looksRight } from './cell-keys.ts';
import { columnNames, columns, Drafts, draftsOf } from './drafts.ts';
import { emptyRound, focusStart, quietRound, startKey } from './empty-round.ts';
import { dueCard, finishedPanel } from './round-cards.ts';
import { type HeadActions, type HeadPanel, roundHead } from './round-head.ts';
import { cellId, noteId, type RowContext } from './round-row.ts';
import { roundTable } from './round-table.ts';
import { Saves, tell } from './saves.ts';
import { nextAnimalFrom, type Place, rowFrom, stepFrom } from './walk.ts';

/** How often the clock in the heading is looked at. */
const MINUTE_MS = 60_000;

/** By then the first screen stands. */
const SETTLED_MS = 300;

/** Whether the carer is typing into another cell already. */
function isTyping(): boolean {
  return (document.activeElement as HTMLElement | null)?.dataset['typed'] !== undefined;
}

class RoundView extends ViewElement {
  static override properties = {
    round: { state: true },
    finished: { state: true },
    focused: { state: true },
    noting: { state: true },
    asked: { state: true },
    panel: { state: true },
  };
  declare round: Round | undefined;
  declare finished: Finished | undefined;
  declare focused: string | undefined;
  declare noting: string | undefined;
  declare asked: string | undefined;
  declare panel: HeadPanel | undefined;
  #drafts = new Drafts();
  #saves = new Saves<Round>({
    write: saveCell,
    isAsked: ({ rows }, animal, column) => rows.find((row) => row.animal === animal)?.[column].doubt != null,
    scope: () => this.round?.scope ?? this.#scope,
    drafts: () => this.#drafts,
    name: (animal) => this.#name(animal),
    show: (answer) => this.#show(answer),
    draw: () => this.requestUpdate(),
  });
  #stops: (() => void)[] = [];
  #stopStart: (() => void) | undefined;
  #asking = false;
  /** The cell that a panel was opened from. */
  #left: string | undefined;
  /** What is shown next is another round than the one before. */
  #fresh = true;

  get #scope(): string {
    return this.rest[0] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const minute = setInterval(() => this.#askAnew(), MINUTE_MS);
    this.#stops = [
      onChanged(() => !this.#saves.busy && this.#askAnew()),
      addShortcuts([
        { keys: 'Ctrl+Enter', label: 'Finish the round', group: 'Round', run: () => void this.#finish() },
        { keys: 't', label: 'Time of the round', group: 'Round', run: () => this.#open('time') },
        { keys: 'f', label: 'Who is feeding', group: 'Round', run: () => this.#nextCarer() },
        { keys: 'c', label: 'By animal or by column', group: 'Round', run: () => this.#turnOrder() },
        ...toldKeys('In a cell of the round', ...cellKeys),
      ]),
      () => clearInterval(minute),
    ];
    const first = this.#scope === '' ? takeFirstRound() : undefined;
    if (!first) return this.#askAnew();
    this.#show(first);
    // A page that was only loaded anew brings the round of its first time: what it shows is asked for once more.
    setTimeout(() => this.#askAnew(), SETTLED_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Digits that are half typed when another screen comes are kept.
    this.#saves.commitTyping();
    for (const stop of this.#stops) stop();
    this.#forgetStart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.get('rest') === undefined || this.round?.scope === this.#scope) return;
    this.#saves.commitTyping();
    [this.finished, this.noting, this.panel, this.focused] = [undefined, undefined, undefined, undefined];
    this.#fresh = true;
    this.#askAnew();
  }

  /** Asks for the round, behind the saves that are running; once, however often it is wanted meanwhile. */
  #askAnew(): void {
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
    shown.catch(tell);
  }

  #show(answer: Round): void {
    if (this.#scope !== '' && answer.scope !== this.#scope) return;
    const resumed = answer.open && this.finished !== undefined;
    const fresh = this.#fresh || resumed || (this.round?.rows.length === 0 && answer.rows.length > 0);
    this.#fresh = false;
    this.round = answer;
    this.#drafts = draftsOf(answer.scope);
    this.#drafts.belongTo(answer.round);
    if (!answer.rows.some(({ animal }) => animal === this.focused)) this.focused = undefined;
    if (resumed) this.finished = undefined;
    if (fresh) void this.updateComplete.then(() => this.#begin());
  }

  #begin(): void {
    this.shown();
    const active = document.activeElement;
    const chosen = active?.matches('.round-chips a') ?? false;
    if (!chosen && active?.closest('main, body') !== active) return;
    if (this.#isFirstNight) focusStart(this);
    else this.#goToNextBlank();
  }

  /** Nobody was taken in yet. */
  get #isFirstNight(): boolean {
    return this.round?.empty === 'no_one_yet';
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
    const next = this.round?.next;
    if (next) this.#focusCell(next);
  }

  #focusCell([animal, column]: Place): void {
    document.getElementById(cellId(animal, column))?.focus();
  }

  /** Goes to a cell; behind the last one waits the button that finishes. */
  #goTo(place: Place | undefined, behind = false): void {
    if (place) this.#focusCell(place);
    else if (behind) this.querySelector<HTMLElement>('.finish-round')?.focus();
  }

  /** Goes on from a cell. What is calm is not waited for; refused or asked about after all, the focus comes back. */
  #commitAndGo(view: Round, place: Place): void {
    const draft = this.#drafts.of(...place);
    const go = () => this.#goTo(stepFrom(this.round ?? view, place, 1), true);
    const row = view.rows.find(({ animal }) => animal === place[0]);
    const waits = draft !== undefined && !looksRight(draft.text);
    const holds = draft?.state === 'typing' && row !== undefined && !isCalm(row[place[1]], draft.text);
    const from = document.activeElement;
    const committed = this.#saves.commit(...place);
    if (holds) this.#ask(place);
    else if (!waits) go();
    void committed.then((came) => {
      const stayed = document.activeElement === from;
      // Typed anew meanwhile, the cell has an answer of its own to come.
      const state = this.#drafts.of(...place)?.state;
      if (came === 'saved') {
        if (waits && stayed && state === undefined) go();
      } else if (state === (came === 'refused' ? 'refused' : undefined) && !holds) {
        if (!stayed && !isTyping()) this.#focusCell(place);
        if (came === 'asked' && document.activeElement === from) this.#ask(place);
      }
    });
  }

  /** The focus waits once in a cell whose figure is asked about; the next Enter goes on. */
  #ask([animal, column]: Place): void {
    this.asked = `${animal}/${column}`;
    this.#select(animal, column);
  }

  /** What is typed next takes the place of what stands in a cell. */
  #select(animal: string, column: Column): void {
    const input = document.getElementById(cellId(animal, column)) as HTMLInputElement | null;
    delete input?.dataset['typed'];
    void this.updateComplete.then(() => input?.select());
  }

  /** What is half typed is saved before anything else happens to the row. */
  #obey(command: CellCommand, row: RoundRow, column: Column): void {
    const view = this.round;
    if (!view) return;
    const { animal } = row;
    const place = [animal, column] as const;
    if (command === 'restore') return this.#restore(animal, column);
    if (command === 'undo' && this.#drafts.restore(animal, column)) return this.requestUpdate();
    if (command === 'go-on' && column === 'fed' && !this.#drafts.of(animal, column) && !row.fed.text) {
      // The suggestion is taken by this key alone.
      if (row.fed.suggestion) this.#drafts.type(animal, column, row.fed.suggestion);
    }
    if (command === 'go-on') return this.#commitAndGo(view, place);
    void this.#saves.commit(animal, column);
    const obeyed: Record<Exclude<CellCommand, 'restore' | 'go-on'>, () => void> = {
      finish: () => void this.#finish(),
      back: () => this.#goTo(stepFrom(view, place, -1)),
      'next-animal': () => this.#goTo(nextAnimalFrom(view, place), true),
      up: () => this.#goTo(rowFrom(view, place, -1)),
      down: () => this.#goTo(rowFrom(view, place, 1)),
      pee: () => this.#toggle(animal, 'pee'),
      poo: () => this.#toggle(animal, 'poo'),
      skip: () => this.#skip(view, row),
      note: () => this.#openNote(animal),
      time: () => this.#open('time'),
      order: () => this.#turnOrder(),
      carer: () => this.#nextCarer(),
      undo: () => void takeBackLast(),
      redo: () => void doAgain(),
    };
    obeyed[command]();
  }

  #restore(animal: string, column: Column): void {
    this.#drafts.restore(animal, column);
    this.requestUpdate();
    this.#select(animal, column);
  }

  #name(animal: string): string {
    return this.round?.rows.find((row) => row.animal === animal)?.name ?? '';
  }

  #toggle(animal: string, what: Output): void {
    this.#saves.try(this.#name(animal), (scope) => toggleOutput(scope, animal, what));
  }

  #skip(view: Round, row: RoundRow): void {
    this.#saves.try(row.name, (scope) => skipInRound(scope, row.animal));
    if (!row.skipped) this.#goTo(nextAnimalFrom(view, [row.animal, 'before']), true);
  }

  #openNote(animal: string): void {
    this.noting = animal;
    void this.updateComplete.then(() => document.getElementById(noteId(animal))?.focus());
  }

  #note(animal: string, text: string): void {
    if (text.trim()) this.#saves.try('the note', (scope) => noteInRound(scope, animal, text));
    this.#closeNote(animal);
  }

  #closeNote(animal: string): void {
    this.noting = undefined;
    const row = this.round?.rows.find((each) => each.animal === animal);
    const column = columns.find((each) => !row?.[each].text) ?? 'after';
    void this.updateComplete.then(() => this.#focusCell([animal, column]));
  }

  #open(what: HeadPanel['what']): void {
    const from = document.activeElement;
    this.#left = from instanceof HTMLInputElement && from.dataset['cell'] !== undefined ? from.id : undefined;
    this.panel = { what };
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.round-panel input')?.focus());
  }

  #close = (): void => {
    this.panel = undefined;
    void this.updateComplete.then(() => {
      const left = this.#left === undefined ? null : document.getElementById(this.#left);
      if (left) left.focus();
      else this.#goToNextBlank();
    });
  };

  /** Does what a panel is open for, and closes it; what is wrong is said in it. */
  #setIn(what: HeadPanel['what'], name: string, work: (scope: string) => Promise<Round>): void {
    this.#saves
      .save(name, work)
      .then(this.#close)
      .catch((error: unknown) => (this.panel = { what, problem: sentence(error) }));
  }

  /** The next of the carers, or the field for a name while there is no other. */
  #nextCarer(): void {
    const { carers = [], feeding } = this.round ?? {};
    const next = carers[(carers.findIndex(({ id }) => id === feeding) + 1) % Math.max(carers.length, 1)];
    if (!next || next.id === feeding) return this.#open('carers');
    this.#saves.try('who is feeding', (scope) => feedAs(scope, next.id));
  }

  #turnOrder(): void {
    const order = this.round?.by_column ? 'by_animal' : 'by_column';
    const words = order === 'by_column' ? 'Enter goes down the column.' : 'Enter goes along the row.';
    saving('the order', () => setSetting('round_order', order))
      .then(() => say({ text: words }))
      .catch(tell);
  }

  /** Ends the round, unless a cell was refused: that one is gone to, so that nothing is lost unseen. */
  async #finish(): Promise<void> {
    this.#saves.commitTyping();
    await this.#saves.settled();
    const rows = this.round?.rows ?? [];
    const refused = rows.flatMap((row) => columns.map((column) => [row.animal, column] as const));
    const first = refused.find((place) => this.#drafts.of(...place)?.state === 'refused');
    if (first) {
      say({ text: this.#drafts.problemOf(first[0]) ?? '', urgent: true });
      return this.#focusCell(first);
    }
    const scope = this.round?.scope ?? this.#scope;
    saving('the round', () => finishRound(scope))
      .then(async (finished) => {
        this.#drafts.clear();
        this.finished = finished;
        await this.updateComplete;
        this.querySelector<HTMLElement>('#round-finished')?.focus();
      })
      .catch(tell);
  }

  #again = (): void => {
    this.finished = undefined;
    void this.updateComplete.then(() => this.#goToNextBlank());
  };

  #context: Omit<RowContext, 'heads' | 'focused' | 'noting' | 'asked'> = {
    draft: (animal, column) => this.#drafts.of(animal, column),
    problem: (animal) => this.#drafts.problemOf(animal),
    typed: (animal, column, text) => {
      this.#drafts.type(animal, column, text);
      this.asked = undefined;
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
      this.asked = undefined;
      const cell = event.target as HTMLInputElement;
      delete cell.dataset['typed'];
      cell.select();
      cell.scrollIntoView({ block: 'nearest' });
    },
    left: (animal, column) => void this.#saves.commit(animal, column),
    toggled: (animal, what) => this.#toggle(animal, what),
    noted: (animal, text) => this.#note(animal, text),
    noteLeft: (animal) => this.#closeNote(animal),
  };

  #headActions: HeadActions = {
    openTime: () => this.#open('time'),
    closeTime: this.#close,
    setTime: (text) => this.#setIn('time', 'the time', (scope) => setRoundTime(scope, text)),
    finish: () => void this.#finish(),
    turnOrder: () => this.#turnOrder(),
    openCarers: () => this.#open('carers'),
    closeCarers: this.#close,
    feedAs: (who) => this.#setIn('carers', 'who is feeding', (scope) => feedAs(scope, who)),
  };

  protected override render() {
    const view = this.round;
    if (!view) return html`<header class="page-heading"><h1>Round</h1></header>`;
    if (this.#isFirstNight) return emptyRound('Round');
    if (view.empty === 'no_one_here') return quietRound();
    const drawn = this.focused ?? view.worry ?? view.rows[0]?.animal;
    return html`
      ${roundHead(view, this.panel, this.finished !== undefined, this.#headActions)}
      ${this.finished
        ? finishedPanel(this.finished, this.#again)
        : view.rows.length
          ? roundTable(view, {
              ...this.#context,
              heads: columnNames(view.weight_unit),
              focused: this.focused,
              noting: this.noting,
              asked: this.asked,
            })
          : html`<p class="empty-note">Nobody is due. Sleep.</p>`}
      <div class="round-cards">
        ${drawn ? html`<growth-card .animal=${drawn}></growth-card>` : nothing} ${dueCard(view.due)}
        <watch-list></watch-list>
      </div>
    `;
  }
}

customElements.define('round-view', RoundView);
