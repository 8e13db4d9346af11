import type { TrackKind } from './errors.js';
import type { RelaxedRequest } from './session-state.js';

/** Hears that a lease's track was replaced by a new one of the same device. */
export type TrackReplaceListener = (track: MediaStreamTrack, previous: MediaStreamTrack) => void;

/**
 * One user's hold on one open device. The device stays open while any lease on it is held; whoever has the lease
 * releases it, and never stops the track by itself.
 */
export class TrackLease {
  /** The track as it is now: only growSource() puts another in its place. */
  track: MediaStreamTrack;
  /** Which device it is; '' where the track comes from none. An ended track tells no more in some engines. */
  readonly deviceId: string;
  /** What this user asked of the track (Media Capture and Streams, MediaTrackConstraints). */
  constraints: MediaTrackConstraints;
  /** What its user asked for in vain, and what was asked for instead. */
  relaxed: readonly RelaxedRequest[] | undefined;
  /** Called when the track had to be replaced, because another user needed the device in a larger mode. */
  onreplace: TrackReplaceListener | undefined;
  /** Whether the track is stopped until growSource() brings another: to the user of the lease it is live. */
  suspended = false;
  /** Whether it is over once it ends: only a device can be lost. */
  readonly ends?: boolean;
  #onRelease: (lease: TrackLease) => void;

  constructor(track: MediaStreamTrack, onRelease: (lease: TrackLease) => void) {
    this.track = track;
    this.deviceId = track.getSettings().deviceId ?? '';
    this.constraints = track.getConstraints();
    this.#onRelease = onRelease;
  }

  get kind(): TrackKind {
    return this.track.kind as TrackKind;
  }

  /** Whether the device still delivers to this lease. */
  get live(): boolean {
    return this.suspended || this.track.readyState === 'live';
  }

  /** Whether the platform holds back what the track delivers, for a while. */
  get muted(): boolean {
    return this.track.muted;
  }

  /** Gives the track back and stops it; with the last lease the device closes. */
  release(): void {
    this.onreplace = undefined;
    this.suspended = false;
    this.track.stop();
    this.#onRelease(this);
  }
}
