// Larger and smaller letters, by the keys a browser has for them.

import { setZoom } from './api.ts';
import type { Shortcut } from './keys.ts';
import { say } from './notice.ts';
import { inOrder } from './saving.ts';
import { sentence } from './sentence.ts';

declare global {
  interface Window {
    /** How large everything was when the window opened. */
    zoom?: number;
  }
}

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3];
const usual = steps.indexOf(1);
// The window opened as large as it was left, and says so.
const opened = steps.indexOf(window.zoom ?? 1);
let step = opened < 0 ? usual : opened;

function goToStep(wanted: number): void {
  step = Math.min(Math.max(wanted, 0), steps.length - 1);
  const factor = steps[step] ?? 1;
  // One after another: the last key says how large it stays.
  inOrder(() => setZoom(factor)).catch((error: unknown) => say({ text: sentence(error), urgent: true }));
}

const larger = () => goToStep(step + 1);

export const zoomShortcuts: Shortcut[] = [
  { keys: 'Ctrl+=', label: 'Larger letters', group: 'Everywhere', run: larger },
  { keys: 'Ctrl+-', label: 'Smaller letters', group: 'Everywhere', run: () => goToStep(step - 1) },
  { keys: 'Ctrl+0', label: 'Letters as usual', group: 'Everywhere', run: () => goToStep(usual) },
];

// The plus itself lies on another key on every keyboard, with Shift or without.
addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.key !== '+' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  larger();
});
