// The sheet on the desk: title, text, how long it is, and whether it is on the disk.

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../icons.ts';
import type { DraftView } from '../../types/DraftView.ts';
import type { Keeping, Words } from './draft-keeper.ts';

/** What the sheet calls. */
export interface SheetActions {
  typed(change: Partial<Words>): void;
  left(): void;
}

/** The engine on Linux binds no keys to its own memory of what was typed, so they are bound here. */
function pressed(event: KeyboardEvent, id: string): void {
  if (id === 'story-title' && event.key === 'Enter') event.preventDefault();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
  event.preventDefault();
  document.execCommand(event.shiftKey ? 'redo' : 'undo');
}

/** A field that grows with its words: a copy of them, not to be seen, gives the height. */
function growing(id: string, kind: string, text: string, actions: SheetActions, read: (text: string) => Partial<Words>) {
  const typed = (event: Event) => actions.typed(read((event.target as HTMLTextAreaElement).value));
  return html`
    <div class="grow ${kind}" data-text=${`${text}\n`}>
      <textarea
        class="input"
        id=${id}
        rows="1"
        .value=${live(text)}
        aria-describedby=${id === 'story-text' ? 'story-length' : nothing}
        @input=${typed}
        @keydown=${(event: KeyboardEvent) => pressed(event, id)}
        @blur=${actions.left}
      ></textarea>
    </div>
  `;
}

function titlePart(view: DraftView, words: Words, actions: SheetActions): TemplateResult | typeof nothing {
  if (!view.has_title) return nothing;
  // A title is one line, whatever is pasted.
  const oneLine = (text: string) => ({ title: text.replaceAll(/\s*\n\s*/g, ' ') });
  return html`
    <div class="field">
      <label for="story-title">Title</label>
      ${growing('story-title', 'story-title', words.title, actions, oneLine)}
    </div>
    <details class="title-choices">
      <summary>Titles to choose from</summary>
      <ul role="list">
        ${view.titles.map(
          (title) => html`
            <li>
              <button
                class="chip"
                type="button"
                aria-pressed=${title === words.title}
                @click=${() => actions.typed({ title })}
              >
                ${title}
              </button>
            </li>
          `,
        )}
      </ul>
    </details>
  `;
}

function keepingNote(keeping: Keeping): TemplateResult {
  if (keeping.state === 'refused') {
    return html`<p class="field-error" role="alert">${keeping.problem} What you typed is still here.</p>`;
  }
  const words = { saved: 'Saved', typing: 'Typing', saving: 'Saving' }[keeping.state];
  return html`<p class="keeping" data-state=${keeping.state}>
    ${keeping.state === 'saved' ? icon('check') : nothing}${words}
  </p>`;
}

/** The sheet of a draft. */
export function storySheet(view: DraftView, words: Words, keeping: Keeping, actions: SheetActions): TemplateResult {
  return html`
    <section class="card story-sheet" aria-label="The story">
      ${titlePart(view, words, actions)}
      <div class="field">
        <label for="story-text">Text</label>
        ${growing('story-text', 'story-text', words.body, actions, (body) => ({ body }))}
      </div>
      ${view.hashtags.length ? html`<p class="muted">${view.hashtags.map((tag) => `#${tag}`).join(' ')}</p>` : nothing}
      ${view.warnings.map((warning) => html`<p class="advice">${icon('warning')}${warning}</p>`)}
      <div class="story-foot">
        <p class="numbers" id="story-length" data-too-long=${view.too_long}>${view.length}</p>
        ${keepingNote(keeping)}
      </div>
    </section>
  `;
}
