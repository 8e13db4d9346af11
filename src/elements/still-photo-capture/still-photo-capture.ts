import { html, LitElement, type TemplateResult } from 'lit';
import type { CaptureAttributes } from '../../controllers/capture-attributes.js';
import { Viewfinder } from '../../controllers/viewfinder.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { CaptureError } from '../../core/errors.js';
import type { Photo, PhotoSource } from '../../core/sinks/still-photo.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { viewfinderStyles } from '../../internal/viewfinder-styles.js';
import type { PhotoAttributes } from './photo-attributes.js';
import { PhotoFlow, special } from './photo-flow.js';
import { ignoreHeldEnter, renderRetake, renderReview, renderShutter } from './photo-view.js';
import { photoStyles } from './still-photo-capture.styles.js';

/**
 * Takes a photo: shows the camera, counts down, shows the photo for review, and is a form control whose value is the
 * photo as a File. Alone on a page it does the whole job. A camera that it opened itself stops once the photo is
 * stored. Where no camera can be had it takes a picture file instead, as clean of metadata.
 *
 * @summary Takes a still photo, for a form or for a script.
 * @tag still-photo-capture
 * @slot poster - Shown until the first frame is presented.
 * @slot guide - Lies over the picture; with `crop-to-guide` the photo is what its first element covers.
 * @fires photo-capture - A PhotoCaptureEvent: a photo was taken; preventDefault() keeps the element from storing it.
 * @fires change - A photo was stored.
 * @fires stream - Its own session is live. Does not bubble.
 * @fires error - Its own session, or a photo, failed; `error` says why. Does not bubble.
 * @fires cancel - The user closed the browser's prompt without an answer. Does not bubble.
 * @csspart preview - The box around the camera.
 * @csspart frame - The frame of the picture in it.
 * @csspart video - The `<video>`.
 * @csspart start - The button that starts the camera.
 * @csspart photo - The photo in review.
 * @csspart countdown - The seconds over the picture.
 * @csspart bar - The row under the picture.
 * @csspart shutter - The button that takes the photo.
 * @csspart retake - The button that goes back to the camera.
 * @csspart file - The choice of a picture file.
 * @csspart notice - The box that says what went wrong.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate live - The camera delivers.
 * @cssstate countdown - Seconds are counted.
 * @cssstate review - A photo is shown.
 */
export class StillPhotoCapture extends LitElement implements CaptureAttributes, PhotoAttributes {
  static formAssociated = true;
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, viewfinderStyles, photoStyles];
  static override properties = {
    name: { noAccessor: true, attribute: false },
    disabled: { noAccessor: true, attribute: false },
    countdown: { type: Number },
    flash: { type: Boolean },
    type: { useDefault: true },
    quality: { type: Number, useDefault: true },
    maxWidth: { type: Number, attribute: 'max-width' },
    maxHeight: { type: Number, attribute: 'max-height' },
    aspectRatio: { attribute: 'aspect-ratio' },
    photoSource: { attribute: 'photo-source', useDefault: true },
    mirrorPhoto: { type: Boolean, attribute: 'mirror-photo' },
    mirror: { useDefault: true },
    warmUp: { type: Number, attribute: 'warm-up' },
    cropToGuide: { type: Boolean, attribute: 'crop-to-guide' },
    noReview: { type: Boolean, attribute: 'no-review' },
    required: { type: Boolean, reflect: true },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
    video: { type: Boolean },
    audio: { type: Boolean },
    facingMode: { attribute: 'facing-mode' },
    videoDevice: { attribute: 'video-device' },
    audioDevice: { attribute: 'audio-device' },
    width: { type: Number },
    height: { type: Number },
    frameRate: { type: Number, attribute: 'frame-rate' },
    autoplay: { type: Boolean },
    constraints: { attribute: false },
  };

  /** Counts down before the photo, in s. */
  countdown = 0;
  /** Lights the scene with a white screen. */
  flash = false;
  /** The MIME type: `image/jpeg`, `image/png` or `image/webp`. */
  type = 'image/jpeg';
  /** The quality of JPEG and WebP, 0 to 1. */
  quality = 0.92;
  /** The greatest width of the photo, in px. */
  maxWidth: number | undefined;
  /** The greatest height of the photo, in px. */
  maxHeight: number | undefined;
  /** Crops photo and preview: `1`, `4/3`, `16:9`. */
  aspectRatio = '';
  /** Where the photo comes from: the `frame` shown, the `camera` itself, or `auto`: whichever has the pixels needed. */
  photoSource: PhotoSource = 'auto';
  /** Saves the photo as the mirror showed it. */
  mirrorPhoto = false;
  /** Mirrors the preview: `on`, `off`, or `auto`: cameras, but not rear ones. */
  mirror: 'auto' | 'on' | 'off' = 'auto';
  /** How long the camera runs before the first photo, in s: the first frames of some are dark. */
  warmUp = 0;
  /** Crops the photo to the element in the `guide` slot. */
  cropToGuide = false;
  /** Stays with the camera after a photo. */
  noReview = false;
  /** A form is valid only with a photo. */
  required = false;
  /** A session to use, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to use. */
  htmlFor = '';
  /** Captures video; where neither `video` nor `audio` is set, video it is. */
  video = false;
  /** Captures audio as well. */
  audio = false;
  /** The camera to prefer: `user`, `environment`, `left` or `right`. */
  facingMode = '';
  /** The deviceId of the camera. */
  videoDevice = '';
  /** The deviceId of the microphone. */
  audioDevice = '';
  /** The width to aim at, in px. */
  width: number | undefined;
  /** The height to aim at, in px. */
  height: number | undefined;
  /** The frame rate to aim at, in Hz. */
  frameRate: number | undefined;
  /** Starts by itself where permission is granted already. */
  autoplay = false;
  /** What the attributes can't say (MediaStreamConstraints); attributes that are set come first. */
  constraints: MediaStreamConstraints | undefined;

  // What went wrong before a new picture is over.
  #viewfinder = new Viewfinder(this, () => (this.#flow.error = undefined));
  #internals = this.attachInternals();
  #flow = new PhotoFlow(this, this.#viewfinder, this.#internals);

  /** The name in a form. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** Keeps the user from taking a photo; its own camera stops. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The photo that is stored: `photo.file` is the value in a form. */
  get photo(): Photo | undefined {
    return this.#flow.photo;
  }

  /** The stream while the camera is live. */
  get stream(): MediaStream | undefined {
    return this.#viewfinder.stream;
  }

  /** Why there is no picture, or no photo. */
  get error(): CaptureError | undefined {
    return this.#flow.failure;
  }

  /** Called by the browser when the form, or a fieldset, is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    if (disabled) this.#flow.end();
    this.requestUpdate();
  }

  /** Called by the browser when the form is reset: there is no photo, and its own camera stops. */
  formResetCallback(): void {
    this.#flow.reset();
  }

  /** What is missing, if anything. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** That in words. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether it is valid. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** Whether it is valid; if not, says so to the user. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /**
   * Takes a photo without countdown, and stores it. Starts the camera if need be, and waits for its first frame.
   * @throws {CaptureError} why there is no photo
   */
  async takePhoto(): Promise<Photo> {
    return this.#flow.attempt((signal) => this.#flow.take(signal));
  }

  /**
   * Goes from the review back to the camera. The photo is kept until the camera is there.
   * @throws {CaptureError} why the camera could not be started
   */
  async retake(): Promise<void> {
    return this.#flow.attempt((signal) => this.#flow.retake(signal));
  }

  protected override willUpdate(): void {
    // A photo takes a camera, whatever is captured beside it.
    this.video ||= this.audio;
    const { session } = this.#viewfinder;
    const { live, counting, reviewing } = this.#flow;
    session.resolve();
    session.own!.enabled &&= !reviewing && !this.matches(':disabled');
    setStates(this.#internals, { live, countdown: counting, review: reviewing });
  }

  protected override render(): TemplateResult {
    const { messages } = this.#viewfinder;
    const error = this.#flow.error ?? (this.#flow.reviewing ? this.error : undefined);
    return html`<div
      class="booth"
      lang=${messages.lang}
      dir=${messages.dir}
      ?inert=${this.matches(':disabled')}
    >
      ${
        this.#flow.reviewing
          ? renderReview(messages, this.#flow.url)
          : html`<div part="preview">${this.#viewfinder.render('guide', this.#flow.scene?.content)}</div>`
      }
      ${renderNotice({ host: this, error, messages, compact: true })}
      <div class="bar" part="bar" @keydown=${ignoreHeldEnter}>${this.#renderBar()}</div>
      <div class="visually-hidden" role="status">${this.#flow.announcement}</div>
    </div>`;
  }

  #renderBar(): unknown {
    const { messages } = this.#viewfinder;
    const { reviewing, retry, counting, live, press } = this.#flow;
    const { status } = this.#viewfinder;
    // A microphone alone makes no photo either.
    const failed = status === 'error' || (status === 'live' && !live && !reviewing);
    const file = failed ? special()?.renderFileInput(messages, this, this.#flow) : undefined;
    // Beside "retake" too: where there is still no camera, another file is all that can be had.
    if (reviewing) return [renderRetake(messages, retry), file];
    return failed ? file : this.stream && renderShutter(messages, { counting, live }, press);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'still-photo-capture': StillPhotoCapture;
  }
}
