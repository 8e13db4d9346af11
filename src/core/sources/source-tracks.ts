import { kindsIn } from '../constraints/kinds-in.js';
import { TrackLease } from '../track-lease.js';

/** A track that is someone else's: it is used and given back as it is, never stopped. */
class BorrowedLease extends TrackLease {
  override release(): void {
    this.onreplace = undefined;
  }
}

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

/** Leases a track that the source has opened, and stops it in the end. @param close - called after that */
export function own(track: MediaStreamTrack, close: () => void = () => {}): TrackLease {
  return new TrackLease(track, close);
}

/** Leases a track that the page has opened, and leaves it alone. */
export function borrow(track: MediaStreamTrack): TrackLease {
  return new BorrowedLease(track, () => {});
}

/** Leases those of the source's own tracks that are asked for, and stops the others. */
export function ownAsked(stream: MediaStream, constraints: MediaStreamConstraints): TrackLease[] {
  const asked = pickTracks(stream.getTracks(), constraints);
  for (const track of stream.getTracks()) if (!asked.includes(track)) track.stop();
  return asked.map((track) => own(track));
}
