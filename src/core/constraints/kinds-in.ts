import type { TrackKind } from '../errors.js';

/** The kinds that constraints ask for. */
export function kindsIn(constraints: MediaStreamConstraints): TrackKind[] {
  return (['video', 'audio'] as const).filter((kind) => constraints[kind]);
}
