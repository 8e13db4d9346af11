import type { Observable } from '../observable.js';
import { FollowedState } from './followed-state.js';
import { stateOf } from './observe-track.js';
import type { TrackSnapshot } from './track-snapshot.js';

/** What a stream was like at one moment (Media Capture and Streams, section 4.2). Frozen, down to the last object. */
export interface StreamSnapshot {
  readonly id: string;
  /** Whether any of its tracks is live. */
  readonly active: boolean;
  /** Its tracks, in the stream's own order. */
  readonly tracks: readonly TrackSnapshot[];
}

// The last two are not in the specification any more; where they are, they tell of a page that stops its tracks.
const EVENTS = ['addtrack', 'removetrack', 'active', 'inactive'] as const;

function snapshotOf(stream: MediaStream): StreamSnapshot {
  const tracks = stream.getTracks().map((track) => stateOf(track).state);
  return { id: stream.id, active: stream.active, tracks: Object.freeze(tracks) };
}

class StreamState extends FollowedState<StreamSnapshot> {
  #stream: MediaStream;
  #followed = new Map<MediaStreamTrack, () => void>();

  constructor(stream: MediaStream) {
    super(snapshotOf(stream), stream, EVENTS);
    this.#stream = stream;
  }

  protected override read(): StreamSnapshot {
    if (this.watching) this.#follow(this.#stream.getTracks());
    return snapshotOf(this.#stream);
  }

  protected override heard(): void {
    // A stream that is not active any more has tracks that ended without an event of their own.
    for (const track of this.#stream.getTracks()) stateOf(track).look();
    super.heard();
  }

  protected override observed(): void {
    super.observed();
    this.#follow(this.#stream.getTracks());
  }

  protected override unobserved(): void {
    super.unobserved();
    this.#follow([]);
  }

  /** Listens to these tracks, and no more to others. */
  #follow(tracks: readonly MediaStreamTrack[]): void {
    for (const [track, leave] of this.#followed) {
      if (tracks.includes(track)) continue;
      leave();
      this.#followed.delete(track);
    }
    for (const track of tracks) {
      if (!this.#followed.has(track)) this.#followed.set(track, stateOf(track).subscribe(this.look));
    }
  }
}

const states = /* @__PURE__ */ new WeakMap<MediaStream, StreamState>();

/**
 * What becomes of a stream and of each of its tracks: told at once where an event tells, and within a second where none
 * does, as for a page's own `addTrack()` and `removeTrack()`. Like observeTrack(), it looks at nothing while nobody
 * subscribes.
 * @returns one and the same for one stream
 * @throws TypeError where `stream` is none
 */
export function observeStream(stream: MediaStream): Observable<StreamSnapshot> {
  if (typeof stream?.getTracks !== 'function')
    throw new TypeError('observeStream: stream must be a MediaStream');
  const state = states.get(stream) ?? new StreamState(stream);
  states.set(stream, state);
  return state;
}
