import type { SettingPoint, SettingValue } from './settings-space.js';

/** What one constraint may be written as. */
export type ConstraintValue =
  ConstrainULong | ConstrainDouble | ConstrainDOMString | ConstrainBoolean | readonly SettingPoint[];

/** One constraint of a set. */
export interface ExplainedConstraint {
  /** The name of its property. */
  readonly name: string;
  /** Whether it rules out what does not satisfy it: it has `exact`, `min` or `max`. Else it is ideal. */
  readonly required: boolean;
  /** As it was given. */
  readonly asked: ConstraintValue;
}

/** It comes out as asked. */
export interface MetConstraint extends ExplainedConstraint {
  readonly status: 'met';
  /** The value; undefined where the property is not there, and need not be. */
  readonly got: SettingValue | undefined;
}

/** An ideal that comes out otherwise. */
export interface CompromisedConstraint extends ExplainedConstraint {
  readonly status: 'compromised';
  /** The value; undefined where the property is not there. */
  readonly got: SettingValue | undefined;
  /** The fitness distance: the share by which numbers differ, 1 for everything else. */
  readonly distance: number;
}

/** A requirement that nothing meets, whatever else is asked for. */
export interface ImpossibleConstraint extends ExplainedConstraint {
  readonly status: 'impossible';
  /**
   * `value`: none of the values is there; `absent`: nothing has the property; `not-selectable`: getUserMedia() lets
   * nobody require it, so it rejects with a TypeError; `no-device`: there is no device at all.
   */
  readonly because: 'value' | 'absent' | 'not-selectable' | 'no-device';
  /** The value nearest to what is asked that would work with the other requirements. */
  readonly nearest?: SettingValue;
}

/** A requirement that could be met by itself, but not together with others. */
export interface ConflictingConstraint extends ExplainedConstraint {
  readonly status: 'conflicting';
  /** The names of those others. Without any one of them it could be met. */
  readonly with: readonly string[];
  /** The value nearest to what is asked that would work with the other requirements. */
  readonly nearest?: SettingValue;
}

/** The engine does not tell what its devices can do. */
export interface UnknownConstraint extends ExplainedConstraint {
  readonly status: 'unknown';
}

/** What becomes of one constraint. */
export type ConstraintExplanation =
  MetConstraint | CompromisedConstraint | ImpossibleConstraint | ConflictingConstraint | UnknownConstraint;

/** What becomes of one advanced set: all of it is met, or all of it is skipped, and neither is a failure. */
export interface AdvancedExplanation {
  readonly status: 'met' | 'skipped' | 'unknown';
  /** Where it is skipped: the names of those that can't be met by themselves; empty where it is all of them together. */
  readonly failed: readonly string[];
}

/** What one device makes of the constraints. */
export interface DeviceExplanation {
  /** Whether it meets what is required; unknown where the engine does not tell. */
  readonly status: 'fits' | 'fails' | 'unknown';
  /** Its label and id, as far as they are known. */
  readonly label: string;
  readonly deviceId: string;
  /** The names of the requirements that it does not meet, each by itself. */
  readonly failed: readonly string[];
  /** Requirements that it meets one by one, but not together: the names of each such group. */
  readonly conflicts: readonly (readonly string[])[];
}

/** What every explanation says. */
export interface CommonExplanation {
  /** What becomes of each, in the order in which they are given; where some can't be met, of the others without them. */
  readonly constraints: readonly ConstraintExplanation[];
  readonly advanced: readonly AdvancedExplanation[];
  /** What each device makes of them; for capabilities, one. */
  readonly devices: readonly DeviceExplanation[];
  /** The names of constraints that don't count: the engine does not know them, or tracks of this kind don't have them. */
  readonly ignored: readonly string[];
  /**
   * Whether it is certain. Capabilities are outer limits: what is impossible by them is impossible, but not every
   * combination within them works.
   */
  readonly precise: boolean;
}

/** They can be met. */
export interface PossibleExplanation extends CommonExplanation {
  readonly status: 'possible';
  /** What they lead to, by the specification: engines choose freely among what fits equally. */
  readonly settings: Readonly<MediaTrackSettings>;
  /** The sum of the fitness distances. */
  readonly distance: number;
}

/** They can't be met: getUserMedia(), or applyConstraints(), rejects. */
export interface ImpossibleExplanation extends CommonExplanation {
  readonly status: 'impossible';
  /** The names of the requirements that nothing meets. */
  readonly failed: readonly string[];
  /** Requirements that can be met one by one, but not together: the names of each such group. */
  readonly conflicts: readonly (readonly string[])[];
}

/** Whether they can be met is known only once they are tried: the engine does not tell what its devices can do. */
export interface UnknownExplanation extends CommonExplanation {
  readonly status: 'unknown';
}

/** What becomes of constraints. */
export type Explanation = PossibleExplanation | ImpossibleExplanation | UnknownExplanation;
