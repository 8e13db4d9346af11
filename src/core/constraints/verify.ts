import { frozenCopy } from '../frozen-copy.js';
import type { ConstraintValue } from './explanation.js';
import { constraintDistance } from './fitness-distance.js';
import { readConstraints, type NamedConstraint } from './read-constraint.js';
import type { SettingValue } from './settings-space.js';
import { basicOf, readTrackConstraints } from './track-constraints.js';

/** What a track has of one thing that was asked for. */
export interface VerifiedConstraint {
  /** The name of its property. */
  readonly name: string;
  /** Whether it has `exact`, `min` or `max`; else it is ideal. */
  readonly required: boolean;
  /** As it was given. */
  readonly asked: ConstraintValue;
  /** The setting; undefined where the track has none. */
  readonly got: SettingValue | undefined;
  /**
   * `met`; `compromised`: an ideal that is otherwise; `violated`: a requirement that is, although nothing was rejected;
   * `untold`: the track does not tell, because the engine or the device does not have the property, or it has ended.
   */
  readonly status: 'met' | 'compromised' | 'violated' | 'untold';
  /** The fitness distance: the share by which numbers differ, 1 for everything else, Infinity where it is violated. */
  readonly distance: number;
}

/** What a track has of all that was asked for. */
export interface Verification {
  /** Whether every one is met. */
  readonly met: boolean;
  /** Each, in the order in which they are given; advanced sets may be skipped, so they are not among them. */
  readonly constraints: readonly VerifiedConstraint[];
}

function statusOf(got: unknown, distance: number): VerifiedConstraint['status'] {
  if (distance === 0) return 'met';
  if (got === undefined) return 'untold';
  return distance === Infinity ? 'violated' : 'compromised';
}

/**
 * Compares what was asked of a track with what it has, by its getSettings(): engines resolve applyConstraints(), and
 * getUserMedia(), also where something has had no effect (Media Capture and Streams, "applyConstraints").
 * @param constraints - those that the track was given last, where they are left out
 * @throws TypeError that names the argument which can't be that
 */
export function verify(
  track: Pick<MediaStreamTrack, 'kind' | 'getSettings' | 'getConstraints'>,
  constraints?: MediaTrackConstraints,
): Verification {
  if (typeof (track as MediaStreamTrack | undefined)?.getSettings !== 'function')
    throw new TypeError('track: must be a MediaStreamTrack');
  const basic = basicOf(readTrackConstraints(constraints ?? track.getConstraints()));
  const settings = track.getSettings() as Record<string, SettingValue | undefined>;
  const verified = readConstraints(basic, 'ideal').map((named: NamedConstraint): VerifiedConstraint => {
    const [name, { required }] = named;
    const got = settings[name];
    const distance = constraintDistance(got, named);
    const asked = basic[name as keyof MediaTrackConstraintSet] as ConstraintValue;
    return { name, required, asked, got, status: statusOf(got, distance), distance };
  });
  return frozenCopy({ met: verified.every(({ status }) => status === 'met'), constraints: verified });
}
