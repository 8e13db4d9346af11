import { propertyNamed, type ConstrainableProperty } from './properties.js';
import { tenDecimals, type SettingPoint, type SettingValue } from './settings-space.js';

/** How a value that stands alone is meant: as ideal in the basic constraints, as exact in the advanced ones. */
export type BareMeaning = 'ideal' | 'exact';

/** What a constraint says, in one form for all that it can be written in. */
export interface ReadConstraint {
  readonly min?: number;
  readonly max?: number;
  readonly exact?: readonly SettingValue[];
  readonly ideal?: readonly SettingValue[];
  /** Of `pan: true`, and the like: whether there should be such a property at all. */
  readonly exists?: boolean;
  /** Whether it rules out what does not satisfy it. */
  readonly required: boolean;
}

/** A name and what its constraint says. */
export type NamedConstraint = readonly [name: string, constraint: ReadConstraint];

/** The types of the properties that can themselves be true or false. */
const BOOLEAN: readonly string[] = ['boolean', 'boolean or DOMString'];

const unit = (value: number): number => Math.min(Math.max(value, 0), 1);

/** The values of a constraint, as the property has them; undefined where there are none. */
function valuesOf(name: string, type: string, given: unknown): readonly SettingValue[] | undefined {
  const list = [given].flat() as unknown[];
  if (given === undefined || !list.length) return undefined;
  if (type === 'points') return [(list as SettingPoint[]).map(({ x, y }) => ({ x: unit(x), y: unit(y) }))];
  // An aspect ratio has ten decimals, so 16 / 9 has to mean the one that a track of 1280 × 720 has.
  return name === 'aspectRatio' ? (list as number[]).map(tenDecimals) : (list as SettingValue[]);
}

function readBare(name: string, { type }: ConstrainableProperty, given: unknown, bare: BareMeaning) {
  const required = bare === 'exact';
  if (typeof given === 'boolean' && !BOOLEAN.includes(type)) return { exists: given, required };
  const values = valuesOf(name, type, given);
  return values && { [bare]: values, required };
}

/** The members of a constraint that is a dictionary; those that are not there, or are empty, are left out. */
function readDictionary(name: string, { type }: ConstrainableProperty, given: Record<string, unknown>) {
  const members: Record<string, unknown> = {};
  for (const member of ['min', 'max', 'exact', 'ideal']) {
    const values = valuesOf(name, type, given[member]);
    if (values) members[member] = member.startsWith('m') ? values[0] : values;
  }
  const names = Object.keys(members);
  return names.length ? { ...members, required: names.some((member) => member !== 'ideal') } : undefined;
}

/** What one constraint says; undefined where it says nothing, as an empty list, or is of no known property. */
export function readConstraint(name: string, given: unknown, bare: BareMeaning): ReadConstraint | undefined {
  const property = propertyNamed(name);
  if (!property || given === undefined) return undefined;
  return typeof given === 'object' && given && !Array.isArray(given)
    ? readDictionary(name, property, given as Record<string, unknown>)
    : readBare(name, property, given, bare);
}

/** What the constraints of a set say, without those of properties that are to be ignored. */
export function readConstraints(
  set: MediaTrackConstraintSet,
  bare: BareMeaning,
  ignore: readonly string[] = [],
): NamedConstraint[] {
  return Object.entries(set).flatMap(([name, given]) => {
    const constraint = ignore.includes(name) ? undefined : readConstraint(name, given, bare);
    return constraint ? [[name, constraint] as const] : [];
  });
}
