import { propertyNamed, type PropertyKind } from './properties.js';
import {
  readConstraints,
  type BareMeaning,
  type NamedConstraint,
  type ReadConstraint,
} from './read-constraint.js';
import { same } from './settings-space.js';

/** Whether a value (undefined: the property is not there) satisfies what is required of it. */
function satisfies(actual: unknown, { min = -Infinity, max = Infinity, exact, exists }: ReadConstraint) {
  if (actual === undefined || exists === false) return false;
  if (typeof actual === 'number' && (actual < min || actual > max)) return false;
  return !exact || exact.some((value) => same(value, actual));
}

/** How far a value is from an ideal one: for numbers the share by which they differ, for all others 0 or 1. */
export function valueDistance(actual: unknown, ideal: unknown): number {
  if (same(actual, ideal)) return 0;
  if (typeof actual !== 'number' || typeof ideal !== 'number') return 1;
  return Math.abs(actual - ideal) / Math.max(Math.abs(actual), Math.abs(ideal));
}

/** How far a value (undefined: the property is not there) is from what one constraint asks for. */
export function constraintDistance(
  actual: unknown,
  [name, constraint]: NamedConstraint,
  kind?: PropertyKind,
): number {
  const { required, exists, ideal } = constraint;
  if (required && !satisfies(actual, constraint)) return Infinity;
  if (kind && !propertyNamed(name)?.kinds.includes(kind)) return 0;
  if (exists !== undefined) return exists === (actual !== undefined) ? 0 : 1;
  if (actual === undefined) return 1;
  return ideal ? Math.min(...ideal.map((value) => valueDistance(actual, value))) : 0;
}

/**
 * The fitness distance between settings and a set of constraints: 0 where they are all met, Infinity where a required
 * one is not (Media Capture and Streams, "fitness distance"). Numbers that are not positive, such as pan, are
 * measured by the formula for positive ones, for the specification has none.
 * @param bare how values that stand alone are meant: as 'ideal', or as 'exact' in an advanced set
 * @param kind of the track: optional constraints of properties of other kinds don't count
 */
export function fitnessDistance(
  settings: Readonly<Record<string, unknown>>,
  constraints: MediaTrackConstraintSet,
  bare: BareMeaning,
  kind?: PropertyKind,
): number {
  return readConstraints(constraints, bare)
    .map((named) => constraintDistance(settings[named[0]], named, kind))
    .reduce((sum, distance) => sum + distance, 0);
}
