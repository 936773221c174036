// The desk: a draft under the carer's hands. What she types is hers; no draft is ever written over.

import { html, nothing, type PropertyValues } from 'lit';
import { anotherWording, checkDraft, draft as readDraft, draftText, exportDraft, isRefusal, onChanged, type Refusal } from '../../api.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { addressOf, goTo } from '../../router.ts';
import { inOrder, saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { DraftCheck } from '../../types/DraftCheck.ts';
import type { DraftSentence } from '../../types/DraftSentence.ts';
import type { DraftView } from '../../types/DraftView.ts';
import type { StoryFormat } from '../../types/StoryFormat.ts';
import { copyText } from '../../copy-text.ts';
import { DraftKeeper, type Keeping, type Words } from './draft-keeper.ts';
import { sentenceAt, sentenceList } from './sentence-list.ts';
import { storyCheck } from './story-check.ts';
import './story-photos.ts';
import { type SheetActions, storySheet } from './story-sheet.ts';

const formats: { format: StoryFormat; label: string }[] = [
  { format: 'markdown', label: 'Markdown' },
  { format: 'html', label: 'HTML' },
  { format: 'text', label: 'Plain text' },
];

/** Nothing leaves the desk without the last words. */
const notKept: Refusal = { code: 'book', message: 'The last words could not be saved, so nothing was done with them.' };

class StoryDesk extends LightElement {
  static override properties = {
    draft: { attribute: false },
    view: { state: true },
    words: { state: true },
    keeping: { state: true },
    current: { state: true },
    missing: { state: true },
    leaving: { state: true },
    check: { state: true },
  };
  declare draft: string;
  declare view: DraftView | undefined;
  declare words: Words;
  declare keeping: Keeping;
  declare current: number | undefined;
  declare missing: string | undefined;
  /** A dialog of the system is open. */
  declare leaving: boolean;
  /** What was found when the carer last asked; gone at the next letter. */
  declare check: DraftCheck | undefined;
  #keeper: DraftKeeper | undefined;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.draft = '';
    this.words = { title: '', body: '' };
    this.keeping = { state: 'saved' };
    this.leaving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const hidden = () => void this.#keeper?.keep();
    addEventListener('pagehide', hidden);
    addEventListener('blur', hidden);
    document.addEventListener('visibilitychange', hidden);
    document.addEventListener('selectionchange', this.#followCaret);
    this.#stops = [
      () => removeEventListener('pagehide', hidden),
      () => removeEventListener('blur', hidden),
      () => document.removeEventListener('visibilitychange', hidden),
      () => document.removeEventListener('selectionchange', this.#followCaret),
      onChanged(() => this.keeping.state === 'saved' && this.#ask()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#keeper?.keep();
    for (const stop of this.#stops) stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('draft')) return;
    void this.#keeper?.keep();
    this.#keeper = undefined;
    [this.view, this.current, this.missing, this.check] = [undefined, undefined, undefined, undefined];
    this.#ask();
  }

  /** Asks for the draft, behind the saves that are running. */
  #ask(): void {
    const id = this.draft;
    inOrder(() => readDraft(id))
      .then((view) => id === this.draft && this.#show(view))
      .catch((error: unknown) => id === this.draft && !this.view && (this.missing = sentence(error)));
  }

  #show(view: DraftView): void {
    const first = this.#keeper === undefined;
    this.#keeper ??= this.#newKeeper(view.id);
    this.view = view;
    if (this.keeping.state === 'saved') this.words = { title: view.title, body: view.body };
    if (!first) return;
    const left = this.#keeper.left;
    this.words = left ?? { title: view.title, body: view.body };
    this.keeping = { state: 'saved' };
    if (left) this.#keeper.type(left);
    void this.updateComplete.then(() => this.dispatchEvent(new Event('draft-shown', { bubbles: true })));
  }

  #newKeeper(id: string): DraftKeeper {
    return new DraftKeeper(id, (keeping, saved) => {
      if (id !== this.draft) return;
      this.keeping = keeping;
      if (saved && keeping.state === 'saved') this.#show(saved);
    });
  }

  #sheet: SheetActions = {
    typed: (change) => {
      this.words = { ...this.words, ...change };
      this.check = undefined;
      this.#keeper?.type(this.words);
    },
    left: () => void this.#keeper?.keep(),
  };

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>('#story-text');
  }

  #followCaret = (): void => {
    const text = this.#text;
    // While words wait to be saved, the places of the sentences are those of before.
    if (!this.view || !text || document.activeElement !== text) return;
    const current = sentenceAt(this.view.sentences, text.selectionStart);
    if (current === this.current) return;
    this.current = current;
    void this.updateComplete.then(() => this.#showCurrent());
  };

  /** Scrolls the list alone: the page stays under the carer's eyes. */
  #showCurrent(): void {
    const list = this.querySelector<HTMLElement>('.sentence-list');
    const current = list?.querySelector<HTMLElement>('[aria-current]');
    if (list && current) list.scrollTop = current.offsetTop - list.offsetTop - 8;
  }

  #goToSentence = ({ span }: DraftSentence): void => {
    const text = this.#text;
    if (!span || !text) return;
    text.focus();
    text.setSelectionRange(span[0], span[1]);
  };

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  #copy = (): void => {
    // The save is part of what is promised to the clipboard, so that the click itself is still heard.
    const text = this.#kept().then(() => draftText(this.draft));
    copyText(text)
      .then(() => say({ text: 'Copied.' }))
      .catch(this.#tell);
  };

  async #kept(): Promise<void> {
    if (!(await this.#keeper?.keep())) throw notKept;
  }

  #export(format: StoryFormat): void {
    if (this.leaving) return;
    this.leaving = true;
    this.#kept()
      .then(() => exportDraft(this.draft, format))
      .then((done) => done && say({ text: [done.said, ...done.left_out].join(' ') }))
      .catch((error: unknown) => {
        this.#tell(error);
        // A notice goes; what holds the story back stays beside the text.
        if (isRefusal(error) && error.field === 'body') this.#look();
      })
      .finally(() => (this.leaving = false));
  }

  #look = (): void => {
    this.#kept()
      .then(() => inOrder(() => checkDraft(this.draft)))
      .then(async (check) => {
        this.check = check;
        await this.updateComplete;
        this.querySelector('.story-check')?.scrollIntoView({ block: 'nearest' });
      })
      .catch(this.#tell);
  };

  #reword = (): void => {
    this.#kept()
      .then(() => saving('another wording', () => anotherWording(this.draft)))
      .then((id) => {
        say({ text: 'Another wording, beside the one before.' });
        goTo('stories', id);
      })
      .catch(this.#tell);
  };

  #heading(view: DraftView) {
    return html`
      <header class="page-heading desk-heading">
        <div>
          <a class="back-link" href=${addressOf('stories')}>${icon('back')}Stories</a>
          <h1>${view.about}</h1>
          <p>${view.channel.label}</p>
        </div>
        <div class="row">
          <button class="button" data-kind="quiet" type="button" @click=${this.#reword}>Another wording</button>
          <button class="button" data-kind="quiet" type="button" @click=${this.#look}>${icon('check')}Check</button>
          <button class="button" type="button" @click=${this.#copy}>${icon('copy')}Copy</button>
          <div class="export-as" role="group" aria-label="Export">
            <span class="muted" aria-hidden="true">${icon('save')}Export as</span>
            ${formats.map(
              ({ format, label }) => html`
                <button class="button" type="button" aria-label=${`${label}, export`} ?disabled=${this.leaving}
                  @click=${() => this.#export(format)}>${label}</button>
              `,
            )}
          </div>
        </div>
      </header>
    `;
  }

  protected override render() {
    const { view } = this;
    if (!view) {
      return html`
        <header class="page-heading"><h1>Story</h1></header>
        ${this.missing
          ? html`<div class="empty-note"><p>${this.missing}</p><a class="button" href=${addressOf('stories')}>All stories</a></div>`
          : nothing}
      `;
    }
    return html`
      ${this.#heading(view)}
      <div class="desk">
        <div class="desk-main">
          ${this.check ? storyCheck(this.check) : nothing} ${storySheet(view, this.words, this.keeping, this.#sheet)}
          <story-photos .draft=${view.id} .photos=${view.photos}></story-photos>
        </div>
        ${sentenceList(view, this.current, this.#goToSentence)}
      </div>
    `;
  }
}

customElements.define('story-desk', StoryDesk);
