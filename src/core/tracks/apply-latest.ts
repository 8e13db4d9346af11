import { toCaptureError } from '../to-capture-error.js';

/** What to change of a track, by the names of constraints; undefined takes back what was asked for before. */
export type TrackChange = Readonly<Record<string, unknown>>;

/** A change that waits for the one before it. */
interface Turn {
  change: TrackChange;
  readonly done: Promise<MediaTrackSettings>;
}

type Constraints = Record<string, unknown>;

/**
 * The constraints of Image Capture: Chromium applies no set that has some of them beside others, such as a size.
 * https://w3c.github.io/mediacapture-image/#mediatrackconstraintset-section
 */
const PICTURE =
  /^(whiteBalanceMode|exposure.+|focus.+|pointsOfInterest|colorTemperature|iso|brightness|contrast|saturation|sharpness|pan|tilt|zoom|torch|backgroundBlur)$/;

const waiting = new WeakMap<MediaStreamTrack, Turn>();
const running = new WeakMap<MediaStreamTrack, Promise<unknown>>();
const listeners = new WeakMap<MediaStreamTrack, Set<() => void>>();

const pick = (set: object, keep: (name: string, value: unknown) => boolean): Constraints =>
  Object.fromEntries(Object.entries(set).filter(([name, value]) => keep(name, value)));

/** With pan, tilt and zoom, `true` asks for the permission to use them: it is no value. */
const isPicture = (name: string, value: unknown): boolean =>
  PICTURE.test(name) && (typeof value !== 'boolean' || !/^(pan|tilt|zoom)$/.test(name));

/** What was asked for before, with `change` in front. */
function withChange(
  { advanced = [], ...basic }: MediaTrackConstraints,
  change: TrackChange,
): MediaTrackConstraints {
  const before = [...advanced, pick(basic, isPicture)].map((set) => pick(set, (name) => !(name in change)));
  const sets = [pick(change, (_, value) => value !== undefined), ...before];
  return {
    ...pick(basic, (name) => !PICTURE.test(name) && !(name in change)),
    advanced: sets.filter((set) => Object.keys(set).length) as MediaTrackConstraintSet[],
  };
}

async function apply(track: MediaStreamTrack, change: TrackChange): Promise<MediaTrackSettings> {
  try {
    await track.applyConstraints(withChange(track.getConstraints(), change));
    return track.getSettings();
  } catch (reason) {
    throw toCaptureError(reason, { kind: track.kind as 'audio' | 'video' });
  } finally {
    for (const listener of listeners.get(track) ?? []) listener();
  }
}

/**
 * Changes some of what is asked of a track, and leaves the rest (Media Capture and Streams, applyConstraints()). One
 * change is under way at a time; of those that come meanwhile the newest value of each name is applied next, so that a
 * slider that is dragged ends where it was let go. The change is one advanced set, before those that are there: what it
 * asks for together comes together, e.g. `{ focusMode: 'manual', focusDistance: 0.5 }` (in m).
 * @returns the settings afterwards, which may be others than were asked for: browsers pass over what a camera can't do
 * @throws {CaptureError} `overconstrained`, with the constraint, where the browser refuses
 * @throws {TypeError} where `track` or `change` is none
 */
export function applyLatest(track: MediaStreamTrack, change: TrackChange): Promise<MediaTrackSettings> {
  if (typeof track?.applyConstraints !== 'function')
    throw new TypeError('applyLatest: track must be a MediaStreamTrack');
  if (Object(change) !== change) throw new TypeError('applyLatest: change must be an object');
  const queued = waiting.get(track);
  if (queued) {
    queued.change = { ...queued.change, ...change };
    return queued.done;
  }
  const start = (): Promise<MediaTrackSettings> => {
    waiting.delete(track);
    return apply(track, turn.change);
  };
  const turn: Turn = { change, done: (running.get(track) ?? Promise.resolve()).then(start) };
  waiting.set(track, turn);
  running.set(
    track,
    turn.done.catch(() => {}),
  );
  return turn.done;
}

/**
 * Calls `listener` after each applyLatest() on a track, whoever called it and whatever came of it.
 * @returns ends that
 */
export function followChanges(track: MediaStreamTrack, listener: () => void): () => void {
  const all = listeners.get(track) ?? new Set();
  listeners.set(track, all.add(listener));
  return () => void all.delete(listener);
}
