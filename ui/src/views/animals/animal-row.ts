// One animal in a list.

import { html, nothing, type TemplateResult } from 'lit';
import { collarMark } from '../../collar-mark.ts';
import { gainNote } from '../../gain.ts';
import { icon } from '../../icons.ts';
import { addressOf, goTo } from '../../router.ts';
import { rustSvg } from '../../rust-svg.ts';
import type { AnimalLine } from '../../types/AnimalLine.ts';

/** Who it is: a drawn sign for the sex, with its word for who cannot see it. */
export function animalWords(line: AnimalLine): TemplateResult {
  const { sex } = line;
  return html`
    ${sex === 'female' || sex === 'male'
      ? html`${icon(sex)}<span class="visually-hidden">${sex}</span>`
      : nothing}
    ${[line.species, line.age].filter(Boolean).join(' · ')}
  `;
}

/** Its row in a table of animals. */
export function animalRow(line: AnimalLine): TemplateResult {
  return html`
    <tr @click=${() => goTo('animals', line.id)}>
      <th scope="row">
        <span class="round-animal">
          ${collarMark(line.collar, line.name)}
          <span>
            <a class="round-name animal-name" data-animal=${line.id} aria-keyshortcuts="W" href=${addressOf('animals', line.id)}>${line.name}</a>
            <span class="round-hint">${animalWords(line)}</span>
          </span>
        </span>
      </th>
      <td class="numbers">${line.whereabouts ?? line.weight ?? html`<span class="muted">no weight yet</span>`}</td>
      <td>${line.gain ? gainNote(line.gain) : nothing}</td>
      <td>${line.sparkline ? rustSvg(line.sparkline) : nothing}</td>
      <td class="animal-remarks">
        ${line.concern
          ? html`<span class="remark" data-level=${line.concern.level} title=${`${line.concern.sentence} ${line.concern.source}`}
              >${icon('warning')}${line.concern.short}</span
            >`
          : nothing}
        ${line.company ? html`<span class="remark">${line.company}</span>` : nothing}
      </td>
    </tr>
  `;
}
