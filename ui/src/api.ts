// The one file that names a command of the window. One function for each; a refusal arrives as `Refusal`.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { About } from './types/About.ts';
import type { AnimalPage } from './types/AnimalPage.ts';
import type { AnimalsView } from './types/AnimalsView.ts';
import type { Changed } from './types/Changed.ts';
import type { Column } from './types/Column.ts';
import type { EntryForm } from './types/EntryForm.ts';
import type { Error as Refusal } from './types/Error.ts';
import type { Finished } from './types/Finished.ts';
import type { GrowthCard } from './types/GrowthCard.ts';
import type { KindDescription } from './types/KindDescription.ts';
import type { NewAnimals } from './types/NewAnimals.ts';
import type { Output } from './types/Output.ts';
import type { RoundView } from './types/RoundView.ts';
import type { TakenIn } from './types/TakenIn.ts';
import type { Theme } from './types/Theme.ts';
import type { TimeEcho } from './types/TimeEcho.ts';
import type { TimelinePage } from './types/TimelinePage.ts';

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

/** The round of a scope; of the first there is, when none is named. */
export const round = (scope: string) => invoke<RoundView>('round', { scope });

/** Saves what was typed into a cell: an empty text takes its value back. */
export const saveCell = (scope: string, animal: string, column: Column, text: string) =>
  invoke<RoundView>('save_cell', { scope, animal, column, text });

/** Turns pee or poo on or off. */
export const toggleOutput = (scope: string, animal: string, what: Output) =>
  invoke<RoundView>('toggle_output', { scope, animal, what });

/** Leaves an animal out of the round, or takes it in again. */
export const skipInRound = (scope: string, animal: string) => invoke<RoundView>('skip_in_round', { scope, animal });

/** Adds a note to an animal's row. */
export const noteInRound = (scope: string, animal: string, text: string) =>
  invoke<RoundView>('note_in_round', { scope, animal, text });

/** Sets the time of the round, as typed. */
export const setRoundTime = (scope: string, text: string) => invoke<RoundView>('set_round_time', { scope, text });

/** Finishes the round: what is blank, and when the next is. */
export const finishRound = (scope: string) => invoke<Finished>('finish_round', { scope });

/** Litters and singles, and those who are no longer here. */
export const animals = () => invoke<AnimalsView>('animals');

/** One animal's page. */
export const animalPage = (animal: string) => invoke<AnimalPage>('animal_page', { animal });

/** One animal's growth, with a chart of a size in pixels. */
export const growthCard = (animal: string, width: number, height: number) =>
  invoke<GrowthCard>('growth_card', { animal, width, height });

/** Takes in a litter or a single animal. */
export const takeIn = (animals: NewAnimals) => invoke<TakenIn>('take_in', { new: animals });

/** Moves the made-up litter into a book in which nothing is written yet. */
export const loadDemo = () => invoke<void>('load_demo');

/** Changes values of an animal's card; an empty text takes the value away. */
export const changeAnimal = (animal: string, values: [string, string][]) =>
  invoke<void>('change_animal', { animal, values });

/** Every kind of entry that a form offers, with its fields. */
export const entryKinds = () => invoke<KindDescription[]>('entry_kinds');

/** A page of the entries about an animal; `after` is what the page before gave as `next`. */
export const timeline = (animal: string, after: string | null) => invoke<TimelinePage>('timeline', { animal, after });

/** An entry as a form shows it. */
export const entryForm = (entry: string) => invoke<EntryForm>('entry_form', { entry });

/** Adds an entry; gives its id. */
export const addEntry = (form: EntryForm) => invoke<string>('add_entry', { form });

/** Corrects an entry; gives the id of the correction. */
export const correctEntry = (entry: string, form: EntryForm) => invoke<string>('correct_entry', { entry, form });

/** Takes an entry back. */
export const takeBack = (entry: string) => invoke<void>('take_back', { entry });

/** Moves an entry from one animal to another; gives the id of the correction. */
export const moveEntry = (entry: string, from: string, to: string) =>
  invoke<string>('move_entry', { entry, from, to });

/** Reads a typed time back. */
export const echoTime = (text: string) => invoke<TimeEcho>('echo_time', { text });
