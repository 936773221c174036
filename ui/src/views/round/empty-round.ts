// The first night: nobody is in the book yet.

import { html, type TemplateResult } from 'lit';
import { loadDemo } from '../../api.ts';
import type { Shortcut } from '../../keys.ts';
import { say } from '../../notice.ts';
import { addressOf, goTo } from '../../router.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import { sleepingLitter } from './sleeping-litter.ts';

const lookAround = (): void => {
  saving('the made-up litter', loadDemo).catch((error: unknown) => say({ text: sentence(error), urgent: true }));
};

/** The key of what is done first. */
export const startKey: Shortcut = {
  keys: 'l',
  label: 'Start a litter',
  group: 'Round',
  run: () => goTo('animals', 'new'),
};

/** Goes to what is done first. */
export function focusStart(within: HTMLElement): void {
  within.querySelector<HTMLElement>('.start-litter')?.focus();
}

/** What to do when nobody is there. */
export function emptyRound(heading: string): TemplateResult {
  return html`
    <header class="page-heading"><h1>${heading}</h1></header>
    <div class="empty-note">
      ${sleepingLitter}
      <h2>Who are you feeding tonight?</h2>
      <p class="muted">A litter takes one short form: which species, how many, how old. Collars are given for you.</p>
      <div class="row">
        <a class="button start-litter" data-kind="primary" href=${addressOf('animals', 'new')} aria-keyshortcuts="L">
          Start a litter <kbd aria-hidden="true">L</kbd>
        </a>
        <button class="button" type="button" @click=${lookAround}>Look around with the Linden litter</button>
      </div>
      <p class="muted">Your records stay in one file on this computer.</p>
    </div>
  `;
}

/** Nobody is here any more. Somebody may have died: nothing is drawn, and nothing cheerful is said. */
export function quietRound(): TemplateResult {
  return html`
    <header class="page-heading"><h1>Round</h1></header>
    <div class="empty-note">
      <p>Nobody is in your care now.</p>
      <a class="button" href=${addressOf('animals', 'new')}>Take in a litter or an animal</a>
    </div>
  `;
}
