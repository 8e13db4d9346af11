import type { ReactiveController } from 'lit';
import type { Viewfinder } from '../../controllers/viewfinder.js';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { photograph } from '../../core/sinks/photograph.js';
import type { Photo } from '../../core/sinks/still-photo.js';
import { lazily } from '../../internal/lazily.js';
import { PhotoCaptureEvent } from './photo-capture-event.js';
import type { Scene } from './special-photo.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

type Act<T> = (signal: AbortSignal) => Promise<T>;

/** The attributes of a photo where nobody set any. */
const PLAIN = 'image/jpeg,0.92,,,,auto,false,0,false,0,false';

/** What few pages ask for comes when it is needed. */
const loadSpecial = () => import('./special-photo.js');

/** That, once it is here: asked for while drawing. */
export const special = lazily(loadSpecial);

/** The photo as the value of a form control, and the way there: from the shutter to a photo that is stored, and back. */
export class PhotoFlow implements ReactiveController {
  /** What a photo failed with; a failure of the session is in its state. */
  error: CaptureError | undefined;
  /** What is shown between the press of the shutter and the photo. */
  scene: Scene | undefined;
  #host: StillPhotoCapture;
  #viewfinder: Viewfinder;
  #internals: ElementInternals;
  #photo: Photo | undefined;
  #url = '';
  #acts = new AbortController();
  #acting = false;
  #hadFocus = false;

  constructor(host: StillPhotoCapture, viewfinder: Viewfinder, internals: ElementInternals) {
    this.#host = host;
    this.#viewfinder = viewfinder;
    this.#internals = internals;
    host.addController(this);
  }

  /** The photo that is stored. */
  get photo(): Photo | undefined {
    return this.#photo;
  }

  set photo(photo: Photo | undefined) {
    this.#photo = photo;
    this.#forgetUrl();
    this.#internals.setFormValue(photo?.file ?? null);
    this.#host.requestUpdate();
  }

  /** Where its picture can be shown from; made when it is asked for. */
  get url(): string {
    return (this.#url ||= URL.createObjectURL(this.#photo!.file));
  }

  /** Whether the photo is shown instead of the camera. */
  get reviewing(): boolean {
    return !!this.#photo && !this.#host.noReview;
  }

  /** Whether seconds are counted. */
  get counting(): boolean {
    return !!this.scene?.text;
  }

  /** Whether there is a picture to take. */
  get live(): boolean {
    const { status, stream } = this.#viewfinder;
    return !this.reviewing && status === 'live' && !!stream?.getVideoTracks().length;
  }

  /** What is announced now. */
  get announcement(): string {
    return this.scene?.text ?? (this.#photo && !this.#acting ? this.#viewfinder.messages.photoTaken : '');
  }

  /** Why there is no picture, or no photo. */
  get failure(): CaptureError | undefined {
    return this.error ?? this.#viewfinder.error;
  }

  hostDisconnected(): void {
    this.cancel();
    this.#forgetUrl();
  }

  hostUpdate(): void {
    this.#hadFocus ||= this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    // Here before it is needed, so that the photo is what the screen shows at the press.
    if (this.#special) special();
    const button = this.#host.renderRoot.querySelector<HTMLElement>('button:enabled');
    const valueMissing = this.#host.required && !this.#photo;
    const message = valueMissing ? this.#viewfinder.messages.valueMissing : '';
    this.#internals.setValidity({ valueMissing }, message, button ?? undefined);
    // The button that was pressed is gone: the next one has the focus, unless the user took that along.
    const lost = this.#hadFocus && document.activeElement === document.body;
    if (lost) button?.focus();
    this.#hadFocus = lost && !button;
  }

  /** As before the first photo. */
  reset(): void {
    this.end();
    this.photo = undefined;
  }

  /** Stops whatever is under way, and the camera of the element's own. */
  end(): void {
    this.cancel();
    this.error = undefined;
    this.#viewfinder.session.own!.session.stop();
  }

  /** Calls off whatever is under way: a countdown, a photo, the way back to the camera. */
  cancel(): void {
    this.#acts.abort();
    this.#acts = new AbortController();
    this.#acting = false;
    this.show(undefined);
  }

  /** Counts down, lights the screen and takes a photo; while a countdown is seen, calls it off. */
  press = ({ detail }: MouseEvent): void => {
    if (!this.#acting) this.try((signal) => this.#pose(signal));
    else if (this.counting && detail < 2) this.cancel();
  };

  /** Goes back to the camera; the second half of a double click was meant for the shutter. */
  retry = ({ detail }: MouseEvent): void => {
    if (detail < 2) this.try((signal) => this.retake(signal));
  };

  async #pose(signal: AbortSignal): Promise<void> {
    if (this.#special) await (await loadSpecial()).prepareScene(this.#host, this.#viewfinder, this, signal);
    await this.take(signal);
  }

  /** Takes a photo as soon as there is a picture, and stores it. */
  async take(signal: AbortSignal): Promise<Photo> {
    await (this.reviewing ? this.retake(signal) : this.#open(signal));
    const { playback, session } = this.#viewfinder;
    const options =
      this.#special || !this.live
        ? await (await loadSpecial()).prepareCamera(this.#host, this.#viewfinder, signal)
        : { signal };
    const photo = await photograph(playback.video!, options, session.session?.platform);
    this.offer(photo);
    return photo;
  }

  /** Goes back to the camera: the photo is kept until it is there. */
  async retake(signal: AbortSignal): Promise<void> {
    await this.#open(signal);
    this.photo = undefined;
    await this.#host.updateComplete;
  }

  /** Stores a photo, unless the page says no. */
  offer(photo: Photo): void {
    if (!this.#host.dispatchEvent(new PhotoCaptureEvent(photo))) return;
    this.photo = photo;
    if (!this.#host.noReview) this.#viewfinder.session.own!.session.stop();
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /**
   * Does what a script asks for, in the place of what is under way; a failure is shown and fired as well, and costs
   * nothing that was there.
   */
  async attempt<T>(act: Act<T>): Promise<T> {
    this.cancel();
    const { signal } = this.#acts;
    this.error = undefined;
    this.#acting = true;
    try {
      return await act(signal);
    } catch (reason) {
      const error = asCaptureError(reason);
      // A failure of the session is told by its owner.
      if (error.code !== 'aborted' && error !== this.failure) {
        this.error = error;
        this.#host.dispatchEvent(new Event('error'));
      }
      throw error;
    } finally {
      // What came in its place, or called it off, has seen to that.
      if (!signal.aborted) this.cancel();
    }
  }

  /** Does what a user asks for, who sees what it comes to. */
  try(act: Act<unknown>): void {
    this.attempt(act).catch(() => {});
  }

  /** Shows a scene over the picture, or none. */
  show(scene: Scene | undefined): void {
    this.scene = scene;
    this.#host.requestUpdate();
  }

  /** Whether an attribute asks for more than the picture as it is, at once. */
  get #special(): boolean {
    const { type, quality, maxWidth, maxHeight, aspectRatio, photoSource, mirrorPhoto } = this.#host;
    const { countdown, flash, warmUp, cropToGuide } = this.#host;
    const shape = [type, quality, maxWidth, maxHeight, aspectRatio, photoSource, mirrorPhoto];
    return String([shape, countdown, flash, warmUp, cropToGuide]) !== PLAIN;
  }

  /** Has the camera shown. */
  async #open(signal: AbortSignal): Promise<void> {
    await this.#host.updateComplete;
    const { session } = this.#viewfinder.session;
    if (!session?.stream) await session?.start(undefined, { signal });
    await this.#host.updateComplete;
  }

  #forgetUrl(): void {
    URL.revokeObjectURL(this.#url);
    this.#url = '';
  }
}
