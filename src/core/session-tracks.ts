import { CaptureError, type TrackKind } from './errors.js';
import type { Acquisition, OffMode, SessionState } from './session-state.js';
import type { TrackLease } from './track-lease.js';

const TRACK_EVENTS = ['ended', 'mute', 'unmute'] as const;

/** What a session has of one kind, and what it knows about it. */
export interface SessionTrack {
  readonly kind: TrackKind;
  readonly input: 'audioinput' | 'videoinput';
  lease?: TrackLease | undefined;
  /** The call under way that is to bring it; ended where another one, or stop(), takes its place. */
  call?: AbortController | undefined;
  /** A device that is open already will not do for that. */
  fresh?: boolean;
  /** How it is off; `on` while it is being turned on. */
  off?: OffMode | 'on' | undefined;
  /** Why there is none, or one of another device than before. */
  failure?: CaptureError | undefined;
  /** The device that went away, in whose place another one was opened, or is to be. */
  lost?: string | undefined;
}

/**
 * The tracks that a session holds, one of each kind, in one MediaStream that stays the same object while they change,
 * so that a media element can go on to the next camera. The session's state follows from them.
 */
export class SessionTracks {
  /** What is captured; undefined where nothing is. */
  stream: MediaStream | undefined;
  /** One of each kind, whether it is held or not. */
  readonly all: readonly SessionTrack[] = [
    { kind: 'video', input: 'videoinput' },
    { kind: 'audio', input: 'audioinput' },
  ];
  /** What the user should know of the last request. */
  notice: CaptureError | undefined;
  /** Whether they are over once they end: nothing is to be opened in their place. */
  ends: boolean | undefined;
  #onChange: (event?: Event) => void;

  /** @param onChange - called when the platform ends, mutes, unmutes or replaces a track */
  constructor(onChange: (event?: Event) => void) {
    this.#onChange = onChange;
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.all.some(({ call }) => call);
  }

  /** Whether there is anything to go on with. */
  get any(): boolean {
    return !!this.stream && this.all.some(({ lease, off }) => lease || off);
  }

  of(kind: TrackKind): SessionTrack {
    return this.all.find((track) => track.kind === kind)!;
  }

  /** Takes `leases` in, each in the place of the one of its kind, which is released. */
  take(leases: readonly TrackLease[]): void {
    this.stream ??= new MediaStream();
    // Chromium tells of tracks that the page itself stopped in no other way. Listening once more changes nothing.
    this.stream.addEventListener('inactive', this.#onChange);
    for (const lease of leases) {
      const track = this.of(lease.kind);
      // First out, then in: a media element in Firefox or WebKit stands still for ever where the track that it shows is
      // taken away beside another one; so it pauses, and goes on with play() or autoplay.
      this.drop(track);
      track.lease = lease;
      this.#put('add', lease.track);
      lease.onreplace = (next, previous) => {
        this.#put('remove', previous);
        this.#put('add', next);
        this.#onChange();
      };
    }
  }

  /** Lets go of a kind; with nothing left the stream stays, without tracks. */
  drop(track: SessionTrack): void {
    const { lease } = track;
    if (!lease) return;
    track.lease = undefined;
    // Stopped, then taken out: in Chromium a <video> that loses a live track can keep the device's buffers, and then no
    // page gets a frame until every one of them has closed the device. A canvas is no device, and there it is the other
    // way round: WebKitGTK crashes where a <video> loses a stopped track of which it is yet to show the first frame.
    if ('canvas' in lease.track) this.#put('remove', lease.track);
    lease.release();
    this.#put('remove', lease.track);
  }

  /** Ends what is under way, and lets go of everything, for good. */
  release(): void {
    for (const track of this.all) {
      track.call?.abort();
      this.drop(track);
    }
    this.stream = undefined;
  }

  /**
   * Makes it the task of `call` to bring `kinds`, in the place of calls for the same ones.
   * @returns what it is to bring: what a superseded call was to open is wanted still
   */
  ask(kinds: readonly TrackKind[], call: AbortController): readonly SessionTrack[] {
    const superseded = this.all.map((track) => kinds.includes(track.kind) && track.call);
    const asked = this.all.filter(
      (track) => kinds.includes(track.kind) || (track.call && superseded.includes(track.call)),
    );
    for (const track of asked) {
      track.call?.abort();
      track.call = call;
    }
    return asked;
  }

  /** Takes in what was `asked` for; kinds that are not `wanted` any more go. */
  accept(
    asked: readonly SessionTrack[],
    { leases, notice }: Acquisition,
    wanted: MediaStreamConstraints,
  ): void {
    this.take(leases);
    for (const track of asked) {
      const { lease, lost = lease?.deviceId } = track;
      if (track.off === 'on') track.off = undefined;
      if (!lease) track.failure = notice;
      else if (lost === lease.deviceId) track.failure = undefined;
    }
    for (const track of this.all) if (!wanted[track.kind]) this.#forget(track, undefined);
    this.finish(asked);
    this.notice = notice;
  }

  /** The request for `asked` is over: what could not be turned on is off as before. */
  finish(asked: readonly SessionTrack[]): void {
    for (const track of asked) {
      track.call = undefined;
      track.fresh = false;
      if (track.off === 'on') track.off = track.lease ? 'disable' : 'stop';
    }
  }

  /**
   * Sees to it that what is off is off, and lets go of what ended.
   * @param event - what happened to a track
   * @returns the loss that another device may make up for
   */
  settle(event?: Event): CaptureError | undefined {
    let loss: CaptureError | undefined;
    for (const track of this.all) {
      const { lease, off } = track;
      if (!lease) continue;
      if (off === 'stop') this.#forget(track, off);
      else if (!lease.live) loss = this.#lose(track, lease, event) ?? loss;
      else if (off === 'disable') lease.track.enabled = false;
    }
    return loss;
  }

  /**
   * The state, as the tracks tell it: nothing is assumed.
   * @returns undefined while a request under way is yet to tell
   */
  stateAfter(before: SessionState): SessionState | undefined {
    const stream = this.stream!;
    const notice = this.notice ?? this.all.find(({ failure }) => failure)?.failure;
    if (!this.any) {
      if (this.busy) return notice && { status: 'interrupted', stream, error: notice };
      return this.ends ? { status: 'ended' } : { status: 'error', error: notice! };
    }
    const muted = this.all.find(({ lease, call }) => lease?.muted && !call);
    if (muted) {
      const error = before.status === 'interrupted' ? before.error : new CaptureError('interrupted', muted);
      return { status: 'interrupted', stream, error };
    }
    const missing = kindsOf(this.all.filter(({ lease, failure }) => failure && !lease));
    const off = kindsOf(this.all.filter((track) => track.off));
    const relaxed = this.all.flatMap(({ lease }) => lease?.relaxed ?? []);
    return { status: 'live', stream, ...(notice && { notice }), ...filled({ missing, off, relaxed }) };
  }

  #lose(track: SessionTrack, lease: TrackLease, event: Event | undefined): CaptureError | undefined {
    this.drop(track);
    // Opening a device ends the one before on some phones: then the request under way tells what came of it.
    if (track.call || lease.ends) return undefined;
    track.failure = new CaptureError('device-lost', track);
    // A track that ended without an event was stopped by the page: no device may come on by itself then. And what took
    // the place of a lost device, be it the same one, is not replaced again: it might go on for ever.
    if (event?.target !== lease.track || this.ends || track.lost !== undefined) return undefined;
    track.lost = lease.deviceId;
    return track.failure;
  }

  #forget(track: SessionTrack, off: OffMode | undefined): void {
    this.drop(track);
    track.failure = track.lost = undefined;
    track.off = off;
  }

  /** Puts a track in the stream and listens to it, or takes it out and does not. */
  #put(change: 'add' | 'remove', track: MediaStreamTrack): void {
    for (const type of TRACK_EVENTS) track[`${change}EventListener`](type, this.#onChange);
    this.stream![`${change}Track`](track);
  }
}

/** Those of the lists that have something in them. */
function filled<Lists extends Record<string, readonly unknown[]>>(lists: Lists): Partial<Lists> {
  return Object.fromEntries(Object.entries(lists).filter(([, [first]]) => first)) as Partial<Lists>;
}

/** The kinds of these tracks. */
export function kindsOf(tracks: readonly SessionTrack[]): TrackKind[] {
  return tracks.map(({ kind }) => kind);
}
