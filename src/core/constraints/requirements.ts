import { fitOfAny, type KnownSource } from './constraint-sources.js';
import type { NamedConstraint } from './read-constraint.js';

/** What stands in the way of requirements. */
export interface Obstacles {
  /** Those that nothing meets, each by itself. */
  readonly failed: readonly NamedConstraint[];
  /** Groups of those that can be met one by one, but not together; no group is larger than it has to be. */
  readonly conflicts: readonly (readonly NamedConstraint[])[];
  /** The others: these can be met together. */
  readonly rest: readonly NamedConstraint[];
}

const without = (all: readonly NamedConstraint[], some: readonly NamedConstraint[]): NamedConstraint[] =>
  all.filter((named) => !some.includes(named));

/** Of requirements that can't be met together: as few of them as can't be. */
function smallestConflict(
  sources: readonly KnownSource[],
  required: readonly NamedConstraint[],
): readonly NamedConstraint[] {
  let core = required;
  for (const named of required) {
    const fewer = without(core, [named]);
    if (fitOfAny(sources, fewer) === 'fails') core = fewer;
  }
  return core;
}

/** Finds which of the requirements can't be met, by themselves or together. Nothing is one where it is not certain. */
export function obstaclesTo(
  sources: readonly KnownSource[],
  required: readonly NamedConstraint[],
  forbidden: readonly string[] = [],
): Obstacles {
  const failed = required.filter(
    (named) => forbidden.includes(named[0]) || fitOfAny(sources, [named]) === 'fails',
  );
  const conflicts: (readonly NamedConstraint[])[] = [];
  let rest = without(required, failed);
  while (rest.length && fitOfAny(sources, rest) === 'fails') {
    const conflict = smallestConflict(sources, rest);
    conflicts.push(conflict);
    rest = without(rest, conflict);
  }
  return { failed, conflicts, rest };
}

/** The names of constraints. */
export const namesIn = (all: readonly NamedConstraint[]): string[] => all.map(([name]) => name);
