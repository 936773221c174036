import { html } from 'lit';
import { ViewElement } from '../../light-element.ts';

class AnimalsView extends ViewElement {
  protected override firstUpdated(): void {
    this.shown();
  }

  protected override render() {
    return html`
      <header class="page-heading"><h1>Animals</h1></header>
      <p class="empty-note">Nobody lives here yet.</p>
    `;
  }
}

customElements.define('animals-view', AnimalsView);
