// What a key means in a cell of the round.

import { chordBegun } from '../../keys.ts';

/** What a key asks for. */
export type CellCommand =
  | 'go-on'
  | 'finish'
  | 'back'
  | 'next-animal'
  | 'up'
  | 'down'
  | 'pee'
  | 'poo'
  | 'skip'
  | 'note'
  | 'time'
  | 'restore'
  | 'undo'
  | 'redo';

/** Signs of the number pad: no number needs them, so they work on half-typed digits too. */
const always: Record<string, CellCommand> = {
  Enter: 'go-on',
  '-': 'back',
  '+': 'next-animal',
  '/': 'pee',
  '*': 'poo',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Escape: 'restore',
};

/** Letters: only in an empty cell, so that «12 oz» can be typed. */
const whenEmpty: Record<string, CellCommand> = { p: 'pee', o: 'poo', s: 'skip', n: 'note', t: 'time' };

const combined: Record<string, CellCommand> = { Enter: 'finish', z: 'undo', 'Shift+z': 'redo' };

/** The command of a key in a cell with this text; nothing when the key is to be typed. */
export function cellCommand(event: KeyboardEvent, text: string): CellCommand | undefined {
  if (event.isComposing || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return combined[event.shiftKey ? `Shift+${key}` : key];
  // After `g` a letter says where to go: `g p` must not write down a pee.
  return always[key] ?? (text === '' && !chordBegun() ? whenEmpty[key] : undefined);
}
