import type { ReactiveController } from 'lit';
import type { OwnedSession } from '../../controllers/owned-session.js';
import type { SessionController } from '../../controllers/session-controller.js';
import { abortable, delay } from '../../core/abort.js';
import { parseAspectRatio } from '../../core/constraints/aspect-ratio.js';
import { CaptureError } from '../../core/errors.js';
import { photoFromFile, takePhoto, type Photo, type PhotoOptions } from '../../core/sinks/still-photo.js';
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
  /** How many photos were stored. */
  taken = 0;
  /** What is shown between the press of the shutter and the photo. */
  scene: Scene | undefined;
  #host: StillPhotoCapture;
  #session: SessionController;
  #owned: OwnedSession;
  #value: PhotoValue;
  #readyAt = 0;
  #press: AbortController | undefined;

  constructor(host: StillPhotoCapture, session: SessionController, owned: OwnedSession, value: PhotoValue) {
    this.#host = host;
    this.#session = session;
    this.#owned = owned;
    this.#value = value;
    host.addController(this);
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
    const ratio = parseAspectRatio(this.#host.aspectRatio);
    this.preview?.style.setProperty('--capture-aspect-ratio', ratio ? String(ratio) : '');
  }

  /** What is announced now. */
  announcement({ countdown, photoTaken }: Messages): string {
    if (this.remaining) return countdown(this.remaining);
    return this.#value.photo && this.taken ? photoTaken : '';
  }

  /** Stops whatever is under way, and the camera of the element's own. */
  end(): void {
    this.cancel();
    this.error = undefined;
    this.#owned.session.stop();
  }

  /** Calls off the press of the shutter that is under way. */
  cancel(): void {
    this.#press?.abort();
  }

  /** Calls off a press by the Escape key, and keeps that from closing what the element is in. */
  escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#press) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  /** Counts down, lights the screen and takes a photo; while it does, calls that off. */
  press = (): void => {
    if (this.#press) return this.cancel();
    const press = (this.#press = new AbortController());
    const act = async (): Promise<void> => {
      await this.#prepare(press.signal);
      await this.take(press.signal);
    };
    const done = (): void => {
      this.#press = undefined;
      this.#show(undefined);
    };
    this.attempt(act).then(done, done);
  };

  /** Goes back to the camera; a failure is shown. */
  retry = (): void => void this.attempt(() => this.retake()).catch(() => {});

  /** Takes a picture file in the place of a photo. */
  takeFile = (file: File): void =>
    void this.attempt(async () => this.#offer(await photoFromFile(file, photoOptionsFrom(this.#host)))).catch(
      () => {},
    );

  /** Called with the first frame. */
  ready = (): void => {
    this.#readyAt = performance.now();
    this.#host.requestUpdate();
  };

  /** Takes a photo as soon as there is a picture, and stores it. */
  async take(signal?: AbortSignal): Promise<Photo> {
    await this.#host.updateComplete;
    const { session } = this.#session;
    if (this.reviewing) await this.retake();
    if (!session?.stream) await session?.start();
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
  async retake(): Promise<void> {
    const focused = this.#host.matches(':focus-within');
    await this.#host.updateComplete;
    const { session } = this.#session;
    if (session && !session.stream) await session.start();
    this.#value.photo = undefined;
    await this.#host.updateComplete;
    await this.#untilReady(this.preview!);
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
  async #untilReady(preview: Preview, signal?: AbortSignal): Promise<void> {
    await preview.updateComplete;
    const gone = new Promise((_, reject) => {
      const fail = (): void => reject(new CaptureError('aborted'));
      preview.videoElement!.addEventListener('emptied', fail, { once: true });
    });
    await Promise.race([abortable(preview.whenReady(), signal), gone]);
  }

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
    this.taken++;
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
  async attempt<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (reason) {
      const error = reason as CaptureError;
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
