import { LitElement, type PropertyDeclarations } from 'lit';

/** An element whose content lives in the page itself: one stylesheet, and labels and ids that work across elements. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A whole screen. It says `shown()` when what it was asked for stands there, not only its frame. */
export class ViewElement extends LightElement {
  static override properties: PropertyDeclarations = { rest: { attribute: false } };
  /** What of the area: the address after its name. */
  declare rest: string[];

  constructor() {
    super();
    this.rest = [];
  }

  /** Tells the program that this screen is complete; the first to do so ends the start. */
  protected shown(): void {
    this.dispatchEvent(new Event('view-shown', { bubbles: true }));
  }
}
