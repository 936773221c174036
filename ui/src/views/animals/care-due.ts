// What is due beside feeding, for everyone: the same for several animals told once.

import { html, nothing, type TemplateResult } from 'lit';
import { addressOf } from '../../router.ts';
import type { CareGroup } from '../../types/CareGroup.ts';

function line({ what, when, now, animals, words, source }: CareGroup): TemplateResult {
  return html`
    <li data-now=${now}>
      <span class="numbers">${when}</span>
      <span>
        ${what}: ${animals.map(({ id, label }) => html`<a href=${addressOf('animals', id)}>${label}</a> `)}
        ${words && now ? html`<span class="muted">${words}</span>` : nothing}
        ${source ? html`<span class="source">${source}</span>` : nothing}
      </span>
    </li>
  `;
}

/** What is due now, and folded away what comes within a week. */
export function careDue(groups: CareGroup[]): TemplateResult | typeof nothing {
  if (groups.length === 0) return nothing;
  const [now, ahead] = [groups.filter((group) => group.now), groups.filter((group) => !group.now)];
  return html`
    <section class="card care-due" aria-labelledby="care-due-title">
      <h2 id="care-due-title">Care due</h2>
      ${now.length ? html`<ul role="list">${now.map(line)}</ul>` : html`<p class="muted">Nothing now.</p>`}
      ${ahead.length
        ? html`<details><summary>Within a week <span class="muted">${ahead.length}</span></summary><ul role="list">${ahead.map(line)}</ul></details>`
        : nothing}
    </section>
  `;
}
