// The pictures of a story: which go with it, and what stands in their place for those who do not see them.

import { html, nothing } from 'lit';
import { addPhotosToDraft, choosePhotos, photoAddress, setPhotoText } from '../../api.ts';
import { icon } from '../../icons.ts';
import { LightElement } from '../../light-element.ts';
import { say } from '../../notice.ts';
import { inOrder, saving } from '../../saving.ts';
import { sentence } from '../../sentence.ts';
import type { DraftPhoto } from '../../types/DraftPhoto.ts';

class StoryPhotos extends LightElement {
  static override properties = { draft: { attribute: false }, photos: { attribute: false }, adding: { state: true } };
  declare draft: string;
  declare photos: DraftPhoto[];
  declare adding: boolean;
  /** Descriptions typed and not saved yet, by photo. */
  #typed = new Map<string, string>();

  constructor() {
    super();
    this.photos = [];
    this.adding = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const media of this.#typed.keys()) this.#describe(media);
  }

  #tell = (error: unknown): void => say({ text: sentence(error), urgent: true });

  #add = (): void => {
    if (this.adding) return;
    this.adding = true;
    addPhotosToDraft(this.draft)
      .then((added) => added && say({ text: [added.said, ...added.refused].join(' '), urgent: added.refused.length > 0 }))
      .catch(this.#tell)
      .finally(() => (this.adding = false));
  };

  #choose(media: string, chosen: boolean): void {
    const others = this.photos.filter((photo) => photo.chosen && photo.media !== media).map((photo) => photo.media);
    saving('the photos', () => choosePhotos(this.draft, chosen ? [...others, media] : others))
      .then(({ photos }) => (this.photos = photos))
      .catch(this.#tell);
  }

  #describe(media: string): void {
    const alt = this.#typed.get(media);
    const photo = this.photos.find((each) => each.media === media);
    if (alt === undefined || !photo || alt === photo.alt) return;
    inOrder(() => setPhotoText(media, photo.what, alt))
      .then(() => {
        if (this.#typed.get(media) === alt) this.#typed.delete(media);
        say({ text: 'Saved what the photo shows.' });
      })
      .catch(this.#tell);
  }

  #photo(photo: DraftPhoto, at: number) {
    const { media, hash, chosen, advice } = photo;
    const name = `Photo ${at + 1}`;
    const stays = photo.visibility === 'private' || photo.visibility === 'internal_medical';
    return html`
      <li class="story-photo" data-chosen=${chosen}>
        ${hash
          ? html`<img src=${photoAddress(hash, 'thumb')} alt=${photo.alt || `${name}, not described yet`} width="120" height="120" />`
          : html`<span class="photo-missing">${icon('photo')}</span>`}
        <div class="story-photo-words">
          <label class="check">
            <input
              type="checkbox"
              .checked=${chosen}
              ?disabled=${stays}
              @change=${(event: Event) => this.#choose(media, (event.target as HTMLInputElement).checked)}
            />${name} goes with it<span class="muted">${photo.when}</span>
          </label>
          ${stays
            ? nothing
            : html`
                <div class="field">
                  <label for=${`alt-${media}`}>What ${name.toLowerCase()} shows</label>
                  <input
                    class="input"
                    id=${`alt-${media}`}
                    .value=${this.#typed.get(media) ?? photo.alt}
                    placeholder="For readers who do not see it"
                    autocomplete="off"
                    @input=${(event: Event) => this.#typed.set(media, (event.target as HTMLInputElement).value)}
                    @change=${() => this.#describe(media)}
                  />
                </div>
              `}
          ${advice ? html`<p class="advice">${icon('warning')}${advice}</p>` : nothing}
        </div>
      </li>
    `;
  }

  protected override render() {
    return html`
      <section class="card story-photos" aria-labelledby="photos-title">
        <div class="part-heading">
          <h2 id="photos-title">Photos</h2>
          <button class="button" type="button" ?disabled=${this.adding} @click=${this.#add}>
            ${icon('photo')}Add photos
          </button>
        </div>
        ${this.photos.length
          ? html`<ul role="list">${this.photos.map((photo, at) => this.#photo(photo, at))}</ul>`
          : html`<p class="muted">No photo of them is in the log yet. Places and dates inside a photo never leave it.</p>`}
      </section>
    `;
  }
}

customElements.define('story-photos', StoryPhotos);
