import { explain } from '../../core/constraints/explain.js';
import type { CaptureError } from '../../core/errors.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';
import { askOf, sameAsk, type Draft } from './draft.js';

/** A draft that could not be applied, and why. */
export interface Refusal {
  readonly error: CaptureError;
  readonly draft: Draft;
  /** The one that there was afterwards. */
  readonly track: MediaStreamTrack | undefined;
}

/** The names of what was refused: engines name one at most; what can't be met by itself was refused as well. */
export function refusedNames(
  { error: { constraint, code }, draft }: Refusal,
  snapshot: TrackSnapshot | undefined,
): readonly string[] {
  if (constraint) return [constraint];
  if (code !== 'overconstrained' || !snapshot) return [];
  const { capabilities, kind } = snapshot;
  const explanation = explain(draft as MediaTrackConstraints, capabilities, { kind });
  return explanation.status === 'impossible' ? [...explanation.failed, ...explanation.conflicts.flat()] : [];
}

/** Whether any of what was refused is still written so. */
export function isRefusedStill(refusal: Refusal, names: readonly string[], present: Draft): boolean {
  const { draft } = refusal;
  if (!names.length) return draft === present;
  return names.some((name) => sameAsk(name, askOf(draft, name), askOf(present, name)));
}
