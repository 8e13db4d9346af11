import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StreamPlayback } from '../../controllers/stream-playback.js';

/** What became of the frames of a stream since it is shown. */
export interface FrameCounts {
  /** Frames that were presented (HTMLVideoElement.requestVideoFrameCallback()). */
  readonly presented: number;
  /** Frames that came and were not presented, as it was too late for them (Media Playback Quality). */
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
    this.#timer = setInterval(this.#sample, SAMPLE_MS);
    this.#sample();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#playback.video?.cancelVideoFrameCallback(this.#handle);
    this.#stream = this.counts = this.#before = undefined;
    this.#waiting = false;
  }

  /** One callback a second costs nothing; one a frame would disturb what it measures. */
  #sample = (): void => {
    const video = this.#playback.video!;
    video.cancelVideoFrameCallback(this.#handle);
    if (this.#waiting && this.counts) this.#tell({ ...this.counts, rate: 0 });
    this.#waiting = true;
    this.#handle = video.requestVideoFrameCallback((time, { presentedFrames }) => {
      this.#waiting = false;
      const [frames, since] = this.#before ?? [];
      this.#before = [presentedFrames, time];
      if (frames === undefined || presentedFrames < frames) return;
      const rate = ((presentedFrames - frames) / (time - since!)) * 1000;
      const dropped = video.getVideoPlaybackQuality().droppedVideoFrames;
      this.#tell({ presented: presentedFrames, dropped, rate });
    });
  };

  #tell(counts: FrameCounts): void {
    this.counts = counts;
    this.#host.requestUpdate();
  }
}
