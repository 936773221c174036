// The way through the cells: animal by animal, or down one column after the other.

import type { Column } from '../../types/Column.ts';
import type { RoundView } from '../../types/RoundView.ts';
import { columns } from './drafts.ts';

/** A cell. */
export type Place = readonly [animal: string, column: Column];

/** The cells that are gone through, in their order; who sits out is passed by, unless the focus is there. */
function cells({ rows, by_column }: RoundView, here: string): Place[] {
  const animals = rows.filter((row) => !row.skipped || row.animal === here).map((row) => row.animal);
  return by_column
    ? columns.flatMap((column) => animals.map((animal) => [animal, column] as const))
    : animals.flatMap((animal) => columns.map((column) => [animal, column] as const));
}

/** The cell so many steps on; nothing behind the last and before the first. */
export function stepFrom(view: RoundView, [animal, column]: Place, steps: number): Place | undefined {
  const all = cells(view, animal);
  return all[all.findIndex(([a, c]) => a === animal && c === column) + steps];
}

/** The same column of the animal so many rows on. */
export function rowFrom(view: RoundView, [animal, column]: Place, steps: number): Place | undefined {
  const animals = view.rows.filter((row) => !row.skipped || row.animal === animal).map((row) => row.animal);
  const other = animals[animals.indexOf(animal) + steps];
  return other === undefined ? undefined : [other, column];
}

/** Where the next animal is begun: at its first cell, or in the same column. */
export function nextAnimalFrom(view: RoundView, [animal, column]: Place): Place | undefined {
  const first = view.by_column ? column : 'before';
  return rowFrom(view, [animal, first], 1) ?? (view.by_column ? stepFrom(view, [animal, column], 1) : undefined);
}
