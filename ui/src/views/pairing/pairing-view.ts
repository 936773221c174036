import { html } from 'lit';
import { LightElement } from '../../light-element.ts';

class PairingView extends LightElement {
  static override properties = { rest: { attribute: false } };
  declare rest: string[];

  protected override render() {
    return html`
      <header class="page-heading"><h1>Pairing</h1></header>
      <p class="empty-note">Nobody is alone tonight.</p>
    `;
  }
}

customElements.define('pairing-view', PairingView);
