import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CaptureAttributes } from '../../controllers/capture-attributes.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { OwnedSession } from '../../controllers/owned-session.js';
import { SessionController } from '../../controllers/session-controller.js';
import { delay, Shutter } from '../../controllers/shutter.js';
import { abortable } from '../../core/abort.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { parseAspectRatio } from '../../core/constraints/aspect-ratio.js';
import type { CaptureError } from '../../core/errors.js';
import {
  photoFromFile,
  preparePhotos,
  takePhoto,
  type Photo,
  type PhotoOptions,
  type PhotoSource,
} from '../../core/sinks/still-photo.js';
import { icon, retakeIcon } from '../../internal/icons.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { guideCrop } from './guide-crop.js';
import { photoOptionsFrom, type PhotoAttributes } from './photo-attributes.js';
import { PhotoCaptureEvent } from './photo-capture-event.js';
import { renderFileInput } from './photo-file-input.js';
import { PhotoValue } from './photo-value.js';
import { photoStyles } from './still-photo-capture.styles.js';

/**
 * Takes a photo: shows the camera, counts down, shows the photo for review, and is a form control whose value is the
 * photo as a File. Alone on a page it does the whole job. A camera that it opened itself stops once the photo is
 * stored. Where no camera can be had it takes a picture file instead, in the same size and type and as clean of
 * metadata.
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
 * @csspart preview - The `<media-stream-preview>` inside.
 * @csspart video - Its `<video>`.
 * @csspart frame - The box around the video.
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
  static override styles = [sharedStyles, photoStyles];

  /** Counts down before the photo, in s. */
  @property({ type: Number }) countdown = 0;
  /** Lights the scene with a white screen. */
  @property({ type: Boolean }) flash = false;
  /** The MIME type: `image/jpeg`, `image/png` or `image/webp`. */
  @property() type = 'image/jpeg';
  /** The quality of JPEG and WebP, 0 to 1. */
  @property({ type: Number }) quality = 0.92;
  /** The greatest width of the photo, in px. */
  @property({ type: Number, attribute: 'max-width' }) maxWidth: number | undefined;
  /** The greatest height of the photo, in px. */
  @property({ type: Number, attribute: 'max-height' }) maxHeight: number | undefined;
  /** Crops photo and preview: `1`, `4/3`, `16:9`. */
  @property({ attribute: 'aspect-ratio' }) aspectRatio = '';
  /** Where the photo comes from: the `frame` shown, the `camera` itself, or `auto`: whichever has the pixels needed. */
  @property({ attribute: 'photo-source' }) photoSource: PhotoSource = 'auto';
  /** Saves the photo as the mirror showed it. */
  @property({ type: Boolean, attribute: 'mirror-photo' }) mirrorPhoto = false;
  /** Mirrors the preview: `on`, `off`, or `auto`: cameras, but not rear ones. */
  @property() mirror: 'auto' | 'on' | 'off' = 'auto';
  /** How long the camera runs before the first photo, in s: the first frames of some are dark. */
  @property({ type: Number, attribute: 'warm-up' }) warmUp = 0;
  /** Crops the photo to the element in the `guide` slot. */
  @property({ type: Boolean, attribute: 'crop-to-guide' }) cropToGuide = false;
  /** Stays with the camera after a photo. */
  @property({ type: Boolean, attribute: 'no-review' }) noReview = false;
  /** A form is valid only with a photo. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** A session to use, for scripts. */
  @property({ attribute: false }) session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to use. */
  @property({ attribute: 'for' }) htmlFor = '';
  /** Captures video; here always. */
  @property({ type: Boolean }) video = false;
  /** Captures audio as well. */
  @property({ type: Boolean }) audio = false;
  /** The camera to prefer: `user`, `environment`, `left` or `right`. */
  @property({ attribute: 'facing-mode' }) facingMode = '';
  /** The deviceId of the camera. */
  @property({ attribute: 'video-device' }) videoDevice = '';
  /** The deviceId of the microphone. */
  @property({ attribute: 'audio-device' }) audioDevice = '';
  /** The width to aim at, in px. */
  @property({ type: Number }) width: number | undefined;
  /** The height to aim at, in px. */
  @property({ type: Number }) height: number | undefined;
  /** The frame rate to aim at, in Hz. */
  @property({ type: Number, attribute: 'frame-rate' }) frameRate: number | undefined;
  /** Starts by itself where permission is granted already. */
  @property({ type: Boolean }) autoplay = false;
  /** What the attributes can't say (MediaStreamConstraints); attributes that are set come first. */
  @property({ attribute: false }) constraints: MediaStreamConstraints | undefined;

  #owned = new OwnedSession(this);
  #session = new SessionController(this, this.#owned);
  #shutter = new Shutter(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #value = new PhotoValue(this, this.#internals);
  #error: CaptureError | undefined;
  #announcement = '';
  #readyAt = 0;

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
    return this.#value.photo;
  }

  /** The stream while the camera is live. */
  get stream(): MediaStream | undefined {
    return this.#session.session?.stream;
  }

  /** Why there is no picture, or no photo. */
  get error(): CaptureError | undefined {
    const { state } = this.#session;
    return this.#error ?? ('error' in state ? state.error : undefined);
  }

  /** Called by the browser when the form, or a fieldset, is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    if (disabled) this.#owned.session.stop();
    this.requestUpdate();
  }

  /** Called by the browser when the form is reset: there is no photo, and its own camera stops. */
  formResetCallback(): void {
    this.#shutter.cancel();
    this.#owned.session.stop();
    this.#value.photo = undefined;
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
   * Takes a photo at once, without countdown, and stores it. Starts the camera if need be, and waits for its first
   * frame.
   * @throws {CaptureError} why there is no photo
   */
  async takePhoto(): Promise<Photo> {
    return this.#take(new AbortController().signal);
  }

  /**
   * Goes from the review back to the camera. The photo is kept until the camera is there.
   * @throws {CaptureError} why the camera could not be started
   */
  async retake(): Promise<void> {
    const { session } = this.#session;
    const focused = this.matches(':focus-within');
    if (session && !session.stream) await session.start();
    this.#value.photo = undefined;
    await this.updateComplete;
    await this.#preview?.whenReady();
    await this.updateComplete;
    if (focused) this.renderRoot.querySelector('button')?.focus();
  }

  protected override willUpdate(): void {
    this.#owned.enabled &&= !this.matches(':disabled') && !this.#reviewing;
    setStates(this.#internals, {
      live: this.#live,
      countdown: this.#shutter.remaining !== undefined,
      review: this.#reviewing,
    });
  }

  protected override updated(): void {
    const anchor = this.renderRoot.querySelector('button') ?? this.#preview;
    this.#value.validate(this.#localize.messages.valueMissing, anchor);
  }

  protected override render(): TemplateResult {
    const { messages } = this.#localize;
    const error = this.#error ?? (this.#reviewing ? this.error : undefined);
    return html`<div class="booth" ?inert=${this.matches(':disabled')} @keydown=${this.#onKeydown}>
      <div class="stage">${this.#reviewing ? this.#renderPhoto() : this.#renderCamera()}</div>
      ${renderNotice({ error, messages, compact: true })}
      <div class="bar" part="bar">${this.#reviewing ? this.#renderRetake() : this.#renderShutter()}</div>
      <div class="visually-hidden" role="status">${this.#announcement}</div>
    </div>`;
  }

  #renderPhoto(): TemplateResult {
    return html`<img part="photo" src=${this.#value.url} alt=${this.#localize.messages.yourPhoto} />`;
  }

  #renderCamera(): TemplateResult {
    const { remaining, flashing } = this.#shutter;
    const ratio = parseAspectRatio(this.aspectRatio);
    return html`<media-stream-preview
        part="preview"
        exportparts="frame, video, start, notice, notice-title, retry"
        style=${ratio ? `--capture-aspect-ratio: ${ratio}` : ''}
        .session=${this.#session.session}
        .mirror=${this.mirror}
        @playing=${this.#onPlaying}
      >
        <slot name="poster" slot="poster"></slot>
        <slot name="guide" slot="overlay"></slot>
      </media-stream-preview>
      ${remaining ? html`<div class="count" part="countdown" aria-hidden="true">${remaining}</div>` : nothing}
      ${flashing ? html`<div class="flash"></div>` : nothing}`;
  }

  #renderShutter(): unknown {
    const { messages } = this.#localize;
    const { status } = this.#session.state;
    if (status === 'error') return renderFileInput(messages, this.facingMode, this.#onFile);
    if (!this.stream) return nothing;
    const counting = this.#shutter.remaining !== undefined;
    const label = counting ? messages.cancel : messages.takePhoto;
    return html`<button
      class="shutter"
      part="shutter"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${!this.#live}
      @pointerdown=${preparePhotos}
      @click=${this.#onShutter}
    ></button>`;
  }

  #renderRetake(): TemplateResult {
    return html`<button part="retake" type="button" @click=${this.#onRetake}>
      ${icon(retakeIcon)} ${this.#localize.messages.retake}
    </button>`;
  }

  get #preview() {
    return this.renderRoot?.querySelector('media-stream-preview');
  }

  get #live(): boolean {
    return this.#preview?.status === 'live' && !!this.stream?.getVideoTracks().length;
  }

  get #reviewing(): boolean {
    return !!this.photo && !this.noReview;
  }

  get #options(): PhotoOptions {
    const preview = this.#preview!;
    const { mirrored, videoElement } = preview;
    const guide = this.renderRoot.querySelector<HTMLSlotElement>('slot[name=guide]')?.assignedElements()[0];
    return {
      ...photoOptionsFrom(this),
      mirror: this.mirrorPhoto && mirrored,
      crop: this.cropToGuide ? guideCrop(guide, videoElement, mirrored) : undefined,
    };
  }

  async #take(signal: AbortSignal): Promise<Photo> {
    await this.updateComplete;
    if (this.#reviewing) await this.retake();
    if (!this.stream) await this.#session.session?.start();
    await this.updateComplete;
    const preview = this.#preview!;
    await abortable(preview.whenReady(), signal);
    await delay(this.#readyAt + this.warmUp * 1000 - performance.now(), signal);
    const { platform } = this.#session.session ?? {};
    const photo = await takePhoto(preview.videoElement, { ...this.#options, signal }, platform);
    this.#offer(photo);
    return photo;
  }

  /** Stores the photo, unless the page says no. */
  #offer(photo: Photo): void {
    this.#error = undefined;
    if (!this.dispatchEvent(new PhotoCaptureEvent(photo))) return;
    const focused = this.matches(':focus-within');
    this.#announcement = this.#localize.messages.photoTaken;
    this.#value.photo = photo;
    if (!this.noReview) this.#owned.session.stop();
    this.dispatchEvent(new Event('change', { bubbles: true }));
    if (focused) void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  }

  /** Does what the user asked for; a failure is shown and fired, and costs nothing that was there. */
  async #attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (reason) {
      const error = reason as CaptureError;
      // A failure of the session is shown by the preview, and fired by its owner.
      if (error.code === 'aborted' || error === this.error) return;
      this.#error = error;
      this.dispatchEvent(new Event('error'));
    } finally {
      this.requestUpdate();
    }
  }

  #onPlaying = (): void => {
    this.#readyAt = performance.now();
    this.requestUpdate();
  };

  #onShutter = (): void => {
    const { countdown, flash } = this;
    if (this.#shutter.busy) this.#shutter.cancel();
    else void this.#attempt(() => this.#shutter.press({ countdown, flash }, (signal) => this.#take(signal)));
  };

  #onRetake = (): void => void this.#attempt(() => this.retake());

  #onFile = (file: File): void =>
    void this.#attempt(async () => this.#offer(await photoFromFile(file, photoOptionsFrom(this))));

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#shutter.busy) return;
    event.stopPropagation();
    this.#shutter.cancel();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'still-photo-capture': StillPhotoCapture;
  }
  interface HTMLElementEventMap {
    'photo-capture': PhotoCaptureEvent;
  }
}
