import type { TrackKind } from './errors.js';

/** Hears that a lease's track was replaced by a new one of the same device. */
export type TrackReplaceListener = (track: MediaStreamTrack, previous: MediaStreamTrack) => void;

/**
 * One user's hold on one open device. The device stays open while any lease on it is held; whoever has the lease
 * releases it, and never stops the track by itself.
 */
export class TrackLease {
  /** Which device it is; '' where the track comes from none. An ended track tells no more in some engines. */
  readonly deviceId: string;
  #track: MediaStreamTrack;
  #suspended = false;
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
    this.deviceId = track.getSettings().deviceId ?? '';
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
    return this.#suspended || this.#track.readyState === 'live';
  }

  /** Stops the track until replace() brings another: to the user of the lease it is live. For the registry only. */
  suspend(): void {
    this.#suspended = true;
    this.#track.stop();
  }

  /** Puts `track` in the place of the one that was suspended. For the registry only. */
  replace(track: MediaStreamTrack): void {
    // Released in the meantime: nobody would ever stop the new track.
    if (!this.#suspended) return track.stop();
    const previous = this.#track;
    track.enabled = previous.enabled;
    this.#track = track;
    this.#suspended = false;
    this.onreplace?.(track, previous);
  }

  /** Gives the track back and stops it; with the last lease the device closes. */
  release(): void {
    this.onreplace = undefined;
    this.#suspended = false;
    this.#track.stop();
    this.#onRelease(this);
  }
}
