/*
 * The SelectSettings algorithm read word for word, without anything of src: every settings dictionary of every space is
 * written out, and everything is computed for each. For small spaces only.
 */
type Value = string | number | boolean;
type Range = { min: number; max: number; step?: number };
export type Space = Record<string, Value[] | Range>;
export type Dictionary = Record<string, Value>;
export type ConstraintValue =
  Value | Value[] | Partial<Record<'min' | 'max' | 'exact' | 'ideal', Value | Value[]>>;
export type ConstraintSet = Record<string, ConstraintValue>;
export type Constraints = ConstraintSet & { advanced?: ConstraintSet[] };

/** A settings dictionary, the space that it is from, and what decides between it and others. */
export interface Ranked {
  dictionary: Dictionary;
  space: number;
  key: number[];
}

const BOOLEANS = ['echoCancellation', 'autoGainControl', 'noiseSuppression', 'backgroundBlur', 'torch'];
const round10 = (value: number): number => Math.round(value * 1e10) / 1e10;

/** Every value of a domain. A range without steps has those that can matter: its ends and what is asked for in it. */
function everyValue(domain: Value[] | Range, wanted: Value[]): Value[] {
  if (Array.isArray(domain)) return domain;
  const { min, max, step } = domain;
  if (!step) {
    const inside = wanted.filter((value) => typeof value === 'number' && value > min && value < max);
    return [min, ...inside, max];
  }
  const values = [];
  for (let count = 0; round10(min + count * step) <= max; count++) values.push(round10(min + count * step));
  return values;
}

/** Every number that a constraint names for a property. */
function numbersFor(name: string, constraints: Constraints, defaults: Dictionary): Value[] {
  const sets = [constraints, ...(constraints.advanced ?? [])];
  const given = sets.flatMap((set) =>
    typeof set[name] === 'object' ? Object.values(set[name]) : [set[name]],
  );
  return [...given, defaults[name]].filter((value) => typeof value === 'number');
}

/** Every way to take one value from each list. */
function everyCombination(lists: [string, Value[]][]): Dictionary[] {
  let dictionaries: Dictionary[] = [{}];
  for (const [name, values] of lists) {
    dictionaries = dictionaries.flatMap((dictionary) =>
      values.map((value) => ({ ...dictionary, [name]: value })),
    );
  }
  return dictionaries;
}

/** Every settings dictionary of a space. */
function everyDictionary(space: Space, constraints: Constraints, defaults: Dictionary): Dictionary[] {
  const { aspectRatio, ...own } = space;
  const entries = Object.entries(own).map(
    ([name, domain]) =>
      [name, everyValue(domain, numbersFor(name, constraints, defaults))] as [string, Value[]],
  );
  const dictionaries = everyCombination(entries);
  if (!space.width) return dictionaries;
  const sized = dictionaries as (Dictionary & { width: number; height: number })[];
  const shape = aspectRatio && (aspectRatio as number[])[0];
  return sized
    .filter(({ width, height }) => !shape || height === Math.max(1, Math.round(width / shape)))
    .map((dictionary) => ({ ...dictionary, aspectRatio: round10(dictionary.width / dictionary.height) }));
}

/** A constraint, written as members with lists of values. */
interface Constraint {
  name: string;
  members: Record<string, Value[]>;
  required: boolean;
  /** Whether it is one of the basic constraints, not of an advanced set. */
  basic: boolean;
  /** Of a boolean for a property that is none. */
  existence: boolean | undefined;
}

/** The constraints of a set, without the empty ones. */
function constraintsOf(set: ConstraintSet, bare: 'ideal' | 'exact'): Constraint[] {
  return Object.entries(set).flatMap(([name, value]) => {
    const given = typeof value === 'object' && !Array.isArray(value) ? value : { [bare]: value };
    const rounded = (one: Value): Value => (name === 'aspectRatio' ? round10(one as number) : one);
    const lists = Object.entries(given).map(
      ([member, values]) => [member, [values].flat().map((one) => rounded(one as Value))] as const,
    );
    const members = Object.fromEntries(lists.filter(([, list]) => list.length)) as Record<string, Value[]>;
    if (name === 'advanced' || !Object.keys(members).length) return [];
    const required = 'min' in members || 'max' in members || 'exact' in members;
    const existence = typeof value === 'boolean' && !BOOLEANS.includes(name) ? value : undefined;
    return [{ name, members, required, basic: bare === 'ideal', existence }];
  });
}

/** The summand that one constraint has in the fitness distance. */
function summand(dictionary: Dictionary, { name, members, required, existence }: Constraint): number {
  const actual = dictionary[name];
  const exists = actual !== undefined;
  if (required) {
    if (!exists || existence === false) return Infinity;
    if (existence === undefined && members.exact && !members.exact.includes(actual)) return Infinity;
    if (members.min && actual < members.min[0]!) return Infinity;
    if (members.max && actual > members.max[0]!) return Infinity;
  }
  if (existence !== undefined) return existence === exists ? 0 : 1;
  if (!exists) return 1;
  if (!members.ideal) return 0;
  return Math.min(...members.ideal.map((ideal) => difference(actual, ideal)));
}

function difference(actual: Value, ideal: Value): number {
  if (actual === ideal) return 0;
  if (typeof actual !== 'number' || typeof ideal !== 'number') return 1;
  return Math.abs(actual - ideal) / Math.max(Math.abs(actual), Math.abs(ideal));
}

/** The fitness distance between a settings dictionary and a constraint set. */
function fitness(dictionary: Dictionary, constraints: Constraint[]): number {
  let sum = 0;
  for (const constraint of constraints) sum += summand(dictionary, constraint);
  return sum;
}

/** The largest number in a domain. */
const largest = (domain: Value[] | Range): number => Math.max(...(everyValue(domain, []) as number[]));

/** The ratio of the whole picture of a space; undefined where it has no pictures, or they are never cropped. */
const shapeOf = ({ width, height, aspectRatio }: Space): number | undefined =>
  width && height && !aspectRatio ? largest(width) / largest(height) : undefined;

/**
 * How much of the picture is cropped: none at the default size, nor where no aspect ratio is required and the
 * height is that of the whole picture, to the pixel; whole percents where there is an ideal ratio.
 */
function cropped(
  dictionary: Dictionary,
  shape: number | undefined,
  defaults: Dictionary,
  sets: Constraint[],
): number {
  const { width, height, aspectRatio } = dictionary as Record<string, number>;
  if (!shape || (width === defaults.width && height === defaults.height)) return 0;
  const share = difference(aspectRatio!, shape);
  const onRatio = sets.filter(({ name }) => name === 'aspectRatio');
  if (onRatio.some(({ members, basic }) => basic && members.ideal)) return Math.floor(share * 100) / 100;
  if (!onRatio.some(({ required }) => required) && height === Math.max(1, Math.round(width! / shape)))
    return 0;
  return share;
}

/** How far a dictionary is from the defaults. */
const unusual = (dictionary: Dictionary, defaults: Dictionary): number =>
  Object.entries(defaults)
    .filter(([name]) => name in dictionary)
    .reduce((sum, [name, value]) => sum + difference(dictionary[name]!, value), 0);

/** All settings dictionaries, and the nearest candidates at the end of the algorithm, with their keys. */
export function candidates(spaces: Space[], constraints: Constraints, defaults: Dictionary) {
  const satisfied: Constraint[] = [];
  const basic = constraintsOf(constraints, 'ideal');
  const all = spaces.flatMap((space, index) =>
    everyDictionary(space, constraints, defaults).map((dictionary) => ({ dictionary, space: index })),
  );
  let left = all
    .map(({ dictionary, space }) => ({ dictionary, space, distance: fitness(dictionary, basic) }))
    .filter(({ distance }) => distance < Infinity);
  for (const set of (left.length && constraints.advanced) || []) {
    const exact = constraintsOf(set, 'exact');
    const kept = left.filter(({ dictionary }) => fitness(dictionary, exact) < Infinity);
    if (!kept.length) continue;
    left = kept;
    satisfied.push(...exact);
  }
  // A key matters only for the nearest.
  const nearest = Math.min(...left.map(({ distance }) => distance)) + 1e-9;
  const shapes = spaces.map(shapeOf);
  const counted = [...basic, ...satisfied];
  const ranked = left
    .filter(({ distance }) => distance < nearest)
    .map(({ dictionary, space, distance }): Ranked => {
      const crop = cropped(dictionary, shapes[space], defaults, counted);
      const mode = dictionary.resizeMode === 'none' ? 0 : 1;
      return { dictionary, space, key: [distance, crop, unusual(dictionary, defaults), mode, space] };
    });
  return { all: all.map(({ dictionary }) => dictionary), ranked };
}

/** The names of the required constraints whose distance was infinite for all dictionaries. */
export const hopeless = (all: Dictionary[], constraints: Constraints): string[] =>
  constraintsOf(constraints, 'ideal')
    .filter(
      (constraint) => all.length && all.every((dictionary) => summand(dictionary, constraint) === Infinity),
    )
    .map(({ name }) => name);

/** The order of two keys: the first difference that is more than an error of rounding. */
export function compareKeys(one: number[], other: number[]): number {
  for (const [index, value] of one.entries()) {
    if (Math.abs(value - other[index]!) > 1e-13) return value - other[index]!;
  }
  return 0;
}
