import type { TrackKind } from '../errors.js';
import { frozenCopy } from '../frozen-copy.js';

/** What a track was like at one moment (Media Capture and Streams, section 4.3). Frozen, down to the last object. */
export interface TrackSnapshot {
  readonly id: string;
  /** The name of its device, screen or tab; often empty for other sources. */
  readonly label: string;
  readonly kind: TrackKind;
  /** False where the page made it black or silent. */
  readonly enabled: boolean;
  /** Whether its source delivers nothing at the moment. */
  readonly muted: boolean;
  readonly readyState: MediaStreamTrackState;
  /** What is in effect: width and height in px, rates in Hz, latency in s. */
  readonly settings: Readonly<MediaTrackSettings>;
  /** What it could do; empty where the engine does not tell. */
  readonly capabilities: Readonly<MediaTrackCapabilities>;
  /** What was asked for. */
  readonly constraints: Readonly<MediaTrackConstraints>;
}

/** Takes a snapshot. */
export function snapshotOf(track: MediaStreamTrack): TrackSnapshot {
  const { id, label, kind, enabled, muted, readyState } = track;
  return Object.freeze({
    id,
    label,
    kind: kind as TrackKind,
    enabled,
    muted,
    readyState,
    settings: frozenCopy(track.getSettings()),
    // Older engines lack it.
    capabilities: frozenCopy(track.getCapabilities?.() ?? {}),
    constraints: frozenCopy(track.getConstraints()),
  });
}
