// What is typed on the desk and is not on the disk yet. It outlives the screen: a refused save loses nothing.

import { saveDraft } from '../../api.ts';
import { inOrder } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { DraftView } from '../../types/DraftView.ts';

/** How long a pause in the typing is, before what was typed is saved. */
const PAUSE_MS = 300;

/** The words of a draft. */
export interface Words {
  title: string;
  body: string;
}

/** How a keeper stands: everything is on the disk, something waits, something is on its way, or was refused. */
export type Keeping = { state: 'saved' | 'typing' | 'saving' } | { state: 'refused'; problem: string };

/** Typed and not saved, by draft. */
const unsaved = new Map<string, Words>();

/** Saves the words of one draft as they are typed. */
export class DraftKeeper {
  #id: string;
  #told: (keeping: Keeping, saved?: DraftView) => void;
  #pause: number | undefined;

  constructor(id: string, told: (keeping: Keeping, saved?: DraftView) => void) {
    this.#id = id;
    this.#told = told;
  }

  /** What was typed before and never saved. */
  get left(): Words | undefined {
    return unsaved.get(this.#id);
  }

  /** The carer typed. */
  type(words: Words): void {
    unsaved.set(this.#id, words);
    this.#told({ state: 'typing' });
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => void this.keep(), PAUSE_MS);
  }

  /** Saves what waits, behind what is already on its way. Tells whether everything typed is on the disk then. */
  async keep(): Promise<boolean> {
    clearTimeout(this.#pause);
    if (!unsaved.has(this.#id)) return true;
    this.#told({ state: 'saving' });
    try {
      return await inOrder(() => this.#save());
    } catch (error) {
      this.#told({ state: 'refused', problem: sentence(error) });
      return false;
    }
  }

  async #save(): Promise<boolean> {
    const words = unsaved.get(this.#id);
    if (!words) return true;
    const saved = await saveDraft(this.#id, words.title, words.body);
    // Typed on meanwhile, the new words wait for their own pause.
    const all = unsaved.get(this.#id) === words;
    if (all) unsaved.delete(this.#id);
    this.#told({ state: all ? 'saved' : 'typing' }, saved);
    return all;
  }
}
