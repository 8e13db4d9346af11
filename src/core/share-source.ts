import { wantedStrings } from './constraints/constraint-values.js';
import { kindsIn } from './constraints/kinds-in.js';
import { CaptureError, type TrackKind } from './errors.js';
import { growSource, isTooSmall } from './grow-source.js';
import type { SourceRegistry } from './source-registry.js';
import type { TrackLease } from './track-lease.js';

/**
 * Leases new tracks of the devices that are open and that getUserMedia could have picked.
 * @returns these, and the constraints that are left to ask for
 */
export function share(
  registry: SourceRegistry,
  constraints: MediaStreamConstraints,
  fresh: readonly TrackKind[] = [],
): { shared: TrackLease[]; rest: MediaStreamConstraints } {
  const { leases } = registry.state;
  const shared: TrackLease[] = [];
  const rest: MediaStreamConstraints = {};
  for (const kind of kindsIn(constraints)) {
    const own = constraints[kind]!;
    const wanted = typeof own === 'object' ? own : {};
    const source = leases.find((lease) => lease.kind === kind && fits(lease, wanted));
    if (source && !fresh.includes(kind)) shared.push(cloneLease(source, wanted, registry));
    else rest[kind] = own;
  }
  return { shared, rest };
}

function cloneLease(
  source: TrackLease,
  constraints: MediaTrackConstraints,
  registry: SourceRegistry,
): TrackLease {
  const track = source.track.clone();
  track.enabled = true;
  const lease = registry.adopt(new MediaStream([track]))[0]!;
  lease.constraints = constraints;
  return lease;
}

/**
 * Gives the track of `lease`, a clone, its own constraints, and lets the device grow where it must.
 * @throws {CaptureError} `device-lost` where the device is gone; else what applyConstraints() rejects with
 */
export async function constrain(lease: TrackLease, leases: readonly TrackLease[]): Promise<void> {
  const { track, constraints, kind } = lease;
  // A clone comes with the constraints of the track that it was made of.
  if (Object.keys({ ...track.getConstraints(), ...constraints }).length) {
    try {
      await track.applyConstraints(constraints);
    } catch (error) {
      if (!isTooSmall(lease)) throw error;
    }
    const others = leases.filter((other) => other !== lease && other.live && isSameDevice(other, lease));
    if (isTooSmall(lease)) await growSource(lease, others);
  }
  if (!lease.live) throw new CaptureError('device-lost', { kind });
}

function isSameDevice(one: TrackLease, other: TrackLease): boolean {
  return one.kind === other.kind && one.deviceId === other.deviceId;
}

function fits({ live, track }: TrackLease, wanted: MediaTrackConstraints): boolean {
  const settings = track.getSettings();
  // Only devices are in a group: a canvas or a screen that was adopted is no camera. A muted track is one that the
  // system took, and may give again to who asks anew.
  if (!live || track.muted || !settings.groupId) return false;
  return (['deviceId', 'groupId', 'facingMode'] as const).every((name) => {
    const { values, exact } = wantedStrings(wanted[name]);
    // A camera that does not tell which way it faces is what an ideal facing mode would get as well.
    return !values.length || values.includes(settings[name] ?? '') || (!exact && !settings[name]);
  });
}
