import type { TrackKind } from './errors.js';

/** Hears that a lease's track was replaced by a new one of the same device. */
export type TrackReplaceListener = (track: MediaStreamTrack, previous: MediaStreamTrack) => void;

/**
 * One user's hold on one open device. The device stays open while any lease on it is held; whoever has the lease
 * releases it, and never stops the track by itself.
 */
export class TrackLease {
  #track: MediaStreamTrack;
  #onRelease: (lease: TrackLease) => void;
  /** What this user asked of the track (Media Capture and Streams, MediaTrackConstraints). */
  constraints: MediaTrackConstraints;
  /** Called when the track had to be replaced, because another user needed the device in a larger mode. */
  onreplace: TrackReplaceListener | undefined;

  constructor(
    track: MediaStreamTrack,
    constraints: MediaTrackConstraints,
    onRelease: (lease: TrackLease) => void,
  ) {
    this.#track = track;
    this.constraints = constraints;
    this.#onRelease = onRelease;
  }

  /** The track as it is now. */
  get track(): MediaStreamTrack {
    return this.#track;
  }

  get kind(): TrackKind {
    return this.#track.kind as TrackKind;
  }

  /** Whether the device still delivers to this lease. */
  get live(): boolean {
    return this.#track.readyState === 'live';
  }

  /** Puts `track` in the place of the one before. For the registry only. */
  replace(track: MediaStreamTrack): void {
    const previous = this.#track;
    track.enabled = previous.enabled;
    this.#track = track;
    previous.stop();
    this.onreplace?.(track, previous);
  }

  /** Gives the track back and stops it; with the last lease the device closes. */
  release(): void {
    this.onreplace = undefined;
    this.#track.stop();
    this.#onRelease(this);
  }
}
