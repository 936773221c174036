import { html } from 'lit';
import { LightElement } from '../../light-element.ts';

class AnimalsView extends LightElement {
  static override properties = { rest: { attribute: false } };
  declare rest: string[];

  protected override render() {
    return html`
      <header class="page-heading"><h1>Animals</h1></header>
      <p class="empty-note">Nobody lives here yet.</p>
    `;
  }
}

customElements.define('animals-view', AnimalsView);
