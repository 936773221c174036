import { html } from 'lit';
import { LightElement } from '../../light-element.ts';

class RoundView extends LightElement {
  static override properties = { rest: { attribute: false } };
  declare rest: string[];

  protected override render() {
    return html`
      <header class="page-heading"><h1>Round</h1></header>
      <p class="empty-note">Nobody is due. Sleep.</p>
    `;
  }
}

customElements.define('round-view', RoundView);
