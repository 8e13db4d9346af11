import type { TrackKind } from './errors.js';
import type { TrackLease } from './track-lease.js';

const TRACK_EVENTS = ['ended', 'mute', 'unmute'] as const;

/**
 * The tracks that a session holds, one of each kind, in one MediaStream that stays the same object while they change,
 * so that a media element can go on to the next camera.
 */
export class HeldTracks {
  #leases = new Map<TrackKind, TrackLease>();
  #stream: MediaStream | undefined;
  #onChange: (event?: Event) => void;

  /** @param onChange - called when the platform ends, mutes, unmutes or replaces a track */
  constructor(onChange: (event?: Event) => void) {
    this.#onChange = onChange;
  }

  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  get kinds(): readonly TrackKind[] {
    return [...this.#leases.keys()];
  }

  get(kind: TrackKind): TrackLease | undefined {
    return this.#leases.get(kind);
  }

  /** Takes `leases` in, each in the place of the one of its kind, which is released. */
  take(leases: readonly TrackLease[]): void {
    this.#stream ??= new MediaStream();
    for (const lease of leases) {
      // First out, then in: a media element in Firefox or WebKit stands still for ever where the track that it shows is
      // taken away beside another one; so it pauses, and goes on with play() or autoplay.
      this.drop(lease.kind);
      this.#leases.set(lease.kind, lease);
      this.#watch(lease.track);
      this.#stream.addTrack(lease.track);
      lease.onreplace = (track, previous) => this.#swap(track, previous);
    }
  }

  /** Lets go of a kind; with nothing left the stream stays, without tracks. */
  drop(kind: TrackKind): void {
    const lease = this.#leases.get(kind);
    if (!lease) return;
    this.#leases.delete(kind);
    this.#unwatch(lease.track);
    // Stopped, then taken out: in Chromium a <video> that loses a live track can keep the device's buffers, and then no
    // page gets a frame until every one of them has closed the device.
    lease.release();
    this.#stream?.removeTrack(lease.track);
  }

  /** Lets go of everything, and of the stream. */
  clear(): void {
    for (const kind of this.kinds) this.drop(kind);
    this.#stream = undefined;
  }

  #swap(track: MediaStreamTrack, previous: MediaStreamTrack): void {
    this.#unwatch(previous);
    this.#watch(track);
    this.#stream?.removeTrack(previous);
    this.#stream?.addTrack(track);
    this.#onChange();
  }

  #watch(track: MediaStreamTrack): void {
    for (const type of TRACK_EVENTS) track.addEventListener(type, this.#onChange);
  }

  #unwatch(track: MediaStreamTrack): void {
    for (const type of TRACK_EVENTS) track.removeEventListener(type, this.#onChange);
  }
}
