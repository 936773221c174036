// The keyboard map: single keys, chords after `g`, and combinations with Ctrl (Cmd on a Mac).

/** A shortcut: `g r` is a chord, `Ctrl+z` a combination, `?` a single key. */
export interface Shortcut {
  keys: string;
  label: string;
  group: string;
  run: () => void;
  /** Also while a field has the focus. Combinations do so by default, single keys never should. */
  inFields?: boolean;
  /** Only told on the sheet of keys: what has the focus then listens by itself. */
  told?: boolean;
}

const listens = (): void => undefined;

/** Keys for the sheet alone. `Plus` stands for the plus sign, which else joins keys. */
export function toldKeys(group: string, ...lines: (readonly [keys: string, label: string])[]): Shortcut[] {
  return lines.map(([keys, label]) => ({ keys, label, group, run: listens, told: true }));
}

/** How long a chord waits for its second key. */
const CHORD_PATIENCE_MS = 1500;

const active = new Set<Shortcut>();
let prefix: string | undefined;
let patience: number | undefined;

/** Adds shortcuts; the last added wins. Returns what takes them away again. */
export function addShortcuts(shortcuts: Shortcut[]): () => void {
  for (const shortcut of shortcuts) active.add(shortcut);
  return () => {
    for (const shortcut of shortcuts) active.delete(shortcut);
  };
}

/** What works on this screen now, for the sheet of keys. */
export function activeShortcuts(): Shortcut[] {
  return [...active];
}

/** `g r` as it is printed on keys: `G R`. */
export function printedKeys(keys: string): string {
  const names: Record<string, string> = { Enter: '↵', Escape: 'Esc', Plus: '+', Up: '↑', Down: '↓', ArrowDown: '↓' };
  return keys
    .split(/[ +]/)
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ');
}

/** The same for `aria-keyshortcuts`, which has no word for chords. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}

/** A cell that takes a number: what was typed into it since it was entered is marked by `data-typed`. */
function isCell(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset['cell'] !== undefined;
}

/** Whether a cell takes letters: only behind digits of its own, as in «12 oz». Everywhere else they are keys. */
export function takesLetters(cell: HTMLInputElement): boolean {
  return cell.dataset['typed'] !== undefined && /^\s*[\d.,]/.test(cell.value);
}

/** Whether the first key of a chord was pressed: the next belongs to it, wherever the focus is. */
export function chordBegun(): boolean {
  return prefix !== undefined;
}

/** What takes letters, and the buttons of a form, which nobody wants to leave by a slip. */
const fields = 'form input, input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

function isField(target: EventTarget | null): boolean {
  if (isCell(target) && !takesLetters(target)) return false;
  return target instanceof HTMLElement && target.matches(fields);
}

function pressed(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const combined = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (combined || event.key.length > 1);
  return `${combined ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

function forgetPrefix(): void {
  clearTimeout(patience);
  prefix = undefined;
}

function handle(event: KeyboardEvent): void {
  const modifierAlone = ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key);
  if (event.defaultPrevented || event.altKey || event.isComposing || modifierAlone) return;
  const key = pressed(event);
  const combined = key.startsWith('Ctrl+');
  const inField = isField(event.target);
  const usable = [...active].reverse().filter((each) => !each.told && (!inField || (each.inFields ?? combined)));
  const wanted = prefix === undefined ? key : `${prefix} ${key}`;
  forgetPrefix();

  const found = usable.find((each) => each.keys === wanted);
  if (found) {
    event.preventDefault();
    found.run();
  } else if (usable.some((each) => each.keys.startsWith(`${key} `))) {
    event.preventDefault();
    prefix = key;
    patience = window.setTimeout(forgetPrefix, CHORD_PATIENCE_MS);
  }
}

addEventListener('keydown', handle);
