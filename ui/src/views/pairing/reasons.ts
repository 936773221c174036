// How far it is advised to put two animals together, and why.

import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../icons.ts';
import type { Candidate } from '../../types/Candidate.ts';
import type { Reason } from '../../types/Reason.ts';
import type { Strength } from '../../types/Strength.ts';

const signs: Record<Strength, IconName> = { allowed: 'check', caution: 'warning', hold: 'pause', never: 'cross' };

function reason({ text, source }: Reason, sign: IconName): TemplateResult {
  return html`
    <li>${icon(sign)}<span>${text}${source ? html` <span class="source">${source.mark}</span>` : nothing}</span></li>
  `;
}

/** How far it is advised. */
export function advice({ strength, advice: words }: Candidate): TemplateResult {
  return html`<p class="strength" data-strength=${strength}>${icon(signs[strength])}${words}</p>`;
}

/** What speaks against it, then what speaks for it. */
export function reasons({ strength, reasons_against, reasons_for }: Candidate): TemplateResult {
  return html`
    <ul class="reasons" role="list">
      ${reasons_against.map((each) => reason(each, strength === 'never' ? 'cross' : 'warning'))}
      ${reasons_for.map((each) => reason(each, 'check'))}
    </ul>
  `;
}
