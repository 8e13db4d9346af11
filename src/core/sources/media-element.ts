import type { TrackKind } from '../errors.js';
import type { TrackLease } from '../track-lease.js';
import { CaptureSource } from './capture-source.js';
import { expectReadable } from './cross-origin.js';
import { captureElement } from './media-element-capture.js';
import { copyElement } from './media-element-copy.js';
import { loaded } from './media-element-load.js';
import { borrow, own, pickTracks, type BorrowedLease, type Captured } from './source-tracks.js';

const BOTH: MediaStreamConstraints = { video: true, audio: true };

/** The stream that an element plays, be it one of another window. */
function streamOf({ srcObject }: HTMLMediaElement): MediaStream | undefined {
  return srcObject && 'getTracks' in srcObject ? srcObject : undefined;
}

const isCapturable = (element: HTMLMediaElement & { captureStream?: unknown }): boolean =>
  !!element.captureStream;

/** What is captured of an element through one source. It is over with the playback. */
class Playback {
  readonly #element: HTMLMediaElement;
  readonly #onEnd: () => void;
  readonly #owned = new Set<TrackLease>();
  readonly #borrowed = new Set<BorrowedLease>();
  #scope: AbortController | undefined;

  /** @param onEnd - called where the playback has ended, or something else is played */
  constructor(element: HTMLMediaElement, onEnd: () => void) {
    this.#element = element;
    this.#onEnd = onEnd;
  }

  own([track, close]: Captured): TrackLease {
    const giveBack = (): void => {
      close();
      this.#leave(this.#owned, lease);
    };
    // Engines mute the tracks of a film where it begins, stands still or ends.
    const lease = own(track, { close: giveBack, muted: () => false });
    return this.#hold(this.#owned, lease);
  }

  borrow(track: MediaStreamTrack): TrackLease {
    const lease: BorrowedLease = borrow(track, { close: () => this.#leave(this.#borrowed, lease) });
    return this.#hold(this.#borrowed, lease);
  }

  #hold<Lease extends TrackLease>(held: Set<Lease>, lease: Lease): Lease {
    held.add(lease);
    if (!this.#scope) {
      this.#scope = new AbortController();
      // The pause at the end comes before what engines do to the tracks then, each in its own order.
      for (const type of ['pause', 'ended', 'emptied'])
        this.#element.addEventListener(type, this.#look, this.#scope);
    }
    return lease;
  }

  #leave<Lease extends TrackLease>(held: Set<Lease>, lease: Lease): void {
    held.delete(lease);
    if (this.#owned.size || this.#borrowed.size) return;
    this.#scope?.abort();
    this.#scope = undefined;
  }

  readonly #look = ({ type }: Event): void => {
    // Whether a stream is over its tracks tell: more of them may come.
    const isOver = type === 'emptied' || (this.#element.ended && !streamOf(this.#element));
    const held = [...this.#owned, ...this.#borrowed];
    if (!isOver || !held.some(({ live }) => live)) return;
    for (const { track } of this.#owned) track.stop();
    for (const lease of this.#borrowed) lease.end();
    this.#onEnd();
  };
}

/**
 * What a `<video>` or `<audio>` plays (Media Capture from DOM Elements, section 3). Where the engine can't capture media
 * elements (WebKit), the picture comes by way of a canvas and the sound by way of Web Audio; the element is heard as
 * before. What is captured ends with the playback, and where something else is played. Of an element that plays a stream it
 * is the tracks of that stream, as they are: those are never stopped, and those of another stream take their place.
 *
 * start() waits until the element has loaded its media. It rejects with `blocked-by-policy` for content of another
 * origin, `unsupported` for protected content, `device-failed` for what can't be played.
 * @throws {TypeError} where `element` is none
 */
export function mediaElementSource(element: HTMLMediaElement): CaptureSource {
  if (typeof element?.canPlayType !== 'function')
    throw new TypeError('mediaElementSource: element must be a <video> or <audio>');
  const playback = new Playback(element, () => source.changed());
  const played = (constraints: MediaStreamConstraints): MediaStreamTrack[] =>
    pickTracks(streamOf(element)?.getTracks() ?? [], constraints);
  const source: CaptureSource = new CaptureSource({
    open: async (constraints, signal) => {
      if (!streamOf(element)) await loaded(element, signal);
      // Chromium gives out the very tracks of a stream that is played: they are somebody else's. It may have come only now.
      if (streamOf(element)) return played(constraints).map((track) => playback.borrow(track));
      expectReadable(element);
      const capture = isCapturable(element) ? captureElement : copyElement;
      return (await capture(element, constraints)).map((captured) => playback.own(captured));
    },
    kinds: () => played(BOTH).map(({ kind }) => kind as TrackKind),
  });
  return source;
}
