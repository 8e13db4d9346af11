import { PROPERTIES, PROPERTY_NAMES, type ConstraintType } from './properties.js';

type Members = Record<string, unknown>;
type Convert = (value: unknown) => unknown;

const isObject = (value: unknown): value is object =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

const isIterable = (value: unknown): value is Iterable<unknown> =>
  isObject(value) && Symbol.iterator in value;

/** The number next to a value in the middle between two whole ones is the even one. */
const roundToEven = (value: number): number => {
  const whole = Math.round(value);
  return whole - value === 0.5 && whole % 2 ? whole - 1 : whole;
};

const toLong: Convert = (value) => roundToEven(Math.min(Math.max(+(value as string) || 0, 0), 2 ** 32 - 1));

const toDouble: Convert = (value) => {
  const number = +(value as string);
  if (Number.isFinite(number)) return number;
  throw new TypeError('A constraint is not a finite number');
};

const toText: Convert = (value) => ''.concat(value as string);
const toTexts: Convert = (value) => (isIterable(value) ? Array.from(value, toText) : toText(value));
const toBooleanOrText: Convert = (value) => (typeof value === 'boolean' ? value : toText(value));

function toPoint(value: unknown): unknown {
  const { x = 0, y = 0 } = toDictionary(value, 'A point');
  return { x: toDouble(x), y: toDouble(y) };
}

const toPoints: Convert = (value) => {
  if (isIterable(value)) return Array.from(value, toPoint);
  throw new TypeError('Points of interest are not a sequence');
};

/** How the members `exact` and `ideal` of a type are converted, and whether there are `min` and `max`. */
const TYPES: Record<ConstraintType, readonly [convert: Convert, isRange?: boolean]> = {
  'unsigned long': [toLong, true],
  double: [toDouble, true],
  'boolean or double': [toDouble, true],
  DOMString: [toTexts],
  boolean: [Boolean],
  'boolean or DOMString': [toBooleanOrText],
  points: [toPoints],
};

/** What WebIDL takes for a dictionary: an object, or nothing for one without members. @throws TypeError that says `what` */
export function toDictionary(value: unknown, what: string): Members {
  if (value == null) return {};
  if (isObject(value)) return value as Members;
  throw new TypeError(`${what} is not a dictionary`);
}

/** Members of a dictionary, converted, without those that are undefined. */
function convertMembers(given: Members, converters: readonly (readonly [name: string, Convert])[]): Members {
  const converted: Members = {};
  for (const [name, convert] of converters) {
    const value = given[name];
    if (value !== undefined) converted[name] = convert(value);
  }
  return converted;
}

/** Whether a value of a constraint stands for a dictionary, rather than alone. */
const isDictionary = (type: ConstraintType, value: unknown): boolean =>
  value === null || (isObject(value) && !(isIterable(value) && (type === 'DOMString' || type === 'points')));

function convertConstraint(type: ConstraintType, value: unknown): unknown {
  const [convert, isRange] = TYPES[type];
  if (isDictionary(type, value)) {
    const names = isRange ? ['exact', 'ideal', 'max', 'min'] : ['exact', 'ideal'];
    return convertMembers(
      toDictionary(value, type),
      names.map((name) => [name, convert]),
    );
  }
  return type === 'boolean or double' && typeof value === 'boolean' ? value : convert(value);
}

/** WebIDL reads the members of a dictionary in the order of their names. */
const CONVERTERS = [...PROPERTY_NAMES].sort().map((name) => {
  const convert: Convert = (value) => convertConstraint(PROPERTIES[name].type, value);
  return [name, convert] as const;
});

const toSet = (value: unknown): Members =>
  convertMembers(toDictionary(value, 'A constraint set'), CONVERTERS);

function toSets(value: unknown): MediaTrackConstraintSet[] {
  if (isIterable(value)) return Array.from(value, toSet);
  throw new TypeError('advanced is not a sequence');
}

/**
 * A copy of constraints as WebIDL converts a MediaTrackConstraints dictionary: of known properties only; numbers,
 * strings and booleans made from whatever is given, whole numbers clamped to those from 0 to 2³² - 1.
 * @throws TypeError where something is no dictionary, no sequence, or no finite number, but has to be
 */
export function toConstraints(value: unknown): MediaTrackConstraints {
  const { advanced } = toDictionary(value, 'A value of constraints');
  return { ...(advanced !== undefined && { advanced: toSets(advanced) }), ...toSet(value) };
}

/**
 * What getUserMedia() is given for one kind, as WebIDL converts `(boolean or MediaTrackConstraints)`: a dictionary
 * from an object or null, true or false from everything else.
 * @throws TypeError as `toConstraints` does
 */
export function toTrackRequest(value: unknown): boolean | MediaTrackConstraints {
  return value === null || isObject(value) ? toConstraints(value) : Boolean(value);
}
