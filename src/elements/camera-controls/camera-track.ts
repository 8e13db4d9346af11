import type { ReactiveController } from 'lit';
import { SessionController, type SessionHost } from '../../controllers/session-controller.js';
import { followChanges } from '../../core/tracks/apply-latest.js';
import { snapshotOf, type TrackSnapshot } from '../../core/tracks/track-snapshot.js';

/**
 * When to look again after a start or a change, in ms: some cameras tell what they can do some frames after they have
 * started, and what they did some time after it was applied. No event says so.
 */
const LOOKS_MS = [50, 150, 400, 1000, 2000];

/** The camera of a session: what it can do, and what is so. */
export class CameraTrack implements ReactiveController {
  readonly session: SessionController;
  #host: SessionHost;
  #track: MediaStreamTrack | undefined;
  #snapshot: TrackSnapshot | undefined;
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SessionHost) {
    this.#host = host;
    this.session = new SessionController(host);
    host.addController(this);
  }

  /** The track; undefined where no camera is captured. */
  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  /** What it was like when it was last looked at. */
  get snapshot(): TrackSnapshot | undefined {
    return this.#snapshot;
  }

  /** Whether more may turn up in a moment. */
  get looking(): boolean {
    return this.#timer !== undefined;
  }

  /** Whether it can be set: it is live, and the system does not hold it back. */
  get live(): boolean {
    return this.#track?.readyState === 'live' && !this.#track.muted;
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  /** Looks which track it is now; the host calls it first in `willUpdate`, as what it derives depends on that. */
  resolve(): void {
    if (!this.#host.isConnected) return;
    this.session.resolve();
    this.#follow(this.session.session?.stream?.getVideoTracks()[0]);
  }

  /** Reads what is so, now and in a moment. */
  look = (): void => {
    this.#read();
    this.#lookAgain(LOOKS_MS);
  };

  #follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#leave?.();
    clearTimeout(this.#timer);
    this.#timer = this.#leave = this.#snapshot = undefined;
    this.#track = track;
    if (!track) return;
    const unfollow = followChanges(track, this.look);
    // The system, or another page, changed a setting (Media Capture and Streams extensions).
    track.addEventListener('configurationchange', this.#read);
    this.#leave = () => {
      unfollow();
      track.removeEventListener('configurationchange', this.#read);
    };
    this.look();
  }

  #read = (): void => {
    const next = snapshotOf(this.#track!);
    if (JSON.stringify(next) === JSON.stringify(this.#snapshot)) return;
    this.#snapshot = next;
    this.#host.requestUpdate();
  };

  #lookAgain([wait, ...later]: readonly number[]): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (wait === undefined) return this.#host.requestUpdate();
    this.#timer = setTimeout(() => {
      this.#read();
      this.#lookAgain(later);
    }, wait);
  }
}
