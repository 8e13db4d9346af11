import { frozenCopy } from '../frozen-copy.js';
import { candidateOf, narrowAll } from './candidate.js';
import { fitOf, fitOfAny, has, type ConstraintSource, type KnownSource } from './constraint-sources.js';
import { ALLOWED_REQUIRED } from './device-selection.js';
import type {
  AdvancedExplanation,
  ConstraintExplanation,
  ConstraintValue,
  DeviceExplanation,
  ExplainedConstraint,
  Explanation,
} from './explanation.js';
import { constraintDistance } from './fitness-distance.js';
import { nearestValue } from './nearest-value.js';
import type { PropertyKind } from './properties.js';
import { ask, isTold, outcomeOf, type Question } from './question.js';
import { readConstraints, type NamedConstraint } from './read-constraint.js';
import { namesIn, obstaclesTo } from './requirements.js';
import type { SelectedSettings } from './select-settings.js';

/** What constraints are explained with: what a track can do, or devices to choose from. */
export type ExplainedFrom = MediaTrackCapabilities | readonly ConstraintSource[];

/** How constraints are explained. */
export interface ExplainOptions {
  /** The kind of track that they are for; it need be said only of a list that has devices of several kinds. */
  readonly kind?: PropertyKind | undefined;
  /** What getSupportedConstraints() says: what the engine does not know it ignores. Without it all counts. */
  readonly supported?: MediaTrackSupportedConstraints | undefined;
}

function explainImpossible(question: Question, named: NamedConstraint, base: ExplainedConstraint) {
  const { sources, selects, obstacles } = question;
  if (!sources.length) return { ...base, status: 'impossible', because: 'no-device' } as const;
  const [name] = named;
  const nearest = nearestValue(question, named, obstacles.rest)?.value;
  const isThere = sources.some((source) => has(source, name));
  const forbidden = selects && !ALLOWED_REQUIRED.includes(name);
  const because = forbidden ? 'not-selectable' : isThere ? 'value' : 'absent';
  return { ...base, status: 'impossible', because, ...(nearest !== undefined && { nearest }) } as const;
}

function explainConflict(
  question: Question,
  named: NamedConstraint,
  conflict: readonly NamedConstraint[],
  base: ExplainedConstraint,
) {
  const others = conflict.filter((other) => other !== named);
  const nearest = nearestValue(question, named, [...question.obstacles.rest, ...others])?.value;
  const names = namesIn(others);
  return { ...base, status: 'conflicting', with: names, ...(nearest !== undefined && { nearest }) } as const;
}

function explainOne(
  question: Question,
  named: NamedConstraint,
  outcome: SelectedSettings | undefined,
): ConstraintExplanation {
  const [name, { required }] = named;
  const { constraints, sources, obstacles, kind } = question;
  const asked = constraints[name as keyof MediaTrackConstraintSet] as ConstraintValue;
  const base = { name, required, asked };
  if (!sources.length || obstacles.failed.includes(named)) return explainImpossible(question, named, base);
  const conflict = obstacles.conflicts.find((group) => group.includes(named));
  if (conflict) return explainConflict(question, named, conflict, base);
  if (!outcome || !isTold(question, name)) return { ...base, status: 'unknown' };
  const got = outcome.settings[name as keyof MediaTrackSettings];
  const distance = constraintDistance(got, named, kind);
  return distance > 0 ? { ...base, status: 'compromised', got, distance } : { ...base, status: 'met', got };
}

function explainAdvanced(question: Question): AdvancedExplanation[] {
  const { sources, constraints, obstacles } = question;
  const told = (all: readonly NamedConstraint[]) => all.filter(([name]) => isTold(question, name));
  const spaces = sources.filter(({ knows }) => knows !== 'ids').flatMap((source) => source.spaces);
  let candidates = narrowAll(spaces.map(candidateOf), told(obstacles.rest));
  return (constraints.advanced ?? []).map((set) => {
    const named = readConstraints(set, 'exact');
    const judged = told(named);
    const left = narrowAll(candidates, judged);
    const failed = judged.filter((one) => !narrowAll(candidates, [one]).length);
    if (candidates.length && !left.length) return { status: 'skipped', failed: namesIn(failed) };
    if (!left.length || judged.length < named.length) return { status: 'unknown', failed: [] };
    candidates = left;
    return { status: 'met', failed: [] };
  });
}

function explainDevice(source: KnownSource, { named, obstacles }: Question): DeviceExplanation {
  const forbidden = obstacles.failed.filter((one) => fitOf(source, [one]) !== 'fails');
  const required = named.filter((one) => one[1].required);
  const { failed, conflicts } = obstaclesTo([source], required, namesIn(forbidden));
  const { label, deviceId } = source;
  const status = failed.length || conflicts.length ? 'fails' : fitOf(source, required);
  return { status, label, deviceId, failed: namesIn(failed), conflicts: conflicts.map(namesIn) };
}

/**
 * Says what becomes of constraints before, or after, they are tried: what is met, compromised and impossible, and which
 * value would work (Media Capture and Streams, "SelectSettings"). Width, height and aspect ratio are judged together.
 * Numbers are in the units of the properties: pixels, hertz, seconds.
 * @param constraints - for one kind of track, as for getUserMedia() or applyConstraints()
 * @param from - what a track's getCapabilities() says, to explain applyConstraints(); or what enumerateDevices() gives,
 *   to explain getUserMedia(). Where an engine does not tell what devices can do, as Firefox, nor does this: 'unknown'
 * @throws TypeError that names the argument which can't be that
 */
export function explain(
  constraints: true | MediaTrackConstraints,
  from: ExplainedFrom,
  options: ExplainOptions = {},
): Explanation {
  const question = ask(constraints, from, options);
  const { sources, named, ignored, obstacles } = question;
  const { failed, conflicts, rest } = obstacles;
  const outcome = outcomeOf(question);
  const common = {
    constraints: named.map((one) => explainOne(question, one, outcome)),
    advanced: explainAdvanced(question),
    devices: sources.map((source) => explainDevice(source, question)),
    ignored,
    precise: sources.every(({ knows }) => knows === 'all'),
  };
  if (!sources.length || failed.length || conflicts.length) {
    const names = { failed: namesIn(failed), conflicts: conflicts.map(namesIn) };
    return frozenCopy({ ...common, status: 'impossible', ...names });
  }
  if (!outcome || fitOfAny(sources, rest) !== 'fits') return frozenCopy({ ...common, status: 'unknown' });
  const { settings, distance } = outcome;
  return frozenCopy({ ...common, status: 'possible', settings, distance });
}
