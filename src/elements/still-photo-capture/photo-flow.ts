import type { ReactiveController } from 'lit';
import type { OwnedSession } from '../../controllers/owned-session.js';
import type { SessionController } from '../../controllers/session-controller.js';
import { abortable, delay } from '../../core/abort.js';
import { parseAspectRatio } from '../../core/constraints/aspect-ratio.js';
import { asCaptureError, CaptureError } from '../../core/errors.js';
import { takePhoto, type Photo, type PhotoOptions } from '../../core/sinks/still-photo.js';
import type { Messages } from '../../i18n/messages.js';
import type { Scene } from './countdown.js';
import { photoOptionsFrom } from './photo-attributes.js';
import { PhotoCaptureEvent } from './photo-capture-event.js';
import type { PhotoValue } from './photo-value.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

type Preview = HTMLElementTagNameMap['media-stream-preview'];

/** The way from the shutter to a photo that is stored, and back to the camera. */
export class PhotoFlow implements ReactiveController {
  /** What a photo failed with; a failure of the session is in its state. */
  error: CaptureError | undefined;
  /** What is shown between the press of the shutter and the photo. */
  scene: Scene | undefined;
  #host: StillPhotoCapture;
  #session: SessionController;
  #owned: OwnedSession;
  #value: PhotoValue;
  #readyAt = 0;
  #acts = new AbortController();
  #pressed = false;
  #stored = false;
  #focusNext = false;

  constructor(host: StillPhotoCapture, session: SessionController, owned: OwnedSession, value: PhotoValue) {
    this.#host = host;
    this.#session = session;
    this.#owned = owned;
    this.#value = value;
    host.addController(this);
    host.addEventListener('keydown', this.#escape);
  }

  /** The seconds left; undefined while none are counted. */
  get remaining(): number | undefined {
    return typeof this.scene === 'object' ? this.scene.remaining : undefined;
  }

  /** Whether the photo is shown instead of the camera. */
  get reviewing(): boolean {
    return !!this.#value.photo && !this.#host.noReview;
  }

  /** The element that shows the camera, while it does. */
  get preview(): Preview | null {
    return this.#host.renderRoot?.querySelector('media-stream-preview') ?? null;
  }

  /** Whether there is a picture to take. */
  get live(): boolean {
    return this.preview?.status === 'live' && !!this.#host.stream?.getVideoTracks().length;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  hostUpdated(): void {
    // Here before it is needed, so that the photo is what the screen shows at the press.
    if (this.#host.cropToGuide) import('./guide-crop.js').catch(() => {});
    const ratio = parseAspectRatio(this.#host.aspectRatio);
    this.preview?.style.setProperty('--capture-aspect-ratio', ratio ? String(ratio) : '');
  }

  /** What is announced now. */
  announcement({ countdown, photoTaken }: Messages): string {
    if (this.remaining) return countdown(this.remaining);
    return this.#value.photo && this.#stored ? photoTaken : '';
  }

  /** Why there is no picture, or no photo. */
  get failure(): CaptureError | undefined {
    const { state } = this.#session;
    return this.error ?? ('error' in state ? state.error : undefined);
  }

  /** As before the first photo. */
  reset(): void {
    this.end();
    this.#value.photo = undefined;
  }

  /** Stops whatever is under way, and the camera of the element's own. */
  end(): void {
    this.cancel();
    this.error = undefined;
    this.#owned.session.stop();
  }

  /** Calls off whatever is under way: a countdown, a photo, the way back to the camera. */
  cancel(): void {
    this.#acts.abort();
    this.#acts = new AbortController();
  }

  /** Counts down, lights the screen and takes a photo; while a countdown is seen, calls it off. */
  press = (): void => {
    if (this.#pressed) {
      if (this.scene) this.cancel();
      return;
    }
    this.#pressed = true;
    const done = (): void => {
      this.#pressed = false;
      this.#show(undefined);
    };
    this.attempt(async (signal) => {
      await this.#prepare(signal);
      await this.take(signal);
    }).then(done, done);
  };

  /** Goes back to the camera; a failure is shown. */
  retry = (): void => void this.attempt((signal) => this.retake(signal)).catch(() => {});

  /** Takes a picture file in the place of a photo. */
  takeFile = (file: File): void => {
    const read = async (signal: AbortSignal): Promise<void> => {
      const { photoFromFile } = await import('../../core/sinks/photo-file.js');
      this.#offer(await photoFromFile(file, { ...photoOptionsFrom(this.#host), signal }));
    };
    this.attempt(read).catch(() => {});
  };

  /** Called when the user presses a button in the preview: it goes away, so the shutter is next. */
  started = (): void => {
    this.#focusNext = this.#host.matches(':focus-within');
  };

  /** Called with the first frame. */
  ready = (): void => {
    this.#readyAt = performance.now();
    this.#host.requestUpdate();
    if (this.#focusNext && document.activeElement === document.body) void this.#focusButton();
    this.#focusNext = false;
  };

  /** Takes a photo as soon as there is a picture, and stores it. */
  async take(signal: AbortSignal): Promise<Photo> {
    this.#stored = false;
    await this.#host.updateComplete;
    const { session } = this.#session;
    if (this.reviewing) await this.retake(signal);
    if (!session?.stream) await session?.start(undefined, { signal });
    await this.#host.updateComplete;
    const preview = this.preview!;
    await this.#untilReady(preview, signal);
    const left = this.#readyAt + this.#host.warmUp * 1000 - performance.now();
    if (left > 0) await delay(left, signal);
    const options = { ...(await this.#options(preview)), signal };
    const photo = await takePhoto(preview.videoElement!, options, session?.platform);
    this.#offer(photo);
    return photo;
  }

  /** Goes back to the camera: the photo is kept until it is there. */
  async retake(signal: AbortSignal): Promise<void> {
    const focused = this.#host.matches(':focus-within');
    await this.#host.updateComplete;
    const { session } = this.#session;
    if (session && !session.stream) await session.start(undefined, { signal });
    this.#value.photo = undefined;
    await this.#host.updateComplete;
    await this.#untilReady(this.preview!, signal);
    if (focused) await this.#focusButton();
  }

  /** What few pages ask for comes when it is needed. */
  async #prepare(signal: AbortSignal): Promise<void> {
    const { countdown, flash } = this.#host;
    if (!(countdown > 0) && !flash) return;
    const { prepareScene } = await import('./countdown.js');
    await prepareScene({ countdown, flash }, this.#show, signal);
  }

  /** Rejects with `aborted` where the stream goes before its first frame. */
  async #untilReady(preview: Preview, signal: AbortSignal): Promise<void> {
    await preview.updateComplete;
    const scope = new AbortController();
    const gone = new Promise<never>((_, reject) => {
      const fail = (): void => reject(new CaptureError('aborted'));
      preview.videoElement!.addEventListener('emptied', fail, { signal: scope.signal });
    });
    try {
      await Promise.race([abortable(preview.whenReady(), signal), gone]);
    } finally {
      scope.abort();
    }
  }

  /** Calls off a press by the Escape key, and keeps that from closing what the element is in. */
  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#pressed) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  #show = (scene: Scene | undefined): void => {
    this.scene = scene;
    this.#host.requestUpdate();
  };

  async #options({ videoElement, mirrored }: Preview): Promise<PhotoOptions> {
    const { mirrorPhoto, cropToGuide, renderRoot } = this.#host;
    const options = { ...photoOptionsFrom(this.#host), mirror: mirrorPhoto && mirrored };
    if (!cropToGuide) return options;
    const { guideCrop } = await import('./guide-crop.js');
    const guide = renderRoot.querySelector<HTMLSlotElement>('slot[name=guide]')?.assignedElements()[0];
    return { ...options, crop: guideCrop(guide, videoElement!, mirrored) };
  }

  /** Stores the photo, unless the page says no. */
  #offer(photo: Photo): void {
    this.error = undefined;
    if (!this.#host.dispatchEvent(new PhotoCaptureEvent(photo))) return;
    const focused = this.#host.matches(':focus-within');
    this.#stored = true;
    this.#value.photo = photo;
    if (!this.#host.noReview) this.#owned.session.stop();
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
    if (focused) void this.#focusButton();
  }

  /** The button that was pressed is gone: the one in its place is next. */
  async #focusButton(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('button')?.focus();
  }

  /** Does what was asked for; a failure is shown and fired as well, and costs nothing that was there. */
  async attempt<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.error = undefined;
    try {
      return await act(this.#acts.signal);
    } catch (reason) {
      const error = asCaptureError(reason);
      const { state } = this.#session;
      // A failure of the session is told by its owner.
      if (error.code !== 'aborted' && !('error' in state && error === state.error)) {
        this.error = error;
        this.#host.dispatchEvent(new Event('error'));
      }
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
