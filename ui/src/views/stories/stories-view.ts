import { html } from 'lit';
import { ViewElement } from '../../light-element.ts';

class StoriesView extends ViewElement {
  protected override firstUpdated(): void {
    this.shown();
  }

  protected override render() {
    return html`
      <header class="page-heading"><h1>Stories</h1></header>
      <p class="empty-note">No story yet.</p>
    `;
  }
}

customElements.define('stories-view', StoriesView);
