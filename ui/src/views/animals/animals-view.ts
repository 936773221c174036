// Animals: who there is, the form that takes them in, and the page of one.

import { html } from 'lit';
import { ViewElement } from '../../light-element.ts';
import './animal-page.ts';
import './animals-list.ts';
import './take-in-form.ts';

class AnimalsView extends ViewElement {
  #shown = (): void => this.shown();

  protected override render() {
    const [which, entry] = this.rest;
    if (which === undefined) return html`<animals-list @ready=${this.#shown}></animals-list>`;
    if (which === 'new') return html`<take-in-form @ready=${this.#shown}></take-in-form>`;
    return html`<animal-page data-animal=${which} .animal=${which} .entry=${entry} @ready=${this.#shown}></animal-page>`;
  }
}

customElements.define('animals-view', AnimalsView);
