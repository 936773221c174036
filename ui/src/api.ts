// The one file that names a command of the window. One function for each; a refusal arrives as `Refusal`.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { About } from './types/About.ts';
import type { Theme } from './types/Theme.ts';
import type { Changed } from './types/Changed.ts';
import type { Error as Refusal } from './types/Error.ts';

export type { Refusal };

/** Tells what Rust would not do, in a sentence for the screen, from a failure of the page itself. */
export function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

/** Calls back after every commit, with what is to be asked for again; returns what stops it. */
export function onChanged(listener: (changed: Changed) => void): () => void {
  const listening = listen<Changed>('changed', ({ payload }) => listener(payload));
  return () => void listening.then((stop) => stop());
}

/** What this program is. */
export const about = () => invoke<About>('about');

/** Tells the window that its first screen is there. */
export const painted = () => invoke<void>('painted');

/** Keeps the theme, for the next start too. */
export const keepTheme = (theme: Theme) => invoke<void>('set_theme', { theme });

/** Takes back the last action; tells what it was, or null when there is none. */
export const undo = () => invoke<string | null>('undo');

/** Does again what was taken back last; tells what it was, or null when there is none. */
export const redo = () => invoke<string | null>('redo');
