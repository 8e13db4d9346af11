import { PROPERTIES, PROPERTY_NAMES, propertyNamed, type PropertyKind } from './properties.js';
import { readConstraint } from './read-constraint.js';

/** The constraints that getUserMedia() lets be required ("allowed required constraints for device selection"). */
export const ALLOWED_REQUIRED: readonly string[] = PROPERTY_NAMES.filter((name) => PROPERTIES[name].selects);

/**
 * The first required constraint with which getUserMedia() rejects with a TypeError, for it may not be required in the
 * choice of a device; undefined where there is none. Advanced constraints may.
 */
export const disallowedRequired = (constraints: MediaTrackConstraints): string | undefined =>
  Object.entries(constraints).find(
    ([name, given]) => readConstraint(name, given, 'ideal')?.required && !ALLOWED_REQUIRED.includes(name),
  )?.[0];

const applicable = <Set extends MediaTrackConstraintSet>(set: Set, kind: PropertyKind): Set =>
  Object.fromEntries(
    Object.entries(set).filter(([name]) => propertyNamed(name)?.kinds.includes(kind)),
  ) as Set;

/** Constraints without those, in advanced sets too, of properties that tracks of a kind don't have. */
export function applicableConstraints(
  { advanced, ...basic }: MediaTrackConstraints,
  kind: PropertyKind,
): MediaTrackConstraints {
  const sets = advanced?.map((set) => applicable(set, kind));
  return { ...applicable(basic, kind), ...(sets && { advanced: sets }) };
}
