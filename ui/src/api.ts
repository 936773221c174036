// The one file that names a command of the window. One function for each; a refusal arrives as `Refusal`.

import { invoke } from '@tauri-apps/api/core';
import type { About } from './types/About.ts';

/** What Rust answers when it does not do a thing: a closed code, a sentence for the screen, and the field it is about. */
export interface Refusal {
  code: string;
  message: string;
  field?: string;
}

/** Tells a refusal from a failure of the page itself. */
export function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

/** What this program is. */
export const about = () => invoke<About>('about');

/** Tells the window that its first frame is on the screen. */
export const painted = () => invoke<void>('painted');
