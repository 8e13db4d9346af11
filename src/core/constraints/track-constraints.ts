import { toTrackRequest } from './to-constraints.js';

/**
 * Constraints as WebIDL converts them, but in the order in which they are given; `true` is none.
 * @throws TypeError that names the argument
 */
export function readTrackConstraints(given: unknown): MediaTrackConstraints {
  if (given !== true && Object(given) !== given)
    throw new TypeError('constraints: must be true or an object (MediaTrackConstraints)');
  const converted = toTrackRequest(given) as object;
  const names = Object.keys(given as object).filter((name) => name in converted);
  return Object.fromEntries(names.map((name) => [name, converted[name as never]]));
}

/** The basic ones among constraints. */
export const basicOf = (constraints: MediaTrackConstraints): MediaTrackConstraintSet =>
  Object.fromEntries(Object.entries(constraints).filter(([name]) => name !== 'advanced'));
