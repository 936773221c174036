import { html, type TemplateResult } from 'lit';
import type { Collar } from './types/Collar.ts';

/** The mark of an animal: its collar's colour and letter, else the first letter of its name. The words stand beside it. */
export function collarMark(collar: Collar | null, name: string): TemplateResult {
  const letter = collar?.letter ?? name.slice(0, 1).toUpperCase();
  return html`<span class="collar-mark" data-collar=${collar?.colour ?? 'none'} aria-hidden="true">${letter}</span>`;
}
