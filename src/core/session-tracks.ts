import { CaptureError, type TrackKind } from './errors.js';
import { HeldTracks } from './held-tracks.js';
import type { Acquisition, LostDevices, OffMode, SessionState } from './session-state.js';

/** What a session holds, what of it is off, what it lacks and why: its state follows from this. */
export class SessionTracks extends HeldTracks {
  /** Kinds that are off; `on` while they are being turned on. */
  readonly off = new Map<TrackKind, OffMode | 'on'>();
  /** Kinds that were asked for and can't be had, and why. */
  readonly missing = new Map<TrackKind, CaptureError>();
  /** Devices that went away, for which others stand in. */
  readonly lost: LostDevices = new Map();
  /** What the user should know of the last request. */
  notice: CaptureError | undefined;
  /** Whether it was something else that opened them. */
  adopted = false;

  /** Whether there is anything to go on with. */
  get any(): boolean {
    return this.kinds.length > 0 || (!!this.stream && this.off.size > 0);
  }

  override clear(): void {
    super.clear();
    for (const kinds of [this.off, this.missing, this.lost]) kinds.clear();
    this.notice = undefined;
    this.adopted = false;
  }

  /** Takes in what a request for `asked` brought; kinds that are not `wanted` any more go. */
  accept(
    { leases, missing, notice, failure }: Acquisition,
    asked: readonly TrackKind[],
    wanted: MediaStreamConstraints,
  ): void {
    this.take(leases);
    if (failure) throw failure;
    for (const kind of asked) {
      this.missing.delete(kind);
      if (this.off.get(kind) === 'on') this.off.delete(kind);
    }
    for (const kind of missing ?? []) this.missing.set(kind, notice!);
    for (const kind of ['video', 'audio'] as const) {
      if (wanted[kind]) continue;
      this.#forget(kind);
      this.off.delete(kind);
    }
    this.notice = notice;
    this.adopted = false;
  }

  /** All that is off is to be turned on by the next request. */
  turnOn(): void {
    for (const kind of this.off.keys()) this.off.set(kind, 'on');
  }

  /** The request that was to turn kinds on failed: they are off as before. */
  leaveOff(): void {
    for (const [kind, mode] of this.off) {
      if (mode === 'on') this.off.set(kind, this.get(kind) ? 'disable' : 'stop');
    }
  }

  /**
   * Sees to it that what is off is off, and lets go of what ended.
   * @param asking - what a request under way is to bring
   * @param event - what happened to a track
   * @returns the losses that another device may make up for
   */
  settle(asking: readonly TrackKind[], event?: Event): CaptureError[] {
    const losses: CaptureError[] = [];
    for (const kind of this.kinds) {
      const { live, track } = this.get(kind)!;
      const mode = this.off.get(kind);
      if (mode === 'stop') this.#forget(kind);
      else if (!live) losses.push(...this.#lose(kind, asking, event?.target === track));
      else if (mode === 'disable') track.enabled = false;
    }
    return losses;
  }

  /**
   * The state, as the tracks tell it: nothing is assumed.
   * @returns undefined while a request under way is yet to tell
   */
  stateAfter(before: SessionState, asking: readonly TrackKind[]): SessionState | undefined {
    const { off, missing } = this;
    const stream = this.stream!;
    const away = [...this.lost].filter(([kind, { deviceId }]) => this.get(kind)?.deviceId !== deviceId);
    const notice = this.notice ?? [...missing.values(), ...away.map(([, { error }]) => error)][0];
    if (!this.any) {
      if (asking.length) return notice && { status: 'interrupted', stream, error: notice };
      return this.adopted ? { status: 'ended' } : { status: 'error', error: notice! };
    }
    const muted = this.kinds.find((kind) => this.get(kind)!.track.muted && !asking.includes(kind));
    if (muted) {
      const error =
        before.status === 'interrupted' ? before.error : new CaptureError('interrupted', { kind: muted });
      return { status: 'interrupted', stream, error };
    }
    return {
      status: 'live',
      stream,
      ...(missing.size && { missing: [...missing.keys()] }),
      ...(off.size && { off: [...off.keys()] }),
      ...(notice && { notice }),
    };
  }

  #lose(kind: TrackKind, asking: readonly TrackKind[], told: boolean): CaptureError[] {
    const { deviceId } = this.get(kind)!;
    this.drop(kind);
    // Opening a device ends the one before on some phones: then the request under way tells what came of it.
    if (asking.includes(kind)) return [];
    const error = new CaptureError('device-lost', { kind });
    this.missing.set(kind, error);
    // A track that ended without an event was stopped by the page: no device may come on by itself then. And what took
    // the place of a lost device, be it the same one, is not replaced again: it might go on for ever.
    if (!told || this.adopted || this.lost.has(kind)) return [];
    this.lost.set(kind, { deviceId, error });
    return [error];
  }

  #forget(kind: TrackKind): void {
    this.drop(kind);
    for (const kinds of [this.missing, this.lost]) kinds.delete(kind);
  }
}
