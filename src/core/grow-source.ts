import { requiredNumber, wantedNumber } from './constraints/constraint-values.js';
import type { TrackLease } from './track-lease.js';

const SIZES = ['width', 'height', 'frameRate'] as const;

/**
 * Whether `lease` asked for more than its track gives although the camera can. An engine keeps a camera in the mode
 * in which it was opened while several tracks share it, and then scales clones down but never up.
 */
export function isTooSmall({ track, constraints }: TrackLease): boolean {
  const settings = track.getSettings();
  const capabilities = track.getCapabilities?.() ?? {};
  const most = (name: (typeof SIZES)[number]): number => capabilities[name]?.max ?? Infinity;
  // What the camera can't do is no reason to disturb the others.
  if (SIZES.some((name) => (requiredNumber(constraints[name]) ?? 0) > most(name))) return false;
  return SIZES.some(
    (name) =>
      Math.min(wantedNumber(constraints[name]) ?? 0, most(name)) > Math.ceil(settings[name] ?? Infinity),
  );
}

/**
 * Reopens the camera in a mode that is large enough for `lease` and the others: a sole track may grow, so the others
 * stop for the few milliseconds, and then get new clones with their own constraints.
 */
export async function growSource(lease: TrackLease, others: readonly TrackLease[]): Promise<void> {
  for (const other of others) {
    other.suspended = true;
    other.track.stop();
  }
  try {
    await lease.track.applyConstraints(largest(lease, others));
  } finally {
    await Promise.all(others.map((other) => cloneAgain(lease, other)));
  }
  await lease.track.applyConstraints(lease.constraints);
}

/** The constraints of `lease`, with sizes that serve everyone. */
function largest(lease: TrackLease, others: readonly TrackLease[]): MediaTrackConstraints {
  const constraints = { ...lease.constraints };
  for (const name of SIZES) {
    const wanted = [lease, ...others].map((each) => wantedNumber(each.constraints[name]) ?? 0);
    const ideal = Math.max(...wanted);
    if (ideal) constraints[name] = { ideal };
  }
  return constraints;
}

async function cloneAgain(from: TrackLease, to: TrackLease): Promise<void> {
  const clone = from.track.clone();
  // A clone that can't be scaled as before still shows the picture, which beats none.
  await clone.applyConstraints(to.constraints).catch(() => {});
  // Released in the meantime: nobody would ever stop the clone.
  if (!to.suspended) return clone.stop();
  const previous = to.track;
  clone.enabled = previous.enabled;
  to.track = clone;
  to.suspended = false;
  to.onreplace?.(clone, previous);
}
