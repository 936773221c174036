// How a litter grows: all its lines on one chart, one of them thick, chosen by name.

import { html } from 'lit';
import { choices } from '../../choices.ts';
import '../../elements/growth-card/growth-card.ts';
import { LightElement } from '../../light-element.ts';
import type { AnimalLine } from '../../types/AnimalLine.ts';

/** The height of the chart, in pixels. */
const HEIGHT = 300;

class LitterGrowth extends LightElement {
  static override properties = { animals: { attribute: false }, thick: { state: true } };
  declare animals: AnimalLine[];
  declare thick: string | undefined;

  protected override render() {
    const thick = this.animals.find(({ id }) => id === this.thick) ?? this.animals[0];
    return html`
      ${choices({
        name: `thick-${this.animals[0]?.id ?? ''}`,
        legend: 'Whose line is thick',
        options: this.animals.map(({ id, name }) => [id, name] as const),
        value: thick?.id ?? '',
        chosen: (id) => (this.thick = id),
      })}
      <growth-card .animal=${thick?.id} .height=${HEIGHT}></growth-card>
    `;
  }
}

customElements.define('litter-growth', LitterGrowth);
