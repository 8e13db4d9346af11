import type { ConstraintValue } from './explanation.js';
import type { SettingValue } from './settings-space.js';

/** One constraint that asks for less than before. */
export interface RelaxedConstraint {
  /** The name of its property. */
  readonly name: string;
  /** As it was given. */
  readonly asked: ConstraintValue;
  /** What is asked for in its place; undefined where that is nothing. */
  readonly relaxed: ConstraintValue | undefined;
  /** `nearest`: its limits let a value in that works; `ideal`: it is preferred, not required; `any`: it is left out. */
  readonly to: 'nearest' | 'ideal' | 'any';
  /** What comes out, as far as it is known. */
  readonly got?: SettingValue | undefined;
}

/** Constraints that ask for less than before. */
export interface Relaxation {
  /** Those to ask for now. */
  readonly constraints: MediaTrackConstraints;
  /** What is not as asked, one record for each constraint. All others are as they were given. */
  readonly relaxed: readonly RelaxedConstraint[];
  /** Whether they can be met now; where the engine does not tell, they may fail, and be relaxed, again. */
  readonly status: 'possible' | 'unknown';
}
