// Papers: looked at as they will be printed, then printed, saved, or copied for a message.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isRefusal, onChanged, printPage, saveSheet, sheet, vetBrief } from '../../api.ts';
import { textLine } from '../../choices.ts';
import { copyText } from '../../copy-text.ts';
import { icon } from '../../icons.ts';
import { addShortcuts } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf } from '../../router.ts';
import { sentence } from '../../sentence.ts';
import type { Sheet } from '../../types/Sheet.ts';
import type { SheetKind } from '../../types/SheetKind.ts';
import type { SheetRequest } from '../../types/SheetRequest.ts';
import { sheetPaper } from './sheet-paper.ts';

const kinds = ['vet', 'adopter', 'handover', 'paper'] as const satisfies SheetKind[];

class SheetsView extends ViewElement {
  static override properties = {
    ...ViewElement.properties,
    sheet: { state: true },
    question: { state: true },
    since: { state: true },
    notes: { state: true },
    problem: { state: true },
  };
  declare sheet: Sheet | undefined;
  declare question: string;
  declare since: string;
  declare notes: boolean;
  /** What is wrong with the time since which the hand-over tells. */
  declare problem: string | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    [this.question, this.since, this.notes] = ['', '', false];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(() => void this.#ask()),
      addShortcuts([
        { keys: 'p', label: 'Print', group: 'Paper', run: () => void this.#print() },
        { keys: 's', label: 'Save as a page', group: 'Paper', run: () => void this.#save() },
        { keys: 'c', label: 'Copy for the vet', group: 'Paper', run: () => void this.#copy() },
        { keys: 'Escape', label: 'Back to where you were', group: 'Paper', run: () => this.#leave() },
      ]),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('rest')) void this.#ask();
  }

  #leave(): void {
    // What lies on top goes first.
    if (!document.querySelector(':popover-open')) history.back();
  }

  get #asked(): SheetRequest {
    const kind = kinds.find((each) => each === this.rest[0]) ?? 'handover';
    return { kind, about: this.rest[1] ?? '', since: this.since, notes: this.notes };
  }

  async #ask(): Promise<void> {
    const asked = this.#asked;
    try {
      const answer = await sheet(asked);
      if (JSON.stringify(asked) !== JSON.stringify(this.#asked)) return;
      this.sheet = answer;
      this.problem = undefined;
      await this.updateComplete;
      this.shown();
    } catch (error) {
      if (isRefusal(error) && error.field === 'since') this.problem = error.message;
      else {
        this.sheet = undefined;
        say({ text: sentence(error), urgent: true });
      }
    }
  }

  async #print(): Promise<void> {
    try {
      await printPage();
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  async #save(): Promise<void> {
    try {
      const said = await saveSheet(this.#asked);
      if (said !== null) say({ text: said });
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  async #copy(): Promise<void> {
    if (this.sheet?.kind !== 'vet') return;
    try {
      await copyText(vetBrief(this.#asked.about, this.question));
      say({ text: 'Copied: ten lines for a message.' });
    } catch (error) {
      say({ text: sentence(error), urgent: true });
    }
  }

  #button(words: string, key: string, run: () => void, kind?: string): TemplateResult {
    return html`
      <button class="button" data-kind=${kind ?? nothing} type="button" aria-keyshortcuts=${key} @click=${run}>
        ${words} <kbd aria-hidden="true">${key}</kbd>
      </button>
    `;
  }

  #for(paper: Sheet): TemplateResult | typeof nothing {
    if (paper.kind === 'vet') {
      return html`
        <div class="sheet-ask">
          ${textLine({
            name: 'sheet-question',
            label: 'Your question',
            hint: 'The last of the ten lines that are copied.',
            value: this.question,
            typed: (text) => (this.question = text),
          })}
          ${this.#button('Copy for the vet', 'C', () => void this.#copy())}
        </div>
      `;
    }
    if (paper.kind !== 'handover') return nothing;
    const ask = () => void this.updateComplete.then(() => this.#ask());
    const entered = (event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && ask();
    const ticked = (event: Event) => {
      this.notes = (event.target as HTMLInputElement).checked;
      ask();
    };
    return html`
      <div class="sheet-ask" @keydown=${entered}>
        <div @focusout=${ask}>
          ${textLine({
            name: 'sheet-since',
            label: 'Since',
            hint: '22:10, y 9:00 for yesterday, -8h for eight hours ago.',
            value: this.since,
            problem: this.problem,
            typed: (text) => ([this.since, this.problem] = [text, undefined]),
          })}
        </div>
        <label class="check">
          <input type="checkbox" .checked=${this.notes} @change=${ticked} />
          <span>Private notes too</span>
        </label>
      </div>
    `;
  }

  protected override render() {
    const paper = this.sheet;
    if (!paper) return html`<header class="page-heading"><h1>Paper</h1></header>`;
    const link = ({ kind, label, about }: Sheet['others'][number]) => html`
      <a class="chip" href=${addressOf('sheets', kind, about)} aria-current=${kind === paper.kind ? 'true' : nothing}>${label}</a>
    `;
    return html`
      <header class="page-heading" data-screen-only>
        <nav class="row" aria-label="Papers">${paper.others.map(link)}</nav>
        <div class="row">
          ${this.#button('Save as a page', 'S', () => void this.#save())}
          <button class="button" data-kind="primary" type="button" aria-keyshortcuts="P" @click=${() => void this.#print()}>
            ${icon('print')} Print <kbd aria-hidden="true">P</kbd>
          </button>
        </div>
      </header>
      <div data-screen-only>${this.#for(paper)}</div>
      <div class="sheet-desk card">${sheetPaper(paper)}</div>
    `;
  }
}

customElements.define('sheets-view', SheetsView);
