import { html } from 'lit';
import { LightElement } from '../../light-element.ts';

class StoriesView extends LightElement {
  static override properties = { rest: { attribute: false } };
  declare rest: string[];

  protected override render() {
    return html`
      <header class="page-heading"><h1>Stories</h1></header>
      <p class="empty-note">No story yet.</p>
    `;
  }
}

customElements.define('stories-view', StoriesView);
