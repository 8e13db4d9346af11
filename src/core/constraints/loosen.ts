import type { ConstraintValue } from './explanation.js';
import type { SettingValue } from './settings-space.js';

/** A constraint after one step. */
export interface Loosened {
  readonly relaxed: ConstraintValue | undefined;
  readonly to: 'nearest' | 'ideal' | 'any';
}

interface Members {
  readonly exact?: SettingValue;
  readonly ideal?: SettingValue;
  readonly min?: number;
  readonly max?: number;
}

/** Only what is written as a dictionary requires anything. */
const membersOf = (asked: unknown): Members =>
  Object(asked) === asked && !Array.isArray(asked) ? (asked as Members) : {};

const as = (members: Members): ConstraintValue => members as ConstraintValue;

/** Limits that let a value in. */
function widened({ min, max, ...others }: Members, value: number): Members {
  return {
    ...others,
    ...(min !== undefined && { min: Math.min(min, value) }),
    ...(max !== undefined && { max: Math.max(max, value) }),
  };
}

/** What is required becomes ideal: what is exact, else what was ideal besides limits, else the limit itself. */
function preferred({ exact, ideal, min, max }: Members): Members {
  return { ideal: (exact ?? ideal ?? min ?? max)! };
}

/**
 * Takes one step away from what a constraint asks for: exact becomes ideal, limits move to a value that works, or become
 * ideal where none is known, and what is ideal already is left out.
 * @param asked - the constraint
 * @param nearest - a value that works
 */
export function loosen(asked: ConstraintValue, nearest?: SettingValue): Loosened {
  const { exact, ...others } = membersOf(asked);
  const { min, max } = others;
  const isOutside = (value: number): boolean => value < (min ?? value) || value > (max ?? value);
  if (exact !== undefined) return { relaxed: as({ ...others, ideal: exact }), to: 'ideal' };
  if (min === undefined && max === undefined) return { relaxed: undefined, to: 'any' };
  return typeof nearest === 'number' && isOutside(nearest)
    ? { relaxed: as(widened(others, nearest)), to: 'nearest' }
    : { relaxed: as(preferred(others)), to: 'ideal' };
}
