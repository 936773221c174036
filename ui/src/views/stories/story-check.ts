// What was found in a story before it leaves: what holds it back, what would make it better, what is the carer's own.

import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../icons.ts';
import type { DraftCheck } from '../../types/DraftCheck.ts';

function found(title: string, sentences: string[], sign: IconName): TemplateResult | typeof nothing {
  if (sentences.length === 0) return nothing;
  return html`
    <h2>${title}</h2>
    <ul role="list">
      ${sentences.map((each) => html`<li class="advice">${icon(sign)}<span>${each}</span></li>`)}
    </ul>
  `;
}

/** What a check found. */
export function storyCheck({ holds, advice, rests }: DraftCheck): TemplateResult {
  return html`
    <section class="card story-check" role="status" aria-label="What was found">
      ${holds.length + advice.length === 0
        ? html`<p class="story-good">${icon('check')}Nothing holds it back.</p>`
        : [found('Before it can leave', holds, 'cross'), found('It would read better', advice, 'warning')]}
      ${rests ? html`<p class="muted">${rests}</p>` : nothing}
    </section>
  `;
}
