// Beside the text: each sentence with what it rests on.

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../../icons.ts';
import type { DraftSentence } from '../../types/DraftSentence.ts';
import type { DraftView } from '../../types/DraftView.ts';
import type { Ground } from '../../types/Ground.ts';
import type { SentenceStanding } from '../../types/SentenceStanding.ts';

const standings: Record<SentenceStanding, { words: string; icon: IconName }> = {
  kept: { words: 'As the log tells it', icon: 'check' },
  changed: { words: 'Changed by you', icon: 'pencil' },
  log_changed: { words: 'The log changed since', icon: 'warning' },
  own: { words: 'Your own words', icon: 'pencil' },
};

/** The sentence at a place of the text, by its number in the list. */
export function sentenceAt(sentences: DraftSentence[], caret: number): number | undefined {
  const at = sentences.findIndex(({ span }) => span && span[0] <= caret && caret <= span[1]);
  return at < 0 ? undefined : at;
}

function entryLine(entry: Ground & { type: 'entry' }): TemplateResult {
  return html`
    <li class="ground">
      <span class="ground-kind">${entry.title}</span>
      <span class="numbers">${[entry.day, entry.clock].filter(Boolean).join(' ')}</span>
      <span class="ground-words">${entry.words}</span>
    </li>
  `;
}

/** Cards of one sort in one line: a sentence about six kittens rests on six of them. */
function cardLines(cards: (Ground & { type: 'card' })[]): TemplateResult[] {
  const titles = [...new Set(cards.map(({ title }) => title))];
  return titles.map((title) => {
    const of = cards.filter((card) => card.title === title).map(({ words }) => words);
    return html`
      <li class="ground">
        <span class="ground-kind">${title}</span> <span>${of.length === 1 ? 'card' : 'cards'} ${of.join(', ')}</span>
      </li>
    `;
  });
}

function grounds(sentence: DraftSentence, view: DraftView): TemplateResult {
  const known = sentence.grounds.map((id) => view.grounds[id]).filter((ground) => ground !== undefined);
  if (known.length === 0) {
    return html`<p class="ground-none muted">
      ${sentence.standing === 'own' ? 'Rests on you: no entry says so.' : 'Rests on no entry.'}
    </p>`;
  }
  return html`
    <ul class="grounds" role="list">
      ${known.map((ground) => (ground.type === 'entry' ? entryLine(ground) : nothing))}
      ${cardLines(known.filter((ground) => ground.type === 'card'))}
    </ul>
  `;
}

/** The sentences of a draft; the one at the caret is marked. */
export function sentenceList(
  view: DraftView,
  current: number | undefined,
  chosen: (sentence: DraftSentence) => void,
): TemplateResult {
  return html`
    <section class="sentences card" aria-labelledby="sentences-title">
      <h2 id="sentences-title">What each sentence rests on</h2>
      <ol class="sentence-list" role="list" tabindex="0" aria-label="Sentences and their entries">
        ${repeat(
          view.sentences,
          (sentence, at) => `${at} ${sentence.text}`,
          (sentence, at) => html`
            <li
              class="sentence"
              data-standing=${sentence.standing}
              aria-current=${at === current ? 'true' : nothing}
            >
              ${sentence.span
                ? html`<button class="sentence-text" type="button" @click=${() => chosen(sentence)}>
                    ${sentence.text}
                  </button>`
                : html`<p class="sentence-text">${sentence.text}</p>`}
              <p class="standing">${icon(standings[sentence.standing].icon)}${standings[sentence.standing].words}</p>
              ${grounds(sentence, view)}
            </li>
          `,
        )}
      </ol>
    </section>
  `;
}
