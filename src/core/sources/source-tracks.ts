import { kindsIn } from '../constraints/kinds-in.js';
import { TrackLease } from '../track-lease.js';

/** What a source knows of a track that it leases. */
export interface LeaseOptions {
  /** Called when the track was given back. */
  close?: (() => void) | undefined;
  /** Whether it is interrupted; by default, whether the track is muted. */
  muted?: (() => boolean) | undefined;
}

/** A track of a source: where it ends, that is over, and nothing was lost. */
class SourceLease extends TrackLease {
  override readonly ends: boolean = true;
  readonly #isMuted: (() => boolean) | undefined;

  constructor(track: MediaStreamTrack, { close = () => {}, muted }: LeaseOptions) {
    super(track, close);
    this.#isMuted = muted;
  }

  override get muted(): boolean {
    return this.#isMuted?.() ?? super.muted;
  }
}

/** A track that is someone else's: it is used and given back as it is, never stopped. */
export class BorrowedLease extends SourceLease {
  /** Only devices are in a group. */
  override readonly ends = !this.track.getSettings().groupId;
  readonly #close: (() => void) | undefined;
  #isOver = false;

  constructor(track: MediaStreamTrack, options: LeaseOptions) {
    super(track, options);
    this.#close = options.close;
  }

  override get live(): boolean {
    return !this.#isOver && super.live;
  }

  /** It is not to be used any longer, whatever becomes of the track. */
  end(): void {
    this.#isOver = true;
  }

  override release(): void {
    this.onreplace = undefined;
    this.#close?.();
  }
}

/** A track that was opened for one user, and what is to be done once it is stopped. */
export type Captured = readonly [track: MediaStreamTrack, close: () => void];

/** The first live track of each kind that is asked for. */
export function pickTracks(
  tracks: readonly MediaStreamTrack[],
  constraints: MediaStreamConstraints,
): MediaStreamTrack[] {
  const isLive = ({ readyState }: MediaStreamTrack): boolean => readyState === 'live';
  return kindsIn(constraints).flatMap(
    (kind) => tracks.find((track) => track.kind === kind && isLive(track)) ?? [],
  );
}

/** Leases a track that the source has opened, and stops it in the end. */
export function own(track: MediaStreamTrack, options: LeaseOptions = {}): TrackLease {
  return new SourceLease(track, options);
}

/** Leases a track that the page has opened, and leaves it alone. */
export function borrow(track: MediaStreamTrack, options: LeaseOptions = {}): BorrowedLease {
  return new BorrowedLease(track, options);
}

/** Leases those of the source's own tracks that are asked for, and stops the others. */
export function ownAsked(stream: MediaStream, constraints: MediaStreamConstraints): TrackLease[] {
  const asked = pickTracks(stream.getTracks(), constraints);
  for (const track of stream.getTracks()) if (!asked.includes(track)) track.stop();
  return asked.map((track) => own(track));
}
