// Somebody who could keep an animal company: how far it is advised, and why.

import { html, nothing, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
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

/** One companion of an animal; below it its form, while that is open. */
export function companionCard(
  name: string,
  candidate: Candidate,
  form: TemplateResult | typeof nothing,
  introduce: () => void,
): TemplateResult {
  const { label, strength } = candidate;
  const advised = strength === 'allowed' || strength === 'caution';
  return html`
    <li class="companion card" data-strength=${strength}>
      <div class="companion-head">
        ${collarMark(candidate.collar, label)}
        <h3>${label}</h3>
        <p class="strength" data-strength=${strength}>${icon(signs[strength])}${candidate.advice}</p>
      </div>
      <ul class="reasons" role="list">
        ${candidate.reasons_against.map((each) => reason(each, strength === 'never' ? 'cross' : 'warning'))}
        ${candidate.reasons_for.map((each) => reason(each, 'check'))}
      </ul>
      ${form === nothing
        ? html`
            <div class="companion-foot">
              ${strength === 'never'
                ? nothing
                : html`<button class="button introduce" data-kind=${advised ? nothing : 'quiet'} type="button" @click=${introduce}>
                    Introduce ${name} to ${label}
                  </button>`}
              <span class="score numbers muted">fit ${candidate.score} of 100</span>
            </div>
          `
        : form}
    </li>
  `;
}
