// The drafts there are.

import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../icons.ts';
import { addressOf } from '../../router.ts';
import type { DraftLine } from '../../types/DraftLine.ts';
import type { StoriesView } from '../../types/StoriesView.ts';

function line(draft: DraftLine): TemplateResult {
  return html`
    <li class="story-line card">
      <a class="story-line-title" href=${addressOf('stories', draft.id)}>${draft.title}</a>
      <p class="story-opening">${draft.opening}</p>
      <span class="story-line-what muted">
        ${draft.channel} about ${draft.about}
        ${draft.wording ? html`<span>${draft.wording}</span>` : nothing}
        ${draft.own_words ? html`<span class="story-own">${icon('pencil')}With your own words</span>` : nothing}
      </span>
      <span class="story-line-when muted">
        ${draft.exported ? html`<span class="story-exported">${icon('check')}Exported</span>` : nothing}
        Edited ${draft.edited}
      </span>
    </li>
  `;
}

function nothingYet(view: StoriesView): TemplateResult {
  return html`
    <div class="empty-note">
      <h2>No story yet</h2>
      <p class="muted">
        ${view.animals.length
          ? 'Choose whom it is about. The log writes a first draft, and every sentence shows what it rests on.'
          : 'A story is written from the log. It begins with the first animal you take in.'}
      </p>
    </div>
  `;
}

/** The list of drafts, the last edited first. */
export function storyList(view: StoriesView | undefined): TemplateResult {
  const exported = view?.drafts.filter((draft) => draft.exported).length ?? 0;
  const count = view?.drafts.length ?? 0;
  return html`
    <header class="page-heading">
      <div>
        <h1>Stories</h1>
        <p>
          ${count
            ? `${count} ${count === 1 ? 'draft' : 'drafts'}${exported ? `, ${exported} exported` : ''}`
            : 'Told from the log, sentence by sentence'}
        </p>
      </div>
      ${view?.animals.length
        ? html`<a class="button" data-kind="primary" href=${addressOf('stories', 'new')} aria-keyshortcuts="N">${icon('plus')}New story <kbd aria-hidden="true">N</kbd></a>`
        : nothing}
    </header>
    ${view ? (count ? html`<ul class="story-list" role="list">${view.drafts.map(line)}</ul>` : nothingYet(view)) : nothing}
  `;
}
