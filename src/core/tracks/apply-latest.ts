import { CaptureError, type TrackKind } from '../errors.js';
import { frozenCopy } from '../frozen-copy.js';
import { toCaptureError } from '../to-capture-error.js';
import { applyInSteps, isPicture, isPictureName, pick } from './picture-constraints.js';

/** What to change of a track, by the names of constraints; undefined takes back what was asked for before. */
export type TrackChange = Readonly<Record<string, unknown>>;

/** A change that waits for the one before it. */
interface Turn {
  /** What takes the place of all that was asked before. */
  all?: MediaTrackConstraints | undefined;
  change: TrackChange;
  readonly done: Promise<MediaTrackSettings>;
}

/** What was asked of a track as a whole, and what the engine told right after. */
interface Asked {
  readonly constraints: MediaTrackConstraints;
  readonly told: string;
}

const waiting = new WeakMap<MediaStreamTrack, Turn>();
const running = new WeakMap<MediaStreamTrack, Promise<unknown>>();
const listeners = new WeakMap<MediaStreamTrack, Set<() => void>>();

const asked = new WeakMap<MediaStreamTrack, Asked>();

const told = (track: MediaStreamTrack): string => JSON.stringify(track.getConstraints());

/** What was asked for before, with `change` in front. */
function withChange(
  { advanced = [], ...basic }: MediaTrackConstraints,
  change: TrackChange,
): MediaTrackConstraints {
  const before = [...advanced, pick(basic, isPicture)].map((set) => pick(set, (name) => !(name in change)));
  const sets = [pick(change, (_, value) => value !== undefined), ...before];
  return {
    ...pick(basic, (name) => !isPictureName(name) && !(name in change)),
    advanced: sets.filter((set) => Object.keys(set).length) as MediaTrackConstraintSet[],
  };
}

/** What a track has; once it has ended it takes everything, and does nothing. */
function settingsOf(track: MediaStreamTrack): MediaTrackSettings {
  if (track.readyState === 'ended') throw new CaptureError('device-lost', { kind: track.kind as TrackKind });
  return track.getSettings();
}

async function apply(track: MediaStreamTrack, { all, change }: Turn): Promise<MediaTrackSettings> {
  try {
    if (!all) await track.applyConstraints(withChange(track.getConstraints(), change));
    else await replace(track, Object.keys(change).length ? withChange(all, change) : all);
    return settingsOf(track);
  } catch (reason) {
    throw toCaptureError(reason, { kind: track.kind as TrackKind });
  } finally {
    for (const listener of listeners.get(track) ?? []) listener();
  }
}

async function replace(track: MediaStreamTrack, constraints: MediaTrackConstraints): Promise<void> {
  const [before, toldBefore] = [askedOf(track), told(track)];
  let now = before;
  try {
    await applyInSteps(track, constraints, before);
    now = frozenCopy(constraints);
  } finally {
    // A step that was taken back leaves its traces in what the engine tells.
    if (now !== before || told(track) !== toldBefore)
      asked.set(track, { constraints: now, told: told(track) });
  }
}

/** Takes its turn after the change that is under way, together with what waits for that already. */
function enqueue(
  track: MediaStreamTrack,
  addTo: (turn: Pick<Turn, 'all' | 'change'>) => Pick<Turn, 'all' | 'change'>,
): Promise<MediaTrackSettings> {
  const queued = waiting.get(track);
  if (queued) {
    Object.assign(queued, addTo(queued));
    return queued.done;
  }
  const start = (): Promise<MediaTrackSettings> => {
    waiting.delete(track);
    return apply(track, turn);
  };
  const done = (running.get(track) ?? Promise.resolve()).then(start);
  const turn: Turn = { ...addTo({ change: {} }), done };
  waiting.set(track, turn);
  running.set(
    track,
    done.catch(() => {}),
  );
  return done;
}

function checkTrack(
  caller: string,
  track: MediaStreamTrack,
  method: 'applyConstraints' | 'getConstraints',
): void {
  if (typeof track?.[method] !== 'function')
    throw new TypeError(`${caller}: track must be a MediaStreamTrack`);
}

function checkArguments(caller: string, track: MediaStreamTrack, name: string, value: unknown): void {
  checkTrack(caller, track, 'applyConstraints');
  if (Object(value) !== value) throw new TypeError(`${caller}: ${name} must be an object`);
}

/**
 * Changes some of what is asked of a track, and leaves the rest (Media Capture and Streams, applyConstraints()). One
 * change is under way at a time; of those that come meanwhile the newest value of each name is applied next, so that a
 * slider that is dragged ends where it was let go. The change is one advanced set, before those that are there: what it
 * asks for together comes together, e.g. `{ focusMode: 'manual', focusDistance: 0.5 }` (in m).
 * @returns the settings afterwards, which may be others than were asked for: browsers pass over what a camera can't do
 * @throws {CaptureError} `overconstrained`, with the constraint, where the browser refuses; `device-lost` where the
 *   track has ended by then
 * @throws {TypeError} where `track` or `change` is none
 */
export function applyLatest(track: MediaStreamTrack, change: TrackChange): Promise<MediaTrackSettings> {
  checkArguments('applyLatest', track, 'change', change);
  return enqueue(track, (turn) => ({ ...turn, change: { ...turn.change, ...change } }));
}

/**
 * Asks `constraints` of a track, and nothing else any more (Media Capture and Streams, applyConstraints()). It takes
 * turns with applyLatest(): one change is under way at a time, and of those that come meanwhile the newest counts.
 * Chromium takes constraints of the picture, such as zoom, and others, such as width, only one sort after the other, and
 * so they are applied; where the second sort is refused, the first one is taken back.
 * @returns the settings afterwards
 * @throws {CaptureError} `overconstrained`, with the constraint, where the browser refuses: then all is as before;
 *   `device-lost` where the track has ended by then
 * @throws {TypeError} where `track` or `constraints` is none
 */
export function replaceConstraints(
  track: MediaStreamTrack,
  constraints: MediaTrackConstraints,
): Promise<MediaTrackSettings> {
  checkArguments('replaceConstraints', track, 'constraints', constraints);
  return enqueue(track, () => ({ all: constraints, change: {} }));
}

/**
 * What is asked of a track: what replaceConstraints() was given, unless something else was applied since, which
 * getConstraints() tells then. Chromium's getConstraints() alone forgets a size once a zoom was set.
 * @throws {TypeError} where `track` is none
 */
export function askedOf(track: MediaStreamTrack): Readonly<MediaTrackConstraints> {
  checkTrack('askedOf', track, 'getConstraints');
  const last = asked.get(track);
  return last?.told === told(track) ? last.constraints : frozenCopy(track.getConstraints());
}

/**
 * Calls `listener` after each applyLatest() and replaceConstraints() on a track, whoever called it and whatever came of
 * it.
 * @returns ends that
 */
export function followChanges(track: MediaStreamTrack, listener: () => void): () => void {
  const all = listeners.get(track) ?? new Set();
  listeners.set(track, all.add(listener));
  return () => void all.delete(listener);
}
