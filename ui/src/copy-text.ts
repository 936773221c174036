// Copying, inside the click that asked for it.

import type { Refusal } from './api.ts';

const notCopied: Refusal = { code: 'file', message: 'The clipboard did not take the text. Select it and press Ctrl C.' };

/** Puts a text that Rust is still writing on the clipboard. */
export async function copyText(text: Promise<string>): Promise<void> {
  try {
    // The engine lets a click copy what comes later, when the promise itself is handed over at once.
    const plain = text.then((words) => new Blob([words], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
  } catch {
    copyByHand(await text);
  }
}

/** As it was done before there was a way to ask: select, copy, put the focus back. */
function copyByHand(text: string): void {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!copied) throw notCopied;
}
