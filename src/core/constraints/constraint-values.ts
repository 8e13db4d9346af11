import type { TrackKind } from '../errors.js';

/** The strings that a constraint such as `deviceId` accepts, and whether nothing else will do. */
export function wantedStrings(constraint: ConstrainDOMString | undefined): {
  values: readonly string[];
  exact: boolean;
} {
  if (constraint === undefined) return { values: [], exact: false };
  if (typeof constraint === 'string' || Array.isArray(constraint)) {
    return { values: [constraint].flat(), exact: false };
  }
  const { exact, ideal } = constraint;
  return { values: [exact ?? ideal ?? []].flat(), exact: exact !== undefined };
}

/** The kinds that constraints ask for. */
export function kindsIn(constraints: MediaStreamConstraints): TrackKind[] {
  return (['video', 'audio'] as const).filter((kind) => constraints[kind]);
}
