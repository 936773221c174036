import { LitElement } from 'lit';

/** An element whose content lives in the page itself: one stylesheet, and labels and ids that work across elements. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
