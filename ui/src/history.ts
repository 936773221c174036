// Taking back and doing again, in line behind the saves that are still running.

import { redo, undo } from './api.ts';
import type { Shortcut } from './keys.ts';
import { say } from './notice.ts';
import { inOrder } from './saving.ts';
import { sentence } from './sentence.ts';

/** Takes back the last action and says what it was. */
export async function takeBackLast(): Promise<void> {
  try {
    const what = await inOrder(undo);
    say(
      what === null
        ? { text: 'There is nothing to take back.' }
        : { text: `Taken back: ${what}`, action: { label: 'Do it again', keys: 'Ctrl+Shift+z', run: doAgain } },
    );
  } catch (error) {
    say({ text: sentence(error), urgent: true });
  }
}

/** Does again what was taken back last and says what it was. */
export async function doAgain(): Promise<void> {
  try {
    const what = await inOrder(redo);
    say({ text: what === null ? 'There is nothing to do again.' : `Done again: ${what}` });
  } catch (error) {
    say({ text: sentence(error), urgent: true });
  }
}

/** What a notice of something saved offers. */
export const undoAction = { label: 'Undo', keys: 'Ctrl+z', run: () => void takeBackLast() };

/** Everywhere but in a field of text, which takes back its own letters first. */
export const historyShortcuts: Shortcut[] = [
  { keys: 'Ctrl+z', label: 'Take back', group: 'Everywhere', inFields: false, run: () => void takeBackLast() },
  { keys: 'Ctrl+Shift+z', label: 'Do again', group: 'Everywhere', inFields: false, run: () => void doAgain() },
];
