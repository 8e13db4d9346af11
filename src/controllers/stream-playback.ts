import type { LitElement, ReactiveController } from 'lit';

const EVENTS = ['resize', 'pause', 'playing', 'ended'] as const;

/**
 * Shows a stream in the `<video>` that an element renders, and knows what users see of it: whether a frame was
 * presented, whether playback stands still, and whether the browser wants a tap before it plays.
 */
export class StreamPlayback implements ReactiveController {
  /** The `<video>`, once rendered. */
  video: HTMLVideoElement | undefined;
  /** When the first frame of the stream was presented, on the clock of `performance.now()`, in ms. */
  readyAt = 0;
  /** Whether the browser refused to play without a user's act. */
  blocked = false;
  /** What is shown. */
  stream: MediaStream | undefined;
  #host: LitElement;
  #find: () => MediaStream | undefined;
  #onReady: (() => void) | undefined;
  #tracks = '';

  /**
   * @param find - which stream to show now
   * @param onReady - called when the first frame of a stream is presented
   */
  constructor(host: LitElement, find: () => MediaStream | undefined, onReady?: () => void) {
    this.#host = host;
    this.#find = find;
    this.#onReady = onReady;
    host.addController(this);
  }

  /** Whether a frame of the stream was presented; for a stream without video, whether it plays. */
  get ready(): boolean {
    return !!this.readyAt && this.stream === this.#find();
  }

  /** Whether playback was paused, by the page or by the browser's own controls. */
  get paused(): boolean {
    return this.ready && this.video!.paused;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    // A media element that is moved in the document pauses.
    void this.play();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    // Unless it only moves, nothing is shown any more: before the session's task that ends the tracks, as WebKitGTK may
    // lock up where one ends that is shown.
    this.#update();
  }

  hostUpdated(): void {
    const { isConnected, renderRoot } = this.#host;
    const video = renderRoot.querySelector('video');
    const stream = isConnected && video ? this.#find() : undefined;
    if (stream !== this.stream) this.#attach(stream, video);
    const tracks = String(stream?.getTracks().map(({ id }) => id));
    if (tracks === this.#tracks) return;
    // WebKit, which pauses then, may stay at the size of the track before, or at none.
    if (this.#tracks && video?.paused) video.srcObject = stream!;
    this.#tracks = tracks;
    void this.play();
  }

  /** Plays, or finds that the browser wants a tap first. */
  async play(): Promise<void> {
    const { stream, video } = this;
    if (!stream) return;
    void this.#awaitFrame(stream, video!);
    const blocked = await video!.play().then(
      () => false,
      (error: unknown) => (error as DOMException).name === 'NotAllowedError',
    );
    if (stream === this.stream) this.blocked = blocked;
    this.#update();
    if (!video!.error) return;
    // WebKit may fail to load what moved to another document meanwhile.
    video!.srcObject = stream;
    void this.play();
  }

  async #awaitFrame(stream: MediaStream, video: HTMLVideoElement): Promise<void> {
    if (stream.getVideoTracks().length)
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    // Chromium may present a frame before it says that it has one.
    if (video.readyState < 2) await new Promise((resolve) => video.addEventListener('loadeddata', resolve));
    if (stream !== this.stream || this.readyAt) return;
    this.readyAt = performance.now();
    this.#onReady?.();
    this.#update();
  }

  #attach(stream: MediaStream | undefined, video: HTMLVideoElement | null): void {
    if (this.video) this.video.srcObject = null;
    this.stream = stream;
    this.#tracks = '';
    this.readyAt = 0;
    this.blocked = false;
    if (!stream) return;
    this.video = video!;
    for (const type of EVENTS) video!.addEventListener(type, this.#update);
    video!.srcObject = stream;
  }

  #update = (): void => this.#host.requestUpdate();

  /** Some browsers leave a black or frozen picture behind after the page was hidden: play, else attach again. */
  #onVisibility = (): void => {
    if (document.hidden || !this.stream?.active) return;
    const watching = import('./stall-watch.js').then(({ watchStall }) => watchStall(this));
    // Without a network nobody watches; that is no failure of the picture.
    watching.catch(() => {});
  };
}
