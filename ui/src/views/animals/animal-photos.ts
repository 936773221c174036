// The photos of an animal: thumbnails made by Rust, and what stands for each where it is not seen.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { addPhotos, onChanged, photoAddress, photosOf, setPhotoText } from '../../api.ts';
import { undoAction } from '../../history.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { PhotoLine } from '../../types/PhotoLine.ts';

class AnimalPhotos extends LightElement {
  static override properties = {
    animal: { attribute: false },
    name: { attribute: false },
    photos: { state: true },
    adding: { state: true },
  };
  declare animal: string;
  declare name: string;
  declare photos: PhotoLine[];
  declare adding: boolean;
  #stop: (() => void) | undefined;

  constructor() {
    super();
    this.photos = [];
    this.adding = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onChanged(() => this.#ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('animal')) this.#ask();
  }

  #ask(): void {
    photosOf([this.animal]).then((photos) => (this.photos = photos), this.#tell);
  }

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  /** Opens the system's dialog; the page never learns where a file lies. */
  add = (): void => {
    if (this.adding) return;
    this.adding = true;
    addPhotos([this.animal])
      .then((added) => {
        if (!added) return;
        const text = [added.said, ...added.refused].join(' ');
        say(added.photos.length ? { text, action: undoAction } : { text, urgent: true });
      })
      .catch(this.#tell)
      .finally(() => (this.adding = false));
  };

  #describe(photo: PhotoLine, alt: string): void {
    if (alt.trim() === photo.alt) return;
    saving('what the photo shows', () => setPhotoText(photo.media, photo.what, alt))
      .then(() => say({ text: 'Saved what the photo shows', action: undoAction }))
      .catch(this.#tell);
  }

  #photo(photo: PhotoLine, at: number): TemplateResult {
    const name = `Photo ${at + 1} of ${this.name}`;
    const id = `alt-${photo.media}`;
    return html`
      <li class="photo">
        ${photo.hash
          ? html`<img src=${photoAddress(photo.hash, 'thumb')} alt=${photo.alt || `${name}, not described yet`} width="200" height="150" />`
          : html`<span class="photo-away">${icon('photo')}<span>The file is not on this computer</span></span>`}
        <span class="muted photo-when">${photo.when}</span>
        <label class="visually-hidden" for=${id}>What photo ${at + 1} of ${this.name} shows</label>
        <input
          class="input"
          id=${id}
          .value=${photo.alt}
          placeholder="What it shows"
          autocomplete="off"
          @change=${(event: Event) => this.#describe(photo, (event.target as HTMLInputElement).value)}
        />
      </li>
    `;
  }

  protected override render() {
    return html`
      <section class="card photos" aria-labelledby="animal-photos-title">
        <div class="photos-head">
          <h2 id="animal-photos-title">Photos</h2>
          <button class="button" type="button" aria-keyshortcuts="F" ?disabled=${this.adding} @click=${this.add}>
            ${icon('photo')} Add photos <kbd aria-hidden="true">F</kbd>
          </button>
        </div>
        ${this.photos.length
          ? html`<ul role="list">${this.photos.map((photo, at) => this.#photo(photo, at))}</ul>`
          : nothing}
      </section>
    `;
  }
}

customElements.define('animal-photos', AnimalPhotos);

/** The element, for whoever opens its dialog with a key. */
export type { AnimalPhotos };
