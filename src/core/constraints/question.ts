import { fitOf, has, readSources, tells, type ReadSources } from './constraint-sources.js';
import { ALLOWED_REQUIRED, applicableConstraints } from './device-selection.js';
import type { PropertyKind } from './properties.js';
import { readConstraints, type NamedConstraint } from './read-constraint.js';
import { namesIn, obstaclesTo, type Obstacles } from './requirements.js';
import { selectSettings, type SelectedSettings } from './select-settings.js';
import { basicOf, keepNames, readTrackConstraints } from './track-constraints.js';

/** Constraints that were read, and what they are to be met by. */
export interface Question extends ReadSources {
  /** Those that count. */
  readonly constraints: MediaTrackConstraints;
  readonly named: readonly NamedConstraint[];
  readonly ignored: readonly string[];
  readonly obstacles: Obstacles;
}

/** What only the capture of a screen has: no track of a camera or a microphone minds it (Screen Capture). */
const OF_SCREENS: readonly string[] = [
  'displaySurface',
  'logicalSurface',
  'cursor',
  'suppressLocalAudioPlayback',
  'restrictOwnAudio',
];

type Supported = MediaTrackSupportedConstraints | undefined;

/** Constraints without those that the engine drops. @throws TypeError that names the argument */
function knownIn(constraints: MediaTrackConstraints, supported: Supported): MediaTrackConstraints {
  if (supported === undefined) return constraints;
  if (Object(supported) !== supported)
    throw new TypeError('supported: must be what getSupportedConstraints() says');
  return keepNames(constraints, (name) => supported[name as keyof MediaTrackSupportedConstraints] === true);
}

/** Constraints without those that what is asked does not have because it is something else. */
function applicable(all: MediaTrackConstraints, { kind, selects, sources }: ReadSources) {
  if (!kind) return all;
  const constraints = applicableConstraints(all, kind);
  // The choice of a device minds them: it is refused where one is required.
  if (selects || kind === 'display') return constraints;
  return keepNames(constraints, (name) => !OF_SCREENS.includes(name) || has(sources[0]!, name));
}

/** Reads constraints and sources, and finds what is in the way. @throws TypeError that names the argument */
export function ask(
  given: unknown,
  from: unknown,
  options: { readonly kind?: PropertyKind | undefined; readonly supported?: Supported },
): Question {
  if (Object(options) !== options) throw new TypeError('options: must be an object');
  const all = knownIn(readTrackConstraints(given), options.supported);
  const read = readSources(from, options.kind);
  const constraints = applicable(all, read);
  const named = readConstraints(basicOf(constraints), 'ideal');
  const required = named.filter(([, constraint]) => constraint.required);
  const forbidden = read.selects ? namesIn(required).filter((name) => !ALLOWED_REQUIRED.includes(name)) : [];
  const ignored = Object.keys(Object(given) as object).filter((name) => !(name in constraints));
  return { ...read, constraints, named, ignored, obstacles: obstaclesTo(read.sources, required, forbidden) };
}

/** Whether it is known what comes of a property; false where no source tells of it. */
export const isTold = ({ sources }: Question, name: string): boolean =>
  sources.some((source) => source.knows !== 'ids' && tells(source, name));

/** What those constraints lead to that can be met; undefined where the engine does not tell. */
export function outcomeOf(question: Question): SelectedSettings | undefined {
  const { sources, constraints, kind, obstacles } = question;
  const { failed, conflicts, rest } = obstacles;
  const left = namesIn([...failed, ...conflicts.flat()]);
  const isJudged = (name: string): boolean => !left.includes(name) && isTold(question, name);
  const kept = Object.entries(constraints).filter(([name]) => isJudged(name));
  const fitting = sources.filter((source) => source.knows !== 'ids' && fitOf(source, rest) !== 'fails');
  if (!fitting.length) return undefined;
  const spaces = fitting.flatMap((source) => source.spaces);
  const selected = selectSettings(spaces, Object.fromEntries(kept), kind && { kind });
  return 'settings' in selected ? selected : undefined;
}
