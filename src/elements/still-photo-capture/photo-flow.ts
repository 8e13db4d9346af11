import type { ReactiveController } from 'lit';
import type { OwnedSession } from '../../controllers/owned-session.js';
import type { SessionController } from '../../controllers/session-controller.js';
import type { Viewfinder } from '../../controllers/viewfinder.js';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { photograph } from '../../core/sinks/photograph.js';
import type { Photo, PhotoOptions } from '../../core/sinks/still-photo.js';
import type { Messages } from '../../i18n/messages.js';
import type { Scene } from './countdown.js';
import { photoOptionsFrom } from './photo-attributes.js';
import { PhotoCaptureEvent } from './photo-capture-event.js';
import type { PhotoValue } from './photo-value.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

type Act<T> = (signal: AbortSignal) => Promise<T>;

const loadGuideCrop = () => import('./guide-crop.js');

/** The way from the shutter to a photo that is stored, and back to the camera. */
export class PhotoFlow implements ReactiveController {
  /** What a photo failed with; a failure of the session is in its state. */
  error: CaptureError | undefined;
  /** What is shown between the press of the shutter and the photo. */
  scene: Scene | undefined;
  #host: StillPhotoCapture;
  #viewfinder: Viewfinder;
  #session: SessionController;
  #owned: OwnedSession;
  #value: PhotoValue;
  #acts = new AbortController();
  #acting = false;
  #hadFocus = false;

  constructor(
    host: StillPhotoCapture,
    viewfinder: Viewfinder,
    session: SessionController,
    owned: OwnedSession,
    value: PhotoValue,
  ) {
    this.#host = host;
    this.#viewfinder = viewfinder;
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

  /** Whether there is a picture to take. */
  get live(): boolean {
    return (
      !this.reviewing && this.#viewfinder.status === 'live' && !!this.#host.stream?.getVideoTracks().length
    );
  }

  /** What is announced now. */
  announcement({ countdown, photoTaken }: Messages): string {
    if (this.remaining) return countdown(this.remaining);
    return this.#value.photo && !this.#acting ? photoTaken : '';
  }

  /** Why there is no picture, or no photo. */
  get failure(): CaptureError | undefined {
    const { state } = this.#session;
    return this.error ?? ('error' in state ? state.error : undefined);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  hostUpdate(): void {
    this.#hadFocus ||= this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    // Here before it is needed, so that the photo is what the screen shows at the press.
    if (this.#host.cropToGuide) loadGuideCrop().catch(() => {});
    if (this.#hadFocus) this.#keepFocus();
  }

  /** The button that was pressed is gone: the next one in its place has the focus, unless the user took that along. */
  #keepFocus(): void {
    const lost = document.activeElement === document.body;
    const next = this.#host.renderRoot.querySelector<HTMLElement>('button:enabled');
    if (lost) next?.focus();
    this.#hadFocus = lost && !next;
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
    if (this.scene) this.cancel();
    else if (!this.#acting) {
      this.#try(async (signal) => {
        await this.#prepare(signal);
        await this.take(signal);
      });
    }
  };

  /** Goes back to the camera; a failure is shown. */
  retry = (): void => this.#try((signal) => this.retake(signal));

  /** Takes a picture file in the place of a photo. */
  takeFile = (file: File): void =>
    this.#try(async (signal) => {
      const { photoFromFile } = await import('../../core/sinks/photo-file.js');
      this.#offer(await photoFromFile(file, { ...photoOptionsFrom(this.#host), signal }));
    });

  /** Takes a photo as soon as there is a picture, and stores it. */
  async take(signal: AbortSignal): Promise<Photo> {
    await (this.reviewing ? this.retake(signal) : this.#open(signal));
    const { playback } = this.#viewfinder;
    const { warmUp } = this.#host;
    if (warmUp > 0 || !this.live) {
      const { untilWarm } = await import('./warm-up.js');
      await untilWarm(this.#host, playback, signal);
    }
    const options = { ...(await this.#options()), signal };
    const photo = await photograph(playback.video!, options, this.#session.session?.platform);
    this.#offer(photo);
    return photo;
  }

  /** Goes back to the camera: the photo is kept until it is there. */
  async retake(signal: AbortSignal): Promise<void> {
    await this.#open(signal);
    this.#value.photo = undefined;
    await this.#host.updateComplete;
  }

  /** Does what was asked for; a failure is shown and fired as well, and costs nothing that was there. */
  async attempt<T>(act: Act<T>): Promise<T> {
    this.error = undefined;
    this.#acting = true;
    this.#host.requestUpdate();
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
      this.#acting = false;
      this.#show(undefined);
    }
  }

  /** For users, who see what it comes to. */
  #try(act: Act<unknown>): void {
    this.attempt(act).catch(() => {});
  }

  /** Has the camera shown. */
  async #open(signal: AbortSignal): Promise<void> {
    await this.#host.updateComplete;
    const { session } = this.#session;
    if (!session?.stream) await session?.start(undefined, { signal });
    await this.#host.updateComplete;
  }

  /** What few pages ask for comes when it is needed. */
  async #prepare(signal: AbortSignal): Promise<void> {
    const { countdown, flash } = this.#host;
    if (!(countdown > 0) && !flash) return;
    const { prepareScene } = await import('./countdown.js');
    await prepareScene({ countdown, flash }, this.#show, signal);
  }

  /** Calls off what is under way by the Escape key, and keeps that from closing what the element is in. */
  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#acting) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  #show = (scene: Scene | undefined): void => {
    this.scene = scene;
    this.#host.requestUpdate();
  };

  async #options(): Promise<PhotoOptions> {
    const { mirrorPhoto, cropToGuide, renderRoot } = this.#host;
    const { mirrored, playback } = this.#viewfinder;
    const options = { ...photoOptionsFrom(this.#host), mirror: mirrorPhoto && mirrored };
    if (!cropToGuide) return options;
    const { guideCrop } = await loadGuideCrop();
    return { ...options, crop: guideCrop(renderRoot, playback.video!, mirrored) };
  }

  /** Stores the photo, unless the page says no. */
  #offer(photo: Photo): void {
    if (!this.#host.dispatchEvent(new PhotoCaptureEvent(photo))) return;
    this.#value.photo = photo;
    if (!this.#host.noReview) this.#owned.session.stop();
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
