import type { Observable } from '../observable.js';
import { FollowedState } from './followed-state.js';
import { snapshotOf, type TrackSnapshot } from './track-snapshot.js';

// The last one is of MediaStream extensions: the system changed a setting, such as the blur of the background.
const EVENTS = ['mute', 'unmute', 'ended', 'configurationchange'] as const;

class TrackState extends FollowedState<TrackSnapshot> {
  #track: MediaStreamTrack;

  constructor(track: MediaStreamTrack) {
    super(snapshotOf(track), track, EVENTS);
    this.#track = track;
  }

  protected override read(): TrackSnapshot {
    return snapshotOf(this.#track);
  }
}

const states = /* @__PURE__ */ new WeakMap<MediaStreamTrack, TrackState>();

/** The one state of a track. */
export function stateOf(track: MediaStreamTrack): TrackState {
  const state = states.get(track) ?? new TrackState(track);
  states.set(track, state);
  return state;
}

/**
 * What becomes of a track: told at once on `mute`, `unmute` and `ended`, and within a second where no event tells, as
 * for `enabled`, `stop()` and `applyConstraints()`. Nothing is looked at while nobody subscribes; `state` is what the
 * track is like when it is asked for, and the same object as before where that is the same.
 * @returns one and the same for one track
 * @throws TypeError where `track` is none
 */
export function observeTrack(track: MediaStreamTrack): Observable<TrackSnapshot> {
  if (typeof track?.getSettings !== 'function')
    throw new TypeError('observeTrack: track must be a MediaStreamTrack');
  return stateOf(track);
}
