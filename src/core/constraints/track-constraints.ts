import { toTrackRequest } from './to-constraints.js';

/** As WebIDL converts it. @throws TypeError that names the constraint which can't be converted */
function convert(given: object): object {
  try {
    return toTrackRequest(given) as object;
  } catch (error) {
    const names = Object.keys(given);
    // What is wrong with a constraint is so without the others, too.
    if (names.length > 1) for (const name of names) convert({ [name]: given[name as never] });
    const words = ['constraints', ...names.slice(0, 1), (error as Error).message];
    throw new TypeError(words.join(': '), { cause: error });
  }
}

/**
 * Constraints as WebIDL converts them, but in the order in which they are given; `true` is none.
 * @throws TypeError that names the argument
 */
export function readTrackConstraints(given: unknown): MediaTrackConstraints {
  if (given !== true && Object(given) !== given)
    throw new TypeError('constraints: must be true or an object (MediaTrackConstraints)');
  const converted = given === true ? {} : convert(given as object);
  const names = Object.keys(given as object).filter((name) => name in converted);
  return Object.fromEntries(names.map((name) => [name, converted[name as never]]));
}

/** Those of constraints, in advanced sets too, whose names are to be kept. */
export function keepNames(
  { advanced, ...basic }: MediaTrackConstraints,
  keep: (name: string) => boolean,
): MediaTrackConstraints {
  const kept = (set: MediaTrackConstraintSet): MediaTrackConstraintSet =>
    Object.fromEntries(Object.entries(set).filter(([name]) => keep(name)));
  return { ...kept(basic), ...(advanced && { advanced: advanced.map(kept) }) };
}

/** The basic ones among constraints. */
export const basicOf = (constraints: MediaTrackConstraints): MediaTrackConstraintSet =>
  Object.fromEntries(Object.entries(constraints).filter(([name]) => name !== 'advanced'));
