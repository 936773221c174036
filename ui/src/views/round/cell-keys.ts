// What a key means in a cell of the round.

import { chordBegun, takesLetters } from '../../keys.ts';
import type { Cell } from '../../types/Cell.ts';

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
  | 'order'
  | 'carer'
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

/** Letters: never behind a digit that was typed, so that «12 oz» can be typed. */
const letters: Record<string, CellCommand> = {
  p: 'pee',
  o: 'poo',
  s: 'skip',
  n: 'note',
  t: 'time',
  c: 'order',
  f: 'carer',
};

const combined: Record<string, CellCommand> = { Enter: 'finish', z: 'undo', 'Shift+z': 'redo' };

/** The same for the sheet of keys. */
export const cellKeys: (readonly [keys: string, label: string])[] = [
  ['Enter', 'Save, take the suggestion, go on'],
  ['-', 'Back'],
  ['Plus', 'Next animal'],
  ['Up Down', 'The animal above or below'],
  ['/', 'Pee (also P)'],
  ['*', 'Poo (also O)'],
  ['s', 'Sits this round out'],
  ['n', 'Note'],
  ['Escape', 'What was there before'],
];

/** What a cell takes as it stands: a number with a unit that is known. Whether it is in bounds, Rust says. */
const wellFormed = /^\s*(\d+([.,]\d*)?|[.,]\d+)\s*(g|kg|oz|lbs?(\s*\d+([.,]\d*)?\s*(oz)?)?|ml|cc)?\s*$/i;

/** Whether a text is most likely saved, so that nobody waits for the answer. */
export function looksRight(text: string): boolean {
  return text.trim() === '' || wellFormed.test(text);
}

const bareNumber = /^\s*(\d+([.,]\d*)?|[.,]\d+)\s*$/;

/** Whether a figure is taken without a question; of one with a unit, the answer of the save tells. */
export function isCalm({ calm }: Cell, text: string): boolean {
  if (calm.length === 0 || !bareNumber.test(text)) return true;
  const figure = Number(text.replace(',', '.'));
  return calm.some(([from, to]) => from <= figure && figure <= to);
}

/** The command of a key in a cell; nothing when the key is to be typed. */
export function cellCommand(event: KeyboardEvent, cell: HTMLInputElement): CellCommand | undefined {
  if (event.isComposing || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return combined[event.shiftKey ? `Shift+${key}` : key];
  // After `g` a letter says where to go: `g p` must not write down a pee.
  return always[key] ?? (takesLetters(cell) || chordBegun() ? undefined : letters[key]);
}
