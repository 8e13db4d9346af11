import { frozenCopy } from '../frozen-copy.js';
import { fitOfAny } from './constraint-sources.js';
import { ALLOWED_REQUIRED } from './device-selection.js';
import type { ExplainedFrom, ExplainOptions } from './explain.js';
import type { ConstraintValue } from './explanation.js';
import { loosen, type Loosened } from './loosen.js';
import { nearestValue } from './nearest-value.js';
import { ask, outcomeOf, type Question } from './question.js';
import type { NamedConstraint } from './read-constraint.js';
import type { Relaxation, RelaxedConstraint } from './relaxation.js';
import { namesIn } from './requirements.js';
import type { SettingValue } from './settings-space.js';
import { basicOf, readTrackConstraints } from './track-constraints.js';

/** What getUserMedia(), applyConstraints() or the kit rejects with; `constraint` is '' where it is not told. */
export interface ConstraintFailure {
  readonly name?: string | undefined;
  readonly code?: unknown;
  readonly constraint?: string | undefined;
  readonly cause?: unknown;
}

/** One step: a constraint, and what becomes of it. */
type Step = Loosened & { readonly name: string };

type Values = Readonly<Record<string, ConstraintValue>>;

const ABSENT = ['NotFoundError', 'device-not-found'];
const TOO_MUCH = ['OverconstrainedError', 'overconstrained', 'TypeError'];
/** What tells one device from another: of what may have failed, the most likely; of what conflicts, the last to go. */
const IDS = ['deviceId', 'groupId'];

/** The words that a failure has for itself. */
const wordsFor = ({ name, code, cause }: ConstraintFailure): unknown[] => [
  code,
  name,
  (Object(cause) as ConstraintFailure).name,
];

const valuesIn = (constraints: MediaTrackConstraints): Values =>
  basicOf(constraints) as Record<string, ConstraintValue>;

/** Of requirements that conflict: the one that failed, else the one that has to change least. */
function leastOf(
  question: Question,
  conflict: readonly NamedConstraint[],
  failed: string | undefined,
): NamedConstraint {
  const { rest } = question.obstacles;
  const cost = (named: NamedConstraint): number => {
    if (named[0] === failed) return -1;
    const others = conflict.filter((other) => other !== named);
    const { distance = 1 } = nearestValue(question, named, [...rest, ...others]) ?? {};
    return distance + (IDS.includes(named[0]) ? 1 : 0);
  };
  return conflict.reduce((least, next) => (cost(next) < cost(least) ? next : least));
}

/** The next step towards what devices can do; undefined where nothing is known to be in the way. */
function stepWithin(
  question: Question,
  failed: string | undefined,
  before: readonly Step[],
): Step | undefined {
  const { constraints, obstacles, selects } = question;
  const [conflict = []] = obstacles.conflicts;
  const named = obstacles.failed[0] ?? (conflict.length ? leastOf(question, conflict, failed) : undefined);
  if (!named) return undefined;
  const [name] = named;
  const others = conflict.filter((other) => conflict.includes(named) && other !== named);
  // No limit helps where nobody may require it. And limits move once, so that there is an end.
  const moves = (!selects || ALLOWED_REQUIRED.includes(name)) && !before.some((step) => step.name === name);
  const nearest = moves ? nearestValue(question, named, [...obstacles.rest, ...others]) : undefined;
  return { name, ...loosen(valuesIn(constraints)[name]!, nearest?.value) };
}

/** The constraint that must have failed, by what the failure says; undefined where relaxing is no help. */
function suspectIn({ named, constraints }: Question, failure: ConstraintFailure): string | undefined {
  const required = namesIn(named.filter(([, constraint]) => constraint.required));
  const words = wordsFor(failure);
  const id = IDS.find((name) => required.includes(name));
  if (words.includes('TypeError')) return required.find((name) => !ALLOWED_REQUIRED.includes(name));
  if (words.some((word) => ABSENT.includes(word as string))) return id;
  const { constraint } = failure;
  return constraint ? [constraint].find((name) => name in constraints) : (id ?? required.at(-1));
}

const withValue = (
  constraints: MediaTrackConstraints,
  name: string,
  value: ConstraintValue | undefined,
): MediaTrackConstraints =>
  Object.fromEntries(
    Object.entries({ ...constraints, [name]: value }).filter(([, own]) => own !== undefined),
  );

/** Constraints that were read, and those besides them of which only the engine knows, in advanced sets too. */
function withUnknown(read: MediaTrackConstraints, given: MediaTrackConstraints): MediaTrackConstraints {
  if (!read.advanced) return { ...given, ...read };
  const sets = [...given.advanced!];
  const advanced = read.advanced.map((set, index) => ({ ...sets[index], ...set }));
  return { ...given, ...read, advanced };
}

/** Takes steps: those that are certainly needed; where none is, the one that the failure points at. */
class Relaxer {
  readonly steps: Step[] = [];
  readonly #asked: Question;
  readonly #from: ExplainedFrom;
  last: Question;

  constructor(asked: Question, from: ExplainedFrom) {
    this.#asked = this.last = asked;
    this.#from = from;
  }

  run(failure: ConstraintFailure): void {
    for (let step; (step = stepWithin(this.last, failure.constraint, this.steps));) this.#take(step);
    if (this.steps.length) return this.#takeBack();
    const suspect = suspectIn(this.last, failure);
    if (suspect) this.#take({ name: suspect, ...loosen(valuesIn(this.last.constraints)[suspect]!) });
  }

  /** One record of each constraint, however many steps it took. */
  records(): RelaxedConstraint[] {
    const settings = outcomeOf(this.last)?.settings as Record<string, SettingValue> | undefined;
    const asked = valuesIn(this.#asked.constraints);
    return [...new Map(this.steps.map((step) => [step.name, step])).values()].map(({ name, relaxed, to }) => {
      const got = settings?.[name];
      return { name, asked: asked[name]!, relaxed, to, ...(got !== undefined && { got }) };
    });
  }

  #with(name: string, value: ConstraintValue | undefined): Question {
    const { constraints, kind } = this.last;
    return ask(withValue(constraints, name, value), this.#from, { kind });
  }

  #take(step: Step): void {
    this.steps.push(step);
    this.last = this.#with(step.name, step.relaxed);
  }

  /** A later step may have made an earlier one needless. */
  #takeBack(): void {
    const asked = valuesIn(this.#asked.constraints);
    for (const name of new Set(namesOf(this.steps))) {
      const before = this.#with(name, asked[name]);
      const { failed, conflicts } = before.obstacles;
      if (failed.length || conflicts.length) continue;
      this.last = before;
      this.steps.splice(0, this.steps.length, ...this.steps.filter((step) => step.name !== name));
    }
  }
}

const namesOf = (steps: readonly Step[]): string[] => steps.map(({ name }) => name);

/**
 * Finds the smallest change to constraints that failed with which they can succeed. What did not fail stays as it is. A
 * requirement becomes ideal, or its limits move to the nearest value that works; of requirements that conflict the
 * one changes that has to change least. Without knowledge of the devices it takes one step at a time: call it again
 * with the next failure, until it gives undefined.
 * @param constraints - for one kind of track, those that failed
 * @param failure - what the request rejected with: an OverconstrainedError, a NotFoundError, a CaptureError
 * @param from - what the constraints are to be met by, as for explain()
 * @returns undefined where relaxing is no help: there is no device, nothing to relax, or the failure is another one
 * @throws TypeError that names the argument which can't be that
 */
export function relax(
  constraints: true | MediaTrackConstraints,
  failure: ConstraintFailure,
  from: ExplainedFrom = {},
  options: ExplainOptions = {},
): Relaxation | undefined {
  if (Object(failure) !== failure) throw new TypeError('failure: must be what the request rejected with');
  const question = ask(constraints, from, options);
  const words = wordsFor(failure) as string[];
  if (!question.sources.length || !words.some((word) => [...ABSENT, ...TOO_MUCH].includes(word)))
    return undefined;
  const relaxer = new Relaxer(question, from);
  relaxer.run(failure);
  const relaxed = relaxer.records();
  if (!relaxed.length) return undefined;
  const { sources, obstacles } = relaxer.last;
  const given = withUnknown(readTrackConstraints(constraints), Object(constraints) as MediaTrackConstraints);
  const changed = relaxed.reduce((all, one) => withValue(all, one.name, one.relaxed), given);
  const status = fitOfAny(sources, obstacles.rest) === 'fits' ? 'possible' : 'unknown';
  return frozenCopy({ constraints: changed, relaxed, status });
}
