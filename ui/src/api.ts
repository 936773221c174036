// The one file that names a command of the window. One function for each; a refusal arrives as `Refusal`.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { About } from './types/About.ts';
import type { AddedPhotos } from './types/AddedPhotos.ts';
import type { AlarmView } from './types/AlarmView.ts';
import type { AnimalPage } from './types/AnimalPage.ts';
import type { AnimalsView } from './types/AnimalsView.ts';
import type { Candidate } from './types/Candidate.ts';
import type { CareChange } from './types/CareChange.ts';
import type { CarePanel } from './types/CarePanel.ts';
import type { Changed } from './types/Changed.ts';
import type { Column } from './types/Column.ts';
import type { CrisisStep } from './types/CrisisStep.ts';
import type { CrisisView } from './types/CrisisView.ts';
import type { DeathForm } from './types/DeathForm.ts';
import type { DraftCheck } from './types/DraftCheck.ts';
import type { DraftView } from './types/DraftView.ts';
import type { EntryForm } from './types/EntryForm.ts';
import type { Error as Refusal } from './types/Error.ts';
import type { Exported } from './types/Exported.ts';
import type { FeedingPlan } from './types/FeedingPlan.ts';
import type { Finished } from './types/Finished.ts';
import type { GrowthCard } from './types/GrowthCard.ts';
import type { KindDescription } from './types/KindDescription.ts';
import type { MedicineForm } from './types/MedicineForm.ts';
import type { Meeting } from './types/Meeting.ts';
import type { NewAnimals } from './types/NewAnimals.ts';
import type { Output } from './types/Output.ts';
import type { PairingBoard } from './types/PairingBoard.ts';
import type { PaperView } from './types/PaperView.ts';
import type { PhotoLine } from './types/PhotoLine.ts';
import type { Place } from './types/Place.ts';
import type { PlanForm } from './types/PlanForm.ts';
import type { RoundView } from './types/RoundView.ts';
import type { SettingLine } from './types/SettingLine.ts';
import type { Sheet } from './types/Sheet.ts';
import type { SheetRequest } from './types/SheetRequest.ts';
import type { StoriesView } from './types/StoriesView.ts';
import type { StoryFormat } from './types/StoryFormat.ts';
import type { Stretch } from './types/Stretch.ts';
import type { TakenIn } from './types/TakenIn.ts';
import type { Theme } from './types/Theme.ts';
import type { TimeEcho } from './types/TimeEcho.ts';
import type { TimelinePage } from './types/TimelinePage.ts';
import type { Watched } from './types/Watched.ts';

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

/** Calls back when an alarm leads to where something is written down; returns what stops it. */
export function onLogNow(listener: (place: Place) => void): () => void {
  const listening = listen<Place>('log-now', ({ payload }) => listener(payload));
  return () => void listening.then((stop) => stop());
}

/** What rings and when, and what keeps it from ringing. */
export const alarm = () => invoke<AlarmView>('alarm');

/** Puts a ring off for as long as is set. */
export const snoozeAlarm = (ring: string) => invoke<void>('snooze_alarm', { ring });

/** Asks where to, and writes the due times for a phone there; null when the carer thinks better of it. */
export const saveDueTimes = () => invoke<string | null>('save_due_times');

/** What this program is. */
export const about = () => invoke<About>('about');

/** Tells the window that its first screen is there. */
export const painted = () => invoke<void>('painted');

/** Keeps the theme, for the next start too. */
export const keepTheme = (theme: Theme) => invoke<void>('set_theme', { theme });

/** What can be set, and how it is set. */
export const settings = () => invoke<SettingLine[]>('settings');

/** Sets one thing, as typed or chosen. */
export const setSetting = (key: string, text: string) => invoke<void>('set_setting', { key, text });

/** Makes everything larger or smaller, for the next start too; 1 is as it was designed. */
export const setZoom = (factor: number) => invoke<void>('set_zoom', { factor });

/** Takes back the last action; tells what it was, or null when there is none. */
export const undo = () => invoke<string | null>('undo');

/** Does again what was taken back last; tells what it was, or null when there is none. */
export const redo = () => invoke<string | null>('redo');

declare global {
  interface Window {
    /** The round as it was when the window opened: it comes with the page, and is looked at once. */
    firstRound?: RoundView | null;
  }
}

/** The round of a scope; of the first there is, when none is named. */
export const round = (scope: string) => invoke<RoundView>('round', { scope });

/** The round that came with the page, the first time it is asked for. */
export function takeFirstRound(): RoundView | undefined {
  const first = window.firstRound ?? undefined;
  window.firstRound = null;
  return first;
}

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

/** Says who is feeding from now on: one of the carers, or a new name. */
export const feedAs = (scope: string, who: string) => invoke<RoundView>('feed_as', { scope, who });

/** The rounds of a scope that were kept on paper. */
export const paper = (scope: string) => invoke<PaperView>('paper', { scope });

/** Begins a column of the paper log at a time, as typed; or moves the one that is named. */
export const setPaperTime = (scope: string, round: string | null, text: string) =>
  invoke<PaperView>('set_paper_time', { scope, round, text });

/** Saves what was typed into a cell of the paper log: an empty text takes its value back. */
export const savePaperCell = (scope: string, round: string, animal: string, column: Column, text: string) =>
  invoke<PaperView>('save_paper_cell', { scope, round, animal, column, text });

/** Turns pee or poo of the paper log on or off. */
export const togglePaperOutput = (scope: string, round: string, animal: string, what: Output) =>
  invoke<PaperView>('toggle_paper_output', { scope, round, animal, what });

/** Finishes the round: what is blank, and when the next is. */
export const finishRound = (scope: string) => invoke<Finished>('finish_round', { scope });

/** Litters and singles, and those who are no longer here. */
export const animals = () => invoke<AnimalsView>('animals');

/** One animal's page. */
export const animalPage = (animal: string) => invoke<AnimalPage>('animal_page', { animal });

/** One animal's growth, with a chart that goes back so far, of a size in pixels. */
export const growthCard = (animal: string, stretch: Stretch, width: number, height: number) =>
  invoke<GrowthCard>('growth_card', { animal, stretch, width, height });

/** What is worth a look: of one animal every line, of everybody the worst of each. */
export const watched = (animal: string | null) => invoke<Watched>('watched', { animal });

/** Dismisses an alarm for a reason. */
export const dismissAlarm = (animal: string, rule: string, reason: string) =>
  invoke<void>('dismiss_alarm', { animal, rule, reason });

/** One animal's feeding plan. */
export const feedingPlan = (animal: string) => invoke<FeedingPlan>('feeding_plan', { animal });

/** Sets the feeding plan of an animal, or of its litter. */
export const setFeedingPlan = (animal: string, plan: PlanForm) => invoke<void>('set_feeding_plan', { animal, plan });

/** Says that formula was mixed just now, for an animal and its litter. */
export const mixFormula = (animal: string) => invoke<void>('mix_formula', { animal });

/** Takes in a litter or a single animal. */
export const takeIn = (animals: NewAnimals) => invoke<TakenIn>('take_in', { new: animals });

/** Reads a typed age or day of birth back. */
export const echoBirth = (text: string) => invoke<string>('echo_birth', { text });

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

/** Who is alone, who could keep whom company, who lives together. */
export const pairingBoard = () => invoke<PairingBoard>('pairing_board');

/** What speaks for and against putting two animals together; null when they share a nest already. */
export const pairReasons = (one: string, other: string) => invoke<Candidate | null>('pair_reasons', { one, other });

/** Introduces two animals to each other. */
export const introduce = (one: string, other: string, meeting: Meeting) =>
  invoke<void>('introduce', { one, other, meeting });

/** Records how two animals get on. */
export const recordMeeting = (one: string, other: string, meeting: Meeting) =>
  invoke<void>('record_meeting', { one, other, meeting });

/** Ends a pairing. */
export const endPairing = (one: string, other: string, reason: string) =>
  invoke<void>('end_pairing', { one, other, reason });

/** Every draft, and what a new one can be about. */
export const stories = () => invoke<StoriesView>('stories');

/** Drafts a story; gives its id. */
export const newDraft = (about: string[], channel: string) => invoke<string>('new_draft', { about, channel });

/** Drafts the same story in other words; gives the id of the new draft. */
export const anotherWording = (draft: string) => invoke<string>('another_wording', { draft });

/** A draft on the desk. */
export const draft = (id: string) => invoke<DraftView>('draft', { draft: id });

/** Keeps what the carer made of a draft; gives the desk as it is now. */
export const saveDraft = (id: string, title: string, body: string) =>
  invoke<DraftView>('save_draft', { draft: id, title, body });

/** What holds a draft back, and what would make it better. */
export const checkDraft = (id: string) => invoke<DraftCheck>('check_draft', { draft: id });

/** A draft as text for the clipboard. */
export const draftText = (id: string) => invoke<string>('draft_text', { draft: id });

/** Asks where to, and writes the draft there; null when the carer thinks better of it. */
export const exportDraft = (id: string, format: StoryFormat) =>
  invoke<Exported | null>('export_draft', { draft: id, format });

/** Sets which pictures go with a story, in their order. */
export const choosePhotos = (id: string, photos: string[]) =>
  invoke<DraftView>('choose_photos', { draft: id, photos });

/** Asks for photos of some animals and adds them; null when the carer thinks better of it. */
export const addPhotos = (animals: string[]) => invoke<AddedPhotos | null>('add_photos', { animals });

/** Asks for photos of a draft's animals, and lets them go with it. */
export const addPhotosToDraft = (id: string) => invoke<AddedPhotos | null>('add_photos_to_draft', { draft: id });

/** The photos of some animals, the oldest first. */
export const photosOf = (animals: string[]) => invoke<PhotoLine[]>('photos_of', { animals });

/** Sets what a photo shows, and the text that stands for it. */
export const setPhotoText = (media: string, what: string, alt: string) =>
  invoke<void>('set_photo_text', { media, what, alt });

/** Where the page finds a photo, by the hash of its file. */
export const photoAddress = (hash: string, size: 'thumb' | 'screen') => `photo://localhost/${hash}/${size}`;

/** Milestones, care plan and medicines of an animal. */
export const carePanel = (animal: string) => invoke<CarePanel>('care_panel', { animal });

/** Notes that a milestone came, now. */
export const noteMilestone = (animal: string, name: string) => invoke<string>('note_milestone', { animal, name });

/** Changes the care plan of an animal. */
export const changeCare = (animal: string, change: CareChange) => invoke<string>('change_care', { animal, change });

/** Enters the order of a medicine. */
export const planMedicine = (animal: string, form: MedicineForm) => invoke<string>('plan_medicine', { animal, form });

/** Notes a dose of an ordered medicine; refused with a question when one was given lately, unless `anyway`. */
export const giveDose = (animal: string, drug: string, at: string, anyway: boolean) =>
  invoke<string>('give_dose', { animal, drug, at, anyway });

/** Enters a death. */
export const recordDeath = (animal: string, form: DeathForm) => invoke<string>('record_death', { animal, form });

/** A paper about some animals. */
export const sheet = (asked: SheetRequest) => invoke<Sheet>('sheet', { asked });

/** Opens the system's own dialog for printing what the window shows. */
export const printPage = () => invoke<void>('print_page');

/** Asks where to, and writes a paper there as a page of its own; null when the carer thinks better of it. */
export const saveSheet = (asked: SheetRequest) => invoke<string | null>('save_sheet', { asked });

/** Ten plain lines about an animal, for a message to the vet. */
export const vetBrief = (animal: string, question: string) => invoke<string>('vet_brief', { animal, question });

/** The crisis page of an animal; without one, of the only one it can be about, else the choice. */
export const crisis = (animal: string) => invoke<CrisisView>('crisis', { animal });

/** Logs a step of a crisis with its time. */
export const crisisStep = (animal: string, step: CrisisStep) => invoke<CrisisView>('crisis_step', { animal, step });
