import fc from 'fast-check';
import { selectSettings } from '../../../src/core/constraints/select-settings.js';
import type { SettingsSpace } from '../../../src/core/constraints/settings-space.js';
import {
  candidates,
  compareKeys,
  hopeless,
  type Constraints,
  type ConstraintSet,
  type ConstraintValue,
  type Dictionary,
  type Space,
} from './brute-force.js';

/** One call of selectSettings(). */
export interface RandomCase {
  spaces: Space[];
  constraints: Constraints;
  defaults: Dictionary;
}

const one = <Value>(...values: Value[]) => fc.constantFrom(...values);
const integer = (min: number, max: number) => fc.integer({ min, max });
const some = <Value>(values: Value[]) => fc.subarray(values, { minLength: 1 });

const range = (lowest: number, widest: number, steps: (number | undefined)[]) =>
  fc
    .tuple(integer(lowest, lowest + 9), integer(0, widest), one(...steps))
    .map(([min, span, step]) => ({ min, max: min + span, ...(step && { step }) }));

const lengths = fc.oneof(
  { weight: 3, arbitrary: range(1, 8, [1, 1, 2]) },
  { weight: 1, arbitrary: fc.uniqueArray(integer(1, 20), { minLength: 1, maxLength: 3 }) },
);

const ratios = fc.tuple(integer(1, 16), integer(1, 9)).map(([width, height]) => width / height);
const amounts = fc.oneof(
  integer(1, 20),
  integer(2, 30).map((value) => value / 2),
);
const signed = integer(-8, 12);

/** How to make the domain of each property, and the values that constraints name. */
const MADE: Record<
  string,
  { domain: fc.Arbitrary<Space[string]>; value: fc.Arbitrary<string | number | boolean> }
> = {
  frameRate: { domain: fc.oneof(range(1, 4, [1, 2, 0.5]), range(1, 9, [undefined])), value: amounts },
  facingMode: { domain: some(['user', 'environment']), value: one('user', 'environment', 'left') },
  resizeMode: { domain: one(['none'], ['crop-and-scale']), value: one('none', 'crop-and-scale', 'x') },
  deviceId: { domain: one(['a'], ['b'], ['c']), value: one('a', 'b', 'c', '') },
  torch: { domain: one([false], [true, false], [false, true]), value: fc.boolean() },
  pan: { domain: range(-6, 5, [1, 2, undefined]), value: signed },
  zoom: { domain: range(1, 2, [0.1 * 5, undefined]), value: amounts },
  echoCancellation: {
    domain: some([true, false, 'all', 'remote-only'] as (string | boolean)[]),
    value: one<string | boolean>(true, false, 'all', 'remote-only'),
  },
  sampleRate: { domain: one([44, 48], [16], [8, 16, 48]), value: one(8, 16, 44, 48, 96) },
  channelCount: { domain: range(1, 2, [1]), value: integer(1, 4) },
};

const LISTS = ['facingMode', 'resizeMode', 'deviceId'];
const SWITCHES = ['torch', 'echoCancellation'];
const valueOf = (name: string): fc.Arbitrary<string | number | boolean> => {
  if (name === 'width' || name === 'height') return integer(1, 22);
  return name === 'aspectRatio' ? ratios : MADE[name]!.value;
};

function constraintOn(name: string): fc.Arbitrary<ConstraintValue> {
  const value = valueOf(name);
  if (SWITCHES.includes(name)) {
    return fc.oneof(value, fc.record({ exact: value }), fc.record({ ideal: value }));
  }
  if (LISTS.includes(name)) {
    const texts = fc.oneof(value, fc.array(value, { maxLength: 2 }));
    return fc.oneof(texts, fc.record({ exact: texts, ideal: texts }, { requiredKeys: [] }));
  }
  const members = fc.oneof(
    { weight: 3, arbitrary: fc.record({ ideal: value }) },
    { weight: 2, arbitrary: fc.record({ min: value, ideal: value }, { requiredKeys: ['min'] }) },
    { weight: 2, arbitrary: fc.record({ max: value, ideal: value }, { requiredKeys: ['max'] }) },
    {
      weight: 1,
      arbitrary: fc.record({ exact: value, min: value, max: value }, { requiredKeys: ['exact'] }),
    },
    { weight: 1, arbitrary: fc.record({ min: value, max: value, ideal: value }) },
  );
  const bare: fc.Arbitrary<ConstraintValue> =
    name === 'pan' || name === 'zoom' ? fc.oneof(value, fc.boolean()) : value;
  return fc.oneof({ weight: 1, arbitrary: bare }, { weight: 2, arbitrary: members });
}

const NAMES = {
  video: [
    'width',
    'height',
    'aspectRatio',
    'frameRate',
    'facingMode',
    'resizeMode',
    'deviceId',
    'torch',
    'pan',
    'zoom',
  ],
  audio: ['echoCancellation', 'sampleRate', 'channelCount', 'deviceId', 'autoGainControl'].slice(0, 4),
};
const CONSTRAINTS = Object.fromEntries(
  [...NAMES.video, ...NAMES.audio].map((name) => [name, constraintOn(name)]),
);

/** Constraints on a few properties; those on sizes come often, for they depend on each other. */
const setOf = (names: string[], sized: boolean, maxLength: number): fc.Arbitrary<ConstraintSet> =>
  fc
    .tuple(
      sized ? fc.subarray(['width', 'height', 'aspectRatio']) : fc.constant([]),
      fc.subarray(names, { maxLength }),
    )
    .chain(([sizes, others]) =>
      fc.record(
        Object.fromEntries(
          [...new Set<string>([...sizes, ...others])].map((name) => [name, CONSTRAINTS[name]!]),
        ),
      ),
    );

const domainsOf = (names: string[]) =>
  fc
    .subarray(names, { maxLength: 2 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, MADE[name]!.domain]))));

const uncropped = one(1, 4 / 3, 16 / 9, 9 / 16).map((shape) => [shape]);
const size = fc.record(
  { width: lengths, height: lengths, aspectRatio: fc.option(uncropped, { nil: undefined, freq: 8 }) },
  { requiredKeys: ['width', 'height'] },
);
const withoutUndefined = (space: Record<string, unknown>): Space =>
  Object.fromEntries(Object.entries(space).filter(([, domain]) => domain !== undefined)) as Space;

const videoSpace = fc
  .tuple(size, domainsOf(NAMES.video.slice(3)))
  .map(([sizes, others]) => withoutUndefined({ ...others, ...sizes }));

const caseOf = (
  space: fc.Arbitrary<Space>,
  names: string[],
  sized: boolean,
  defaults: fc.Arbitrary<Dictionary>,
): fc.Arbitrary<RandomCase> =>
  fc.record({
    spaces: fc.array(space, { minLength: 1, maxLength: 3 }),
    constraints: fc
      .tuple(setOf(names, sized, 2), fc.array(setOf(names, sized, 1), { maxLength: 2 }))
      .map(([basic, advanced]) => (advanced.length ? { ...basic, advanced } : basic) as Constraints),
    defaults,
  });

const videoDefaults = fc.record(
  {
    width: integer(1, 20),
    height: integer(1, 20),
    frameRate: integer(1, 9),
    zoom: one(1, 2),
    pan: one(0, 1),
  },
  { requiredKeys: ['width', 'height', 'frameRate'] },
);
const audioDefaults = fc.record(
  { echoCancellation: one<string | boolean>(true, false, 'all'), sampleRate: one(16, 48) },
  { requiredKeys: ['echoCancellation'] },
);

/** Sources with small spaces, and constraints on them. */
export const randomCases: fc.Arbitrary<RandomCase> = fc.oneof(
  {
    weight: 4,
    arbitrary: caseOf(videoSpace, NAMES.video, true, videoDefaults as fc.Arbitrary<Dictionary>),
  },
  {
    weight: 1,
    arbitrary: caseOf(domainsOf(NAMES.audio), NAMES.audio, false, audioDefaults as fc.Arbitrary<Dictionary>),
  },
);

function differenceOfFailure(
  all: Dictionary[],
  constraints: Constraints,
  failed: string,
): string | undefined {
  const names = hopeless(all, constraints);
  const right = names.length ? names.includes(failed) : failed === '';
  return right ? undefined : `failed: '${failed}', but should be of [${names.join()}]`;
}

/** What selectSettings() does otherwise than the specification says; undefined where there is no difference. */
export function difference({ spaces, constraints, defaults }: RandomCase): string | undefined {
  const { all, ranked } = candidates(spaces, constraints, defaults);
  const result = selectSettings(spaces as SettingsSpace[], constraints as MediaTrackConstraints, {
    defaults,
  });
  if ('failed' in result) {
    if (!ranked.length) return differenceOfFailure(all, constraints, result.failed);
    return `failed: '${result.failed}', but ${JSON.stringify(ranked[0])} satisfies the constraints`;
  }
  const best = ranked.reduce(
    (least, next) => (compareKeys(next.key, least.key) < 0 ? next : least),
    ranked[0]!,
  );
  const settings = result.settings as unknown as Dictionary;
  const chosen = ranked.find(
    ({ dictionary, space }) =>
      space === result.space &&
      Object.keys({ ...dictionary, ...settings }).every((name) => dictionary[name] === settings[name]),
  );
  if (!chosen)
    return `${JSON.stringify(result)} is not among the nearest; the best is ${JSON.stringify(best)}`;
  if (Math.abs(result.distance - best.key[0]!) > 1e-11)
    return `distance ${result.distance}, not ${best.key[0]!}`;
  if (compareKeys(chosen.key, best.key) === 0) return undefined;
  return `${JSON.stringify(chosen)} is chosen, but ${JSON.stringify(best)} is better`;
}

/** Tries so many random cases. Gives the report of the smallest one that differs; '' where none does. */
export function reportOn(numRuns: number, seed?: number): string {
  const property = fc.property(randomCases, (random) => {
    const found = difference(random);
    if (found) throw new Error(found);
  });
  const outcome = fc.check(property, { numRuns, ...(seed && { seed }) });
  return outcome.failed ? `${fc.defaultReportMessage(outcome)}\n${String(outcome.errorInstance)}` : '';
}
