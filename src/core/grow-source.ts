import { wantedNumber } from './constraints/constraint-values.js';
import type { TrackLease } from './track-lease.js';

const SIZES = ['width', 'height', 'frameRate'] as const;

/**
 * Whether `lease` asked for more than its track gives although the camera can. An engine keeps a camera in the mode
 * in which it was opened while several tracks share it, and then scales clones down but never up.
 */
export function isTooSmall({ track, constraints }: TrackLease): boolean {
  const settings = track.getSettings();
  const capabilities = track.getCapabilities?.() ?? {};
  return SIZES.some((name) => {
    const wanted = wantedNumber(constraints[name]);
    const possible = Math.min(wanted ?? 0, capabilities[name]?.max ?? Infinity);
    return possible > Math.ceil(settings[name] ?? Infinity);
  });
}

/**
 * Reopens the camera in the mode that `lease` needs: a sole track may grow, so the others stop for the few
 * milliseconds, and then get new clones with their own constraints.
 */
export async function growSource(lease: TrackLease, others: readonly TrackLease[]): Promise<void> {
  for (const other of others) other.track.stop();
  try {
    await lease.track.applyConstraints(lease.constraints);
  } finally {
    await Promise.all(others.map((other) => cloneAgain(lease, other)));
  }
}

async function cloneAgain(from: TrackLease, to: TrackLease): Promise<void> {
  const clone = from.track.clone();
  // A clone that can't be scaled as before still shows the picture, which beats none.
  await clone.applyConstraints(to.constraints).catch(() => {});
  to.replace(clone);
}
