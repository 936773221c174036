// Pairing: who is alone, who could keep whom company and why, who lives together. A lone animal is picked up and put
// down beside a companion with the keys or the pointer; what comes of it is written in a form in that place.

import { html, nothing, type TemplateResult } from 'lit';
import { endPairing, introduce, isRefusal, onChanged, pairingBoard, pairReasons, recordMeeting } from '../../api.ts';
import { undoAction } from '../../history.ts';
import { icon } from '../../icons.ts';
import { addShortcuts } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { hush, say } from '../../notice.ts';
import { inOrder, saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { Lonely } from '../../types/Lonely.ts';
import type { Meeting } from '../../types/Meeting.ts';
import type { PairingBoard } from '../../types/PairingBoard.ts';
import type { Together } from '../../types/Together.ts';
import { anyTwo, type ChoiceActions, type Found } from './any-two.ts';
import { companionCard } from './companion-card.ts';
import { loneList } from './lone-list.ts';
import './meeting-form.ts';
import type { MeetingForm, MeetingKind, Problem } from './meeting-form.ts';
import { partForm } from './part-form.ts';
import { togetherCard } from './together-card.ts';

/** Two animals, and where their form stands. */
interface Two {
  one: string;
  other: string;
  names: [string, string];
}

/** The one form that is open. */
type Open = Two & { form: MeetingKind | 'part'; place: 'companion' | 'pair' | 'any' };

const still: Meeting = {
  at: '', reason: '', reaction: '', immediate: false, minutes: '', outcome: '', sleep: '', note: '',
};

class PairingView extends ViewElement {
  static override properties = {
    ...ViewElement.properties,
    board: { state: true },
    looked: { state: true },
    inHand: { state: true },
    choosing: { state: true },
    open: { state: true },
    found: { state: true },
    problem: { state: true },
    busy: { state: true },
  };
  declare board: PairingBoard | undefined;
  /** The lone animal whose companions are shown. */
  declare looked: string | undefined;
  /** Whether it is picked up. */
  declare inHand: boolean;
  /** Whether two are being chosen from everyone. */
  declare choosing: boolean;
  declare open: Open | undefined;
  /** What speaks for and against the two chosen from everyone. */
  declare found: Found;
  declare problem: Problem | undefined;
  declare busy: boolean;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(() => this.#ask()),
      addShortcuts([{ keys: 'i', label: 'Introduce two animals', group: 'Pairing', run: () => this.#chooseTwo() }]),
    ];
    this.addEventListener('keydown', this.#pressed);
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#pressed);
    for (const stop of this.#stops) stop();
  }

  #ask(): void {
    inOrder(pairingBoard)
      .then(async (board) => {
        this.board = board;
        await this.updateComplete;
        this.shown();
      })
      .catch(this.#tell);
  }

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  get #lonely(): Lonely | undefined {
    const alone = this.board?.alone;
    return alone?.find(({ alone: { animal } }) => animal === this.looked) ?? alone?.[0];
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  #pickUp = (lonely: Lonely): void => {
    const { animal, label } = lonely.alone;
    if (this.inHand && this.looked === animal) return this.#letGo();
    [this.looked, this.inHand, this.open] = [animal, true, undefined];
    say({ text: `${label} is in your hand. Arrows choose company, Space introduces them, Esc lets go.` });
    this.#focus('.introduce');
  };

  #letGo(): void {
    this.inHand = false;
    this.#focus('.lone[aria-current]');
  }

  /** Arrows go through the column the focus is in. */
  #pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.key === 'Escape' && this.inHand && !this.open) {
      event.preventDefault();
      return this.#letGo();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const column = target.closest('.lone') ? '.lone' : target.closest('.introduce') ? '.introduce' : undefined;
    if (step === undefined || column === undefined) return;
    event.preventDefault();
    const all = [...this.querySelectorAll<HTMLElement>(column)];
    const next = all[all.indexOf(target.closest<HTMLElement>(column) ?? target) + step];
    next?.focus();
    next?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };

  #openForm(open: Open): void {
    [this.open, this.problem, this.choosing] = [open, undefined, open.place === 'any'];
    hush();
    if (open.form === 'part') this.#focus('#part-reason');
  }

  #close = (): void => {
    const { open } = this;
    [this.open, this.problem, this.choosing] = [undefined, undefined, false];
    if (open?.place === 'companion') this.#focus('.introduce');
    else if (open?.place === 'pair') this.#focus(`#pair-${open.one}-${open.other}`);
    else this.#focus('.choose-two');
  };

  #chooseTwo(): void {
    [this.choosing, this.open, this.problem] = [true, undefined, undefined];
    this.#focus('#any-one');
  }

  #names(one: string, other: string): [string, string] {
    const name = (id: string) => this.board?.animals.find((animal) => animal.id === id)?.label ?? id;
    return [name(one), name(other)];
  }

  /** Writes, and says so when it is on the disk. */
  async #write(what: string, work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await saving(what, work);
      say({ text: `Saved: ${what}.`, action: undoAction });
      return true;
    } catch (error) {
      this.problem = { field: isRefusal(error) ? error.field : undefined, text: sentence(error) };
      if (!this.open) this.#tell(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #meet = async (event: CustomEvent<Meeting>): Promise<void> => {
    const { open } = this;
    if (!open || open.form === 'part') return;
    const { one, other, names } = open;
    const introduced = open.form === 'introduce';
    const what = introduced ? `${names[0]} met ${names[1]}` : `how ${names[0]} and ${names[1]} get on`;
    const work = () => (introduced ? introduce : recordMeeting)(one, other, event.detail);
    if (!(await this.#write(what, work))) return;
    [this.open, this.inHand, this.choosing, this.looked] = [undefined, false, false, undefined];
    await inOrder(pairingBoard).then((board) => (this.board = board));
    const pair = this.board?.together.find(({ ids }) => ids.includes(one) && ids.includes(other));
    await this.updateComplete;
    // Whoever has gone on meanwhile is not called back.
    if (document.activeElement !== document.body) return;
    this.#focus(pair ? `#pair-${pair.ids.join('-')}` : '.choose-two');
  };

  #keep(pair: Together): void {
    const [one = '', other = ''] = pair.ids;
    const work = () => recordMeeting(one, other, { ...still, outcome: 'accepted' });
    void this.#write(`${pair.names.join(' and ')} stay together`, work);
  }

  #part = async (reason: string): Promise<void> => {
    const { open } = this;
    if (!open) return;
    const done = await this.#write(`${open.names.join(' and ')} separated`, () => endPairing(open.one, open.other, reason));
    if (done) this.#close();
  };

  #form(place: Open['place'], one: string, other: string): TemplateResult | typeof nothing {
    const { open } = this;
    if (!open || open.place !== place || open.one !== one || open.other !== other) return nothing;
    if (open.form === 'part') return partForm(open.names, this.#part, this.#close);
    return html`
      <meeting-form
        .kind=${open.form}
        .names=${open.names}
        .problem=${this.problem}
        .busy=${this.busy}
        .waits=${place === 'any'}
        @meeting=${this.#meet}
        @meeting-off=${this.#close}
      ></meeting-form>
    `;
  }

  #suggested() {
    const lonely = this.#lonely;
    if (!lonely) return html`<p class="muted">Whoever is alone finds company here.</p>`;
    const { animal, label } = lonely.alone;
    if (lonely.companions.length === 0) return html`<p class="muted">There is nobody else of an age to be company.</p>`;
    const put = (other: string) => () =>
      this.#openForm({ form: 'introduce', place: 'companion', one: animal, other, names: this.#names(animal, other) });
    return html`
      <ul class="companions" role="list" aria-label=${`Company for ${label}`}>
        ${lonely.companions.map((candidate) =>
          companionCard(label, candidate, this.#form('companion', animal, candidate.other), put(candidate.other)),
        )}
      </ul>
    `;
  }

  #together(board: PairingBoard) {
    if (board.together.length === 0) return html`<p class="muted">Nobody shares a nest through an introduction yet.</p>`;
    return html`
      <ul class="pairs" role="list">
        ${board.together.map((pair) => {
          const [one = '', other = ''] = pair.ids;
          const open = (form: Open['form']) => () =>
            this.#openForm({ form, place: 'pair', one, other, names: this.#names(one, other) });
          const actions = { record: open('record'), part: open('part'), keep: () => this.#keep(pair) };
          return togetherCard(pair, this.#form('pair', one, other), actions);
        })}
      </ul>
    `;
  }

  #anyTwo(board: PairingBoard) {
    if (!this.choosing) return nothing;
    const { open } = this;
    const form = open?.place === 'any' ? this.#form('any', open.one, open.other) : nothing;
    return anyTwo(board.animals, form, this.found, this.#choices);
  }

  #choices: ChoiceActions = {
    chosen: (one, other) => {
      this.#openForm({ form: 'introduce', place: 'any', one, other, names: this.#names(one, other) });
      this.found = undefined;
      const stillChosen = () => this.open?.place === 'any' && this.open.one === one && this.open.other === other;
      pairReasons(one, other)
        .then((found) => stillChosen() && (this.found = found))
        .catch(this.#tell);
    },
    unchosen: () => {
      [this.open, this.found, this.problem] = [undefined, undefined, undefined];
    },
    settled: () => this.querySelector<MeetingForm>('.any-two meeting-form')?.begin(),
    off: () => this.#close(),
  };

  protected override render() {
    const { board } = this;
    if (!board) return html`<header class="page-heading"><h1>Pairing</h1></header>`;
    const alone = board.alone.length;
    const counted = alone === 0 ? 'Nobody is alone.' : alone === 1 ? 'One is alone.' : `${alone} are alone.`;
    return html`
      <header class="page-heading">
        <div>
          <h1>Pairing</h1>
          <p>${counted}</p>
        </div>
        ${board.animals.length > 1
          ? html`<button class="button choose-two" type="button" aria-keyshortcuts="I" @click=${() => this.#chooseTwo()}>
              ${icon('link')}Introduce two animals <kbd aria-hidden="true">I</kbd>
            </button>`
          : nothing}
      </header>
      ${this.#anyTwo(board)}
      <div class="pairing-board">
        <section aria-labelledby="alone-title">
          <h2 id="alone-title">Alone</h2>
          ${loneList(board.alone, this.#lonely?.alone.animal, this.inHand, this.#pickUp)}
        </section>
        <section aria-labelledby="suggested-title">
          <h2 id="suggested-title">${this.#lonely ? `Company for ${this.#lonely.alone.label}` : 'Suggested'}</h2>
          ${this.#suggested()}
        </section>
        <section aria-labelledby="together-title">
          <h2 id="together-title">Together</h2>
          ${this.#together(board)}
        </section>
      </div>
    `;
  }
}

customElements.define('pairing-view', PairingView);
