// Saving cells: each is a save of its own, in the order of the keys, and no key waits for one.

import { undoAction } from '../../history.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Column } from '../../types/Column.ts';
import type { Drafts } from './drafts.ts';

/** What came of a cell: it is on the disk, is on the disk and asked about, or was refused. */
export type Came = 'saved' | 'asked' | 'refused';

/** What answers a save. */
interface Answer {
  saved: string | null;
}

/** The screen that saves. */
export interface SavingScreen<View extends Answer> {
  /** Brings what a cell holds to the book. */
  write(scope: string, animal: string, column: Column, text: string): Promise<View>;
  /** Whether a cell is asked about. */
  isAsked(answer: View, animal: string, column: Column): boolean;
  /** Whose round it is. */
  scope(): string;
  /** What stands in its cells and is not on the disk yet. */
  drafts(): Drafts;
  name(animal: string): string;
  show(answer: View): void;
  draw(): void;
}

/** Says what was not done. */
export const tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

/** The saves of one screen. */
export class Saves<View extends Answer> {
  #screen: SavingScreen<View>;
  #running = 0;
  /** Cells on their way to the disk. */
  #commits = new Set<Promise<Came>>();

  constructor(screen: SavingScreen<View>) {
    this.#screen = screen;
  }

  /** Whether the answer of a save is still to come. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /** Saves, and says so when it is on the disk. */
  async save(what: string, work: (scope: string) => Promise<View>): Promise<View> {
    const scope = this.#screen.scope();
    this.#running += 1;
    try {
      const answer = await saving(what, () => work(scope));
      if (answer.saved) say({ text: answer.saved, action: undoAction });
      this.#screen.show(answer);
      return answer;
    } finally {
      this.#running -= 1;
    }
  }

  /** As `save`, for what cannot be asked about. */
  try(what: string, work: (scope: string) => Promise<View>): void {
    this.save(what, work).catch(tell);
  }

  /** Saves what a cell holds and is not on its way yet. */
  async commit(animal: string, column: Column): Promise<Came> {
    const drafts = this.#screen.drafts();
    const draft = drafts.take(animal, column);
    // Nothing is waiting, or it is on its way already.
    if (!draft) return 'saved';
    this.#screen.draw();
    const work = (scope: string) => this.#screen.write(scope, animal, column, draft.text);
    const came = this.save(this.#screen.name(animal), work).then(
      (answer): Came => {
        drafts.saved(animal, column, draft);
        return this.#screen.isAsked(answer, animal, column) ? 'asked' : 'saved';
      },
      (error: unknown): Came => {
        drafts.refused(animal, column, draft, sentence(error));
        tell(error);
        return 'refused';
      },
    );
    this.#commits.add(came);
    await came;
    this.#commits.delete(came);
    this.#screen.draw();
    return came;
  }

  /** Saves every cell that is being typed. */
  commitTyping(): void {
    for (const [animal, column] of this.#screen.drafts().typing()) void this.commit(animal, column);
  }

  /** Waits until every cell came to the disk or was refused. */
  async settled(): Promise<void> {
    await Promise.all(this.#commits);
  }
}
