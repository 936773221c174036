// A new story: whom it is about, and where it will be read.

import { html, nothing, type PropertyValues } from 'lit';
import { isRefusal, newDraft } from '../../api.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { addressOf, goTo } from '../../router.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { StoriesView } from '../../types/StoriesView.ts';

class NewStory extends LightElement {
  static override properties = { all: { attribute: false }, problem: { state: true }, busy: { state: true } };
  declare all: StoriesView | undefined;
  declare problem: { field: string; text: string } | undefined;
  declare busy: boolean;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('all') && changed.get('all') === undefined) this.querySelector<HTMLElement>('input')?.focus();
  }

  #write = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const about = form.getAll('about').map(String);
    this.busy = true;
    saving('the draft', () => newDraft(about, String(form.get('channel') ?? '')))
      .then((draft) => goTo('stories', draft))
      .catch((error: unknown) => {
        const field = (isRefusal(error) && error.field) || 'about';
        this.problem = { field, text: sentence(error) };
      })
      .finally(() => (this.busy = false));
  };

  #problemOf(field: string) {
    if (this.problem?.field !== field) return nothing;
    return html`<p class="field-error" role="alert">${this.problem.text}</p>`;
  }

  protected override render() {
    const all = this.all;
    return html`
      <header class="page-heading">
        <div>
          <a class="back-link" href=${addressOf('stories')}>${icon('back')}Stories</a>
          <h1>New story</h1>
        </div>
      </header>
      ${all
        ? html`
            <form class="new-story card" @submit=${this.#write}>
              <fieldset class="choices">
                <legend>Whom is it about?</legend>
                <div class="row">
                  ${all.animals.map(
                    ({ id, label }) => html`
                      <label class="choice"><input type="checkbox" name="about" value=${id} /><span>${label}</span></label>
                    `,
                  )}
                </div>
                ${this.#problemOf('about')}
              </fieldset>
              <fieldset class="choices">
                <legend>Where will it be read?</legend>
                <div class="row">
                  ${all.channels.map(
                    ({ id, label }, at) => html`
                      <label class="choice"
                        ><input type="radio" name="channel" value=${id} ?checked=${at === 0} /><span>${label}</span></label
                      >
                    `,
                  )}
                </div>
                ${this.#problemOf('channel')}
              </fieldset>
              <div class="row">
                <button class="button" data-kind="primary" ?disabled=${this.busy}>Write a draft</button>
                <a class="button" data-kind="quiet" href=${addressOf('stories')}>Not now</a>
              </div>
            </form>
          `
        : nothing}
    `;
  }
}

customElements.define('new-story', NewStory);
