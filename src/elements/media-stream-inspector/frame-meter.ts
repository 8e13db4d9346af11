import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onView } from '../../controllers/frame-loop.js';
import type { StreamPlayback } from '../../controllers/stream-playback.js';

/** What became of the frames of a stream since it is shown. */
export interface FrameCounts {
  /** Frames that were presented (HTMLVideoElement.requestVideoFrameCallback()). */
  readonly presented: number;
  /**
   * Frames that came and were not presented, as it was too late for them (Media Playback Quality); those that came while
   * the picture could be seen, as Chromium counts all others as dropped.
   */
  readonly dropped: number;
  /** Frames that were presented in the last second, in Hz. */
  readonly rate: number;
}

const SAMPLE_MS = 1000;

/** Counts, once a second, the frames that a `<video>` presents. */
export class FrameMeter implements ReactiveController {
  /** What was counted last; undefined until there were two frames to compare. */
  counts: FrameCounts | undefined;
  #host: ReactiveControllerHost;
  #playback: StreamPlayback;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stream: MediaStream | undefined;
  #before: readonly [presented: number, time: number] | undefined;
  #handle = 0;
  /** Whether no frame was presented since the last look. */
  #waiting = false;
  #dropped = 0;
  /** What the engine counted until the last look. */
  #counted = 0;
  #isInView = false;
  /** Whether the picture could not be seen, be it for a moment, since the last look. */
  #wasUnseen = true;
  #leaveView: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, playback: StreamPlayback) {
    this.#host = host;
    this.#playback = playback;
    host.addController(this);
  }

  hostUpdated(): void {
    const { stream } = this.#playback;
    if (stream === this.#stream) return;
    this.#stop();
    this.#stream = stream;
    if (!stream) return;
    this.#leaveView = onView(this.#playback.video!, (visible) => {
      this.#isInView = visible;
      if (!visible) this.#wasUnseen = true;
    });
    this.#timer = setInterval(this.#sample, SAMPLE_MS);
    this.#sample();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#playback.video?.cancelVideoFrameCallback(this.#handle);
    this.#leaveView?.();
    this.#stream = this.counts = this.#before = this.#leaveView = undefined;
    this.#waiting = this.#isInView = false;
    this.#wasUnseen = true;
    this.#dropped = 0;
  }

  /** One callback a second costs nothing; one a frame would disturb what it measures. */
  #sample = (): void => {
    const video = this.#playback.video!;
    video.cancelVideoFrameCallback(this.#handle);
    if (video.ownerDocument.hidden) this.#wasUnseen = true;
    if (this.#waiting && this.counts) this.#tell({ ...this.counts, rate: 0 });
    this.#waiting = true;
    this.#handle = video.requestVideoFrameCallback((time, { presentedFrames }) => {
      this.#waiting = false;
      const [frames, since] = this.#before ?? [];
      this.#before = [presentedFrames, time];
      this.#countDropped(video);
      if (frames === undefined || presentedFrames < frames) return;
      const rate = ((presentedFrames - frames) / (time - since!)) * 1000;
      this.#tell({ presented: presentedFrames, dropped: this.#dropped, rate });
    });
  };

  #countDropped(video: HTMLVideoElement): void {
    const { droppedVideoFrames } = video.getVideoPlaybackQuality();
    // The engine begins anew with another stream.
    if (!this.#wasUnseen) this.#dropped += Math.max(0, droppedVideoFrames - this.#counted);
    this.#counted = droppedVideoFrames;
    this.#wasUnseen = !this.#isInView;
  }

  #tell(counts: FrameCounts): void {
    this.counts = counts;
    this.#host.requestUpdate();
  }
}
