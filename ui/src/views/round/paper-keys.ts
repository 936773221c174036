// What a key means in a cell of the paper log, and where it leads.

import { takesLetters } from '../../keys.ts';

/** What a key asks for. */
export type PaperCommand = 'go-on' | 'back' | 'next-round' | 'up' | 'down' | 'left' | 'right' | 'pee' | 'poo' | 'restore' | 'turn';

const always: Record<string, PaperCommand> = {
  Enter: 'go-on',
  '-': 'back',
  '+': 'next-round',
  '/': 'pee',
  '*': 'poo',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Escape: 'restore',
};

/** Never behind a digit that was typed: there they belong to the text. */
const empty: Record<string, PaperCommand> = {
  p: 'pee',
  o: 'poo',
  w: 'turn',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The same for the sheet of keys. */
export const paperKeys: (readonly [keys: string, label: string])[] = [
  ['Enter', 'Save, down the column, and on to the next'],
  ['-', 'Back'],
  ['Plus', 'Next round'],
  ['Up Down', 'The animal above or below'],
  ['Left Right', 'The round before or after'],
  ['/', 'Pee (also P)'],
  ['*', 'Poo (also O)'],
  ['w', 'What is typed: milk or weights'],
  ['Escape', 'What was there before'],
];

/** The command of a key in a cell; nothing when the key is to be typed. */
export function paperCommand(event: KeyboardEvent): PaperCommand | undefined {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const typed = event.target instanceof HTMLInputElement && takesLetters(event.target);
  return always[key] ?? (typed ? undefined : empty[key]);
}
