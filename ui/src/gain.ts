import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';
import type { Direction } from './types/Direction.ts';
import type { RowGain } from './types/RowGain.ts';

const arrows: Record<Direction, IconName> = { up: 'up', same: 'level', down: 'down' };

/** What a weight says beside the one before: an arrow, a sign and words, of which the colour is the least. */
export function gainNote(gain: RowGain): TemplateResult {
  return html`<span class="gain" data-direction=${gain.direction}>${icon(arrows[gain.direction])}${gain.text}</span>`;
}
