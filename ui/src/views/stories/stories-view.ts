// Stories: the drafts there are, a new one, and the desk where one is worked on.

import { html } from 'lit';
import { onChanged, stories } from '../../api.ts';
import { addShortcuts } from '../../keys.ts';
import { ViewElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { goTo } from '../../router.ts';
import { sentence } from '../../sentence.ts';
import type { StoriesView as Stories } from '../../types/StoriesView.ts';
import './new-story.ts';
import './story-desk.ts';
import { storyList } from './story-list.ts';

class StoriesView extends ViewElement {
  static override properties = { ...ViewElement.properties, all: { state: true } };
  declare all: Stories | undefined;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onChanged(() => this.#place === '' && this.#ask()),
      addShortcuts([{ keys: 'n', label: 'New story', group: 'Stories', run: () => goTo('stories', 'new') }]),
    ];
    this.addEventListener('draft-shown', () => this.shown());
    this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  /** Nothing for the list, `new`, or a draft. */
  get #place(): string {
    return this.rest[0] ?? '';
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.get('rest') !== undefined && this.#place !== changed.get('rest')) this.#ask();
  }

  #ask(): void {
    stories()
      .then(async (all) => {
        this.all = all;
        await this.updateComplete;
        this.shown();
      })
      .catch((error: unknown) => say({ text: sentence(error), urgent: true }));
  }

  protected override render() {
    const place = this.#place;
    if (place === 'new') return html`<new-story .all=${this.all}></new-story>`;
    if (place) return html`<story-desk .draft=${place}></story-desk>`;
    return storyList(this.all);
  }
}

customElements.define('stories-view', StoriesView);
