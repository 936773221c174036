import { isRefusal } from './api.ts';

/** What went wrong, in one sentence for the screen. */
export function sentence(error: unknown): string {
  return isRefusal(error) ? error.message : 'Something went wrong, and nothing was saved. Please try again.';
}
