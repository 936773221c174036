// What stands in cells and is not on the disk yet: being typed, on its way, or refused.

import type { Column } from '../../types/Column.ts';

/** The text of a cell that differs from what is saved. */
export interface Draft {
  text: string;
  state: 'typing' | 'saving' | 'refused';
  /** Why it was refused, in one sentence. */
  problem?: string;
}

/** The columns that take a number, in their order. */
export const columns: readonly Column[] = ['before', 'fed', 'after'];

/** What the columns are called, with their unit. */
export const columnNames = (weightUnit: string): Record<Column, string> => ({
  before: `Before ${weightUnit}`,
  fed: 'Fed mL',
  after: `After ${weightUnit}`,
});

/** The drafts of a round, by animal and column. */
export class Drafts {
  #drafts = new Map<string, Draft>();
  #round: string | null = null;

  /** Says to which open round the cells belong: those of a round that is over are not carried into the next. */
  belongTo(round: string | null): void {
    if (this.#round !== null && this.#round !== round) this.clear();
    this.#round = round;
  }

  /** The draft of a cell. */
  of(animal: string, column: Column): Draft | undefined {
    return this.#drafts.get(`${animal}/${column}`);
  }

  /** The carer types. Whatever was on its way goes on, and no longer concerns this cell. */
  type(animal: string, column: Column, text: string): void {
    this.#drafts.set(`${animal}/${column}`, { text, state: 'typing' });
  }

  /** Forgets what is typed in a cell, so that it shows what is saved. Tells whether there was anything. */
  restore(animal: string, column: Column): boolean {
    return this.of(animal, column)?.state !== 'saving' && this.#drafts.delete(`${animal}/${column}`);
  }

  /** Takes a draft to be saved; nothing when none is waiting. */
  take(animal: string, column: Column): Draft | undefined {
    const draft = this.of(animal, column);
    if (!draft || draft.state === 'saving') return undefined;
    const taken: Draft = { text: draft.text, state: 'saving' };
    this.#drafts.set(`${animal}/${column}`, taken);
    return taken;
  }

  /** The draft is on the disk. Typed anew meanwhile, the cell keeps the new text. */
  saved(animal: string, column: Column, draft: Draft): void {
    if (this.of(animal, column) === draft) this.#drafts.delete(`${animal}/${column}`);
  }

  /** The draft was refused: what was typed stays, with the reason. */
  refused(animal: string, column: Column, draft: Draft, problem: string): void {
    if (this.of(animal, column) === draft) {
      this.#drafts.set(`${animal}/${column}`, { text: draft.text, state: 'refused', problem });
    }
  }

  /** The cells that are being typed. */
  typing(): [animal: string, column: Column][] {
    return this.#in('typing');
  }

  /** Why a cell of an animal's row was refused. */
  problemOf(animal: string): string | undefined {
    return columns.map((column) => this.of(animal, column)?.problem).find((problem) => problem !== undefined);
  }

  #in(state: Draft['state']): [animal: string, column: Column][] {
    const found = [...this.#drafts].filter(([, draft]) => draft.state === state);
    return found.map(([key]) => {
      const end = key.lastIndexOf('/');
      return [key.slice(0, end), key.slice(end + 1) as Column];
    });
  }

  /** Forgets everything: the round is over. */
  clear(): void {
    this.#drafts.clear();
  }
}

const kept = new Map<string, Drafts>();

/** The drafts of whose round it is. They outlast the screen, so that a refused cell still stands there on the return. */
export function draftsOf(scope: string): Drafts {
  const drafts = kept.get(scope) ?? new Drafts();
  kept.set(scope, drafts);
  return drafts;
}
