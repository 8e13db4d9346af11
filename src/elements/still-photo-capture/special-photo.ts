import { css, html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { StreamPlayback } from '../../controllers/stream-playback.js';
import type { Viewfinder } from '../../controllers/viewfinder.js';
import { abortable } from '../../core/abort.js';
import { delay } from '../../core/delay.js';
import { CaptureError } from '../../core/errors.js';
import type { PhotoOptions } from '../../core/sinks/still-photo.js';
import { specialPhotoMessages } from '../../i18n/en-special-photo.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { guideCrop } from './guide-crop.js';
import { photoOptionsFrom } from './photo-attributes.js';
import type { PhotoFlow } from './photo-flow.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

export { renderFileInput } from './photo-file-input.js';

/** How long the screen lights the scene before the photo, in ms: cameras need that long to adapt their exposure. */
const FLASH_MS = 350;

/** White on a shadow is read on any picture. */
const styles = css`
  .count {
    color: #fff;
    font-size: clamp(4rem, 30cqi, 9rem);
    font-weight: 700;
    text-shadow: 0 0 16px #000;
    pointer-events: none;
  }
  :host(:state(countdown)) .shutter {
    border-radius: 25%;
  }
  .frame > .flash {
    position: fixed;
    inset: 0;
    place-self: stretch;
    margin: 0;
    z-index: 2147483647;
    background: #fff;
  }
`;

/** What the page shows between the press of the shutter and the photo: seconds, or a white screen. */
export interface Scene {
  readonly content: TemplateResult;
  /** What is announced meanwhile; nothing with a white screen. */
  readonly text?: string;
}

/** Counts down and lights the screen, as far as the element is to; the Escape key calls it off. Rejects with `aborted`. */
export async function prepareScene(
  capture: StillPhotoCapture,
  { messages }: Viewfinder,
  flow: PhotoFlow,
  signal: AbortSignal,
): Promise<void> {
  const { countdown, flash } = capture;
  const texts = { ...specialPhotoMessages, ...messages };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It is not to close what the element is in.
    event.preventDefault();
    event.stopPropagation();
    flow.cancel();
  };
  adoptStyles(capture, styles);
  capture.addEventListener('keydown', onKey);
  try {
    for (let seconds = Math.ceil(countdown); seconds > 0; seconds--) {
      flow.show({ content: renderSeconds(seconds), text: texts.countdown(seconds) });
      await delay(1000, signal);
    }
    // The light is on until the photo is taken.
    flow.show(flash ? { content: html`<div class="flash"></div>` } : undefined);
    if (flash) await delay(FLASH_MS, signal);
  } finally {
    capture.removeEventListener('keydown', onKey);
  }
}

const renderSeconds = (seconds: number): TemplateResult =>
  html`<div class="count" part="countdown" aria-hidden="true">${seconds}</div>`;

/**
 * Waits for the first frame, and until the camera runs for as long as `warm-up` says. Rejects with `aborted`, also
 * where the stream goes before its first frame.
 * @returns what the photo is to be like
 */
export async function prepareCamera(
  capture: StillPhotoCapture,
  { playback, mirrored }: Viewfinder,
  signal: AbortSignal,
): Promise<PhotoOptions> {
  await untilReady(capture, playback, signal);
  const left = playback.readyAt + capture.warmUp * 1000 - performance.now();
  if (left > 0) await delay(left, signal);
  const crop = capture.cropToGuide ? guideCrop(capture.renderRoot, playback.video!, mirrored) : undefined;
  return { ...photoOptionsFrom(capture), mirror: capture.mirrorPhoto && mirrored, crop, signal };
}

/** Looks after each update of `host`, as one follows whatever happens to a stream. */
async function untilReady(host: LitElement, playback: StreamPlayback, signal: AbortSignal): Promise<void> {
  const look: ReactiveController = {};
  const ready = new Promise<void>((resolve, reject) => {
    look.hostUpdated = () => {
      if (playback.ready) resolve();
      else if (!playback.stream) reject(new CaptureError('aborted'));
    };
  });
  look.hostUpdated!();
  host.addController(look);
  await abortable(ready, signal).finally(() => host.removeController(look));
}
