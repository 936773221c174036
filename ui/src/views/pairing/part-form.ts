// The end of a pairing, with a reason for those who read the log later.

import { html, type TemplateResult } from 'lit';

/** The field for the reason; Enter separates the two. */
export function partForm(names: string[], part: (reason: string) => void, off: () => void): TemplateResult {
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    part(String(new FormData(event.target as HTMLFormElement).get('reason') ?? ''));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    off();
  };
  return html`
    <form class="meeting-form" aria-label=${`Separate ${names.join(' and ')}`} @submit=${send} @keydown=${pressed}>
      <div class="field">
        <label for="part-reason">Why they are separated</label>
        <input class="input" id="part-reason" name="reason" placeholder="one of them sneezes" autocomplete="off" />
      </div>
      <div class="row">
        <button class="button" data-kind="primary">Separate them</button>
        <button class="button" data-kind="quiet" type="button" @click=${off}>Not now</button>
      </div>
    </form>
  `;
}
