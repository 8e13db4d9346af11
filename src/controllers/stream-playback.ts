import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVENTS = ['resize', 'pause', 'playing', 'ended'] as const;

/**
 * Shows a stream in a `<video>` and knows what users see of it: whether a frame was presented, whether playback stands
 * still, and whether the browser wants a tap before it plays.
 */
export class StreamPlayback implements ReactiveController {
  /** Whether a frame of the stream was presented; for a stream without video, whether it plays. */
  ready = false;
  /** Whether the browser refused to play without a user's act. */
  blocked = false;
  #host: ReactiveControllerHost & HTMLElement;
  #video: HTMLVideoElement | undefined;
  #stream: MediaStream | null = null;
  #tracks = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether playback was paused, by the page or by the browser's own controls. */
  get paused(): boolean {
    return this.ready && !!this.#video?.paused;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    // A media element that is moved in the document pauses.
    void this.play();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    // A task later, as it may only move; its host then shows nothing.
    setTimeout(() => this.#host.requestUpdate());
  }

  /** Shows in `video`, from now on. */
  attach(video: HTMLVideoElement): void {
    this.#video = video;
    for (const type of EVENTS) video.addEventListener(type, this.#onEvent);
  }

  /** Shows `stream` from now on, once attached; does nothing where it is shown already, with the same tracks. */
  show(stream: MediaStream | null): void {
    if (!this.#video) return;
    const tracks = stream?.getTracks().map(({ id }) => id) ?? [];
    if (stream !== this.#stream) {
      // Engines tell of a stream that the page itself ended in no other way.
      this.#stream?.removeEventListener('inactive', this.#onEvent);
      stream?.addEventListener('inactive', this.#onEvent);
      this.#stream = this.#video.srcObject = stream;
      this.#set({ ready: false, blocked: false });
    } else if (String(tracks) === this.#tracks) return;
    this.#tracks = String(tracks);
    if (tracks.length) void this.play();
  }

  /** Plays, or finds that the browser wants a tap first. */
  async play(): Promise<void> {
    const video = this.#video;
    const stream = this.#stream;
    if (!video || !stream) return;
    if (this.#hasFrames) {
      video.requestVideoFrameCallback(() => stream === this.#stream && this.#set({ ready: true }));
    }
    const blocked = await video.play().then(
      () => false,
      (error: unknown) => (error as DOMException).name === 'NotAllowedError',
    );
    if (stream === this.#stream) this.#set({ blocked });
  }

  get #hasFrames(): boolean {
    return !!this.#stream?.getVideoTracks().length && 'requestVideoFrameCallback' in this.#video!;
  }

  #set(change: { ready?: boolean; blocked?: boolean }): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }

  #onEvent = ({ type }: Event): void =>
    this.#set(type === 'playing' && !this.#hasFrames ? { ready: true } : {});

  /** Some browsers leave a black or frozen picture behind after the page was hidden: play, else attach again. */
  #onVisibility = (): void => {
    const video = this.#video;
    if (document.hidden || !video || !this.#stream?.active) return;
    void this.play();
    const watch = import('./stall-watch.js').then(({ watchStall }) => {
      watchStall(video, () => void this.play());
    });
    // Without a network nobody watches; that is no failure of the picture.
    watch.catch(() => {});
  };
}
