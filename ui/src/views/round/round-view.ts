import { html } from 'lit';
import { ViewElement } from '../../light-element.ts';

class RoundView extends ViewElement {
  protected override firstUpdated(): void {
    this.shown();
  }

  protected override render() {
    return html`
      <header class="page-heading"><h1>Round</h1></header>
      <p class="empty-note">Nobody is due. Sleep.</p>
    `;
  }
}

customElements.define('round-view', RoundView);
