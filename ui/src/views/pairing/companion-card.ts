// Somebody who could keep an animal company, and the way to introduce them.

import { html, nothing, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
import type { Candidate } from '../../types/Candidate.ts';
import { advice, reasons } from './reasons.ts';

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
        ${advice(candidate)}
      </div>
      ${reasons(candidate)}
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
