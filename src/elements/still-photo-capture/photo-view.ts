import { html, type TemplateResult } from 'lit';
import { startEncoder } from '../../core/sinks/photo-encode.js';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../internal/icons.js';

const retakeIcon = 'M4 4v5h5M4.5 9A8 8 0 1 1 4 13';

/** What the shutter looks like now. */
export interface ShutterView {
  /** A countdown runs: a press calls it off. */
  counting: boolean;
  /** There is a picture to take. */
  live: boolean;
}

/** The photo, in the place of the camera. */
export function renderReview(messages: Messages, url: string): TemplateResult {
  return html`<img part="photo" src=${url} alt=${messages.yourPhoto} />`;
}

/** The button that takes the photo. */
export function renderShutter(
  messages: Messages,
  { counting, live }: ShutterView,
  onPress: (click: MouseEvent) => void,
): TemplateResult {
  const label = counting ? messages.cancel : messages.takePhoto;
  return html`<button
    class="shutter"
    part="shutter"
    type="button"
    aria-label=${label}
    title=${label}
    ?disabled=${!live}
    @pointerdown=${startEncoder}
    @click=${onPress}
  ></button>`;
}

/** The button that goes back to the camera. */
export function renderRetake(messages: Messages, onRetake: (click: MouseEvent) => void): TemplateResult {
  return html`<button part="retake" type="button" @click=${onRetake}>
    ${icon(retakeIcon)} ${messages.retake}
  </button>`;
}

/** A key that is held down would press the next button as soon as that takes the place of the one that was meant. */
export function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
