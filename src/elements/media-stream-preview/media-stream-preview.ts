import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CaptureAttributes } from '../../controllers/capture-attributes.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { CaptureError } from '../../core/errors.js';
import { icon, microphoneIcon } from '../../internal/icons.js';
import { lazily } from '../../internal/lazily.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { viewfinderStyles } from '../../internal/viewfinder-styles.js';
import { StreamViewfinder } from './stream-viewfinder.js';

const STATES = ['idle', 'starting', 'live', 'paused', 'ended', 'interrupted', 'error'] as const;

const loadAudio = lazily(() => import('./preview-audio.js'));
const loadControls = lazily(() => import('./preview-controls.js'));

/** What the element shows, one at a time; each is also a custom state. */
export type PreviewStatus = (typeof STATES)[number];

/**
 * Shows a stream: the one in `srcObject`, else that of the session around it, else one of its own, which it starts
 * when the user presses its button. A local stream is silent unless `audible` is set.
 *
 * @summary Shows a camera or any other MediaStream.
 * @tag media-stream-preview
 * @slot poster - Shown until the first frame is presented.
 * @slot overlay - Lies over the picture, e.g. a guide; lets pointers through.
 * @fires stream - Its own session is live. Does not bubble.
 * @fires error - Its own session failed; `error` says why. Does not bubble.
 * @fires cancel - The user closed the browser's prompt without an answer. Does not bubble.
 * @fires playing - A first frame was presented. Does not bubble.
 * @fires resize - The picture has another size, e.g. after a phone was turned. Does not bubble.
 * @csspart frame - The box around everything.
 * @csspart video - The `<video>`.
 * @csspart start - The button that starts the capture, or plays where the browser wants a tap.
 * @csspart controls - The row of controls.
 * @csspart notice - The box that says what went wrong.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate idle - Nothing is shown.
 * @cssstate starting - Waits for the user, the device, or the first frame.
 * @cssstate live - Frames are presented.
 * @cssstate paused - Playback is paused.
 * @cssstate ended - The stream has ended.
 * @cssstate interrupted - The system took the device for a while.
 * @cssstate error - Capture failed.
 * @cssstate mirrored - The picture is shown as in a mirror.
 */
export class MediaStreamPreview extends LitElement implements CaptureAttributes {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, viewfinderStyles];
  static override properties = {
    srcObject: { attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
    mirror: { useDefault: true },
    audible: { type: Boolean },
    volume: { type: Number, useDefault: true },
    sinkId: { attribute: 'sink-id' },
    controls: { type: Boolean },
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

  /** Any stream to show, as on a media element; the element never stops its tracks. */
  srcObject: MediaStream | null = null;
  /** A session to show, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to show. */
  htmlFor = '';
  /** Mirrors the picture: `on`, `off`, or `auto`: cameras, but not rear ones. */
  mirror: 'auto' | 'on' | 'off' = 'auto';
  /** Plays the sound of the stream. */
  audible = false;
  /** The volume, 0 to 1, where it is audible. */
  volume = 1;
  /** The deviceId of the speaker; that of the session by default. */
  sinkId = '';
  /** Shows buttons: stop, picture in picture and full screen where the browser has them. */
  controls = false;
  /** Captures video; where neither `video` nor `audio` is set, video it is. */
  video = false;
  /** Captures audio. */
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

  #viewfinder = new StreamViewfinder(this, () => this.dispatchEvent(new Event('playing')));
  #internals = this.attachInternals();

  /** The `<video>` inside, once rendered. */
  get videoElement(): HTMLVideoElement | null {
    return this.renderRoot?.querySelector('video') ?? null;
  }

  /** The stream that is shown. */
  get stream(): MediaStream | null {
    return this.#viewfinder.stream ?? null;
  }

  /** Why nothing is shown. */
  get error(): CaptureError | undefined {
    return this.#viewfinder.error;
  }

  /** Whether the picture is shown as in a mirror. */
  get mirrored(): boolean {
    return this.#viewfinder.mirrored;
  }

  /** What the element shows now. */
  get status(): PreviewStatus {
    return this.#viewfinder.status;
  }

  /** Resolves with the first presented frame; at once where there is one. */
  async whenReady(): Promise<void> {
    if (this.#viewfinder.playback.ready) return;
    await new Promise((resolve) => this.addEventListener('playing', resolve, { once: true }));
  }

  /**
   * Starts the session; call it in a user's act, as it may prompt.
   * @throws {CaptureError} why it could not
   */
  async start(): Promise<void> {
    if (!this.isConnected) await this.updateComplete;
    if (!this.isConnected) throw new CaptureError('aborted');
    this.#viewfinder.session.own!.sync();
    this.#viewfinder.session.resolve();
    await this.#viewfinder.session.session?.start();
  }

  /** Stops the session; a stream in `srcObject` is left alone. */
  stop(): void {
    this.#viewfinder.session.session?.stop();
  }

  protected override willUpdate(): void {
    this.#viewfinder.session.resolve();
    const own = this.#viewfinder.session.own!;
    if (this.srcObject) {
      own.enabled = false;
      own.session.stop();
    }
    const { status } = this;
    setStates(this.#internals, {
      mirrored: this.mirrored,
      ...Object.fromEntries(STATES.map((s) => [s, s === status])),
    });
  }

  protected override firstUpdated(): void {
    this.videoElement!.addEventListener('resize', () => this.dispatchEvent(new Event('resize')));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('srcObject')) this.#follow(changed.get('srcObject'));
    if (this.audible) loadAudio()?.routeAudio(this, this.#viewfinder.session.session);
  }

  protected override render(): TemplateResult {
    const controls = this.controls && loadControls()?.renderControls(this, this.#viewfinder.messages);
    return this.#viewfinder.render('overlay', [this.#renderAudioOnly(), controls || nothing]);
  }

  /** Chromium and WebKit tell of a stream whose tracks the page itself stopped in no other way. */
  #follow(before: MediaStream | null | undefined): void {
    before?.removeEventListener('inactive', this.#onInactive);
    this.srcObject?.addEventListener('inactive', this.#onInactive);
  }

  #renderAudioOnly(): unknown {
    const { stream, status } = this;
    if (status !== 'live' || !stream?.getAudioTracks().length || stream.getVideoTracks().length)
      return nothing;
    return html`<div class="hint">${icon(microphoneIcon)} ${this.#viewfinder.texts.audioOnly}</div>`;
  }

  #onInactive = (): void => this.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'media-stream-preview': MediaStreamPreview;
  }
}
