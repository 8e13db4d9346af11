import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Frames are presented, or, for sound alone, data has come. */
const FRAME_EVENTS = ['resize', 'pause', 'playing', 'ended'] as const;

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
  #video: () => HTMLVideoElement | null;
  #watched: HTMLVideoElement | null = null;
  #stream: MediaStream | null = null;
  #tracks = '';
  #frame = 0;

  /** @param video - the element, once it is rendered */
  constructor(host: ReactiveControllerHost & HTMLElement, video: () => HTMLVideoElement | null) {
    this.#host = host;
    this.#video = video;
    host.addController(this);
  }

  /** The stream that is shown. */
  get stream(): MediaStream | null {
    return this.#stream;
  }

  /** Whether playback was paused, by the page or by the browser's own controls. */
  get paused(): boolean {
    return this.ready && !!this.#video()?.paused;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    // A media element that is moved in the document pauses.
    void this.play();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    setTimeout(() => this.#host.isConnected || this.#detach());
  }

  /** Shows `stream` from now on; does nothing where it is shown already, with the same tracks. */
  show(stream: MediaStream | null): void {
    const video = this.#video();
    if (!video) return;
    this.#watch(video);
    const tracks =
      stream
        ?.getTracks()
        .map((track) => track.id)
        .join() ?? '';
    if (stream === this.#stream && tracks === this.#tracks) return;
    this.#tracks = tracks;
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#setReady(false);
      video.srcObject = stream;
    }
    if (tracks) void this.play();
  }

  /** Plays, or finds that the browser wants a tap first. */
  async play(): Promise<void> {
    const video = this.#video();
    if (!video?.srcObject) return;
    this.#awaitFrame(video);
    const blocked = await video.play().then(
      () => false,
      (error: unknown) => (error as DOMException).name === 'NotAllowedError',
    );
    if (blocked === this.blocked) return;
    this.blocked = blocked;
    this.#host.requestUpdate();
  }

  #awaitFrame(video: HTMLVideoElement): void {
    video.cancelVideoFrameCallback?.(this.#frame);
    if (this.#stream?.getVideoTracks().length && video.requestVideoFrameCallback) {
      this.#frame = video.requestVideoFrameCallback(() => this.#setReady(true));
    }
  }

  #setReady(ready: boolean): void {
    if (ready === this.ready) return;
    this.ready = ready;
    this.#host.requestUpdate();
  }

  #watch(video: HTMLVideoElement): void {
    if (video === this.#watched) return;
    this.#watched = video;
    for (const type of FRAME_EVENTS) video.addEventListener(type, this.#onVideoEvent);
  }

  #detach(): void {
    const video = this.#video();
    if (video) {
      video.cancelVideoFrameCallback?.(this.#frame);
      video.srcObject = null;
    }
    this.#stream = null;
    this.#tracks = '';
    this.ready = this.blocked = false;
  }

  #onVideoEvent = ({ type }: Event): void => {
    const silent = !this.#stream?.getVideoTracks().length || !this.#watched?.requestVideoFrameCallback;
    if (type === 'playing' && silent) this.#setReady(true);
    this.#host.requestUpdate();
  };

  /** Some browsers leave a black or frozen picture behind after the page was hidden: play, else attach again. */
  #onVisibility = (): void => {
    const video = this.#video();
    if (document.hidden || !this.#stream?.active || !video) return;
    void this.play();
    void import('./stall-watch.js').then(({ watchStall }) => watchStall(video, () => void this.play()));
  };
}
