import { html } from 'lit';
import { ViewElement } from '../../light-element.ts';

class PairingView extends ViewElement {
  protected override firstUpdated(): void {
    this.shown();
  }

  protected override render() {
    return html`
      <header class="page-heading"><h1>Pairing</h1></header>
      <p class="empty-note">Nobody is alone tonight.</p>
    `;
  }
}

customElements.define('pairing-view', PairingView);
