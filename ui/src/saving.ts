// Saves happen one after another, in the order they were made: a key that comes while one is running waits its turn.

import { hush, say } from './notice.ts';

/** After this long a save that has not come back is said to be running. */
const WORTH_SAYING_MS = 150;

let last: Promise<unknown> = Promise.resolve();

/** Does work when all that was asked for before is done, whether or not that went well. */
export function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** As `inOrder`, and says so when it takes long enough to wonder. What came of it is the caller's to say. */
export async function saving<T>(what: string, work: () => Promise<T>): Promise<T> {
  let said = false;
  const wondering = setTimeout(() => {
    said = true;
    say({ text: `Saving ${what}`, lasting: true });
  }, WORTH_SAYING_MS);
  try {
    const answer = await inOrder(work);
    // What went wrong before is over now.
    hush();
    return answer;
  } finally {
    clearTimeout(wondering);
    if (said) hush();
  }
}
