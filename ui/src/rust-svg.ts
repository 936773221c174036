// The one way for markup from Rust into the page: charts and portraits, drawn as SVG by the core.

import { nothing } from 'lit';
import { directive, Directive } from 'lit/directive.js';

// A WebKit without Trusted Types does not ask for the wrapper, and the policy is then the function itself.
const policy = window.trustedTypes?.createPolicy('rust-svg', { createHTML: (markup) => markup });

function parsed(markup: string): Node | typeof nothing {
  const trusted = (policy?.createHTML(markup) ?? markup) as string;
  const root = new DOMParser().parseFromString(trusted, 'image/svg+xml').documentElement;
  return root.localName === 'svg' ? document.importNode(root, true) : nothing;
}

class RustSvg extends Directive {
  #markup: string | undefined;
  #node: Node | typeof nothing = nothing;

  override render(markup: string | undefined): Node | typeof nothing {
    if (markup !== this.#markup) {
      this.#markup = markup;
      this.#node = markup === undefined ? nothing : parsed(markup);
    }
    return this.#node;
  }
}

/** In a template: a drawing by the core. Parsed as XML, so that what is not well formed is not shown at all. */
export const rustSvg = directive(RustSvg);
