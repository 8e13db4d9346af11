import { isAborted } from './abort.js';
import { kindsIn } from './constraints/constraint-values.js';
import type { DeviceMemory } from './device-memory.js';
import { CaptureError, type TrackKind } from './errors.js';
import { HeldTracks } from './held-tracks.js';
import { ObservableState } from './observable.js';
import { areGranted } from './granted.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import { INPUTS, openDevices } from './session-request.js';
import {
  stateOf,
  type Acquisition,
  type DeviceSelection,
  type LostDevices,
  type OffMode,
  type SessionState,
} from './session-state.js';
import { SourceRegistry, type OpenOptions } from './source-registry.js';

/** What a session is made with. */
export interface CaptureSessionOptions {
  /** The browser by default; virtual devices, or a test's own. */
  platform?: CapturePlatform | undefined;
  /** Remembers the devices that the user chooses; nothing is remembered without it. */
  memory?: DeviceMemory | undefined;
}

interface AcquireOptions extends OpenOptions {
  /** The loss that it makes up for: nobody is prompted for that. */
  loss?: CaptureError | undefined;
}

/**
 * One capture: asks for camera and microphone together, follows what becomes of them, and lets go of them.
 * Calls are serialised and the last one wins: a superseded call rejects with `aborted`, and what it opened is stopped.
 */
export class CaptureSession extends ObservableState<SessionState> {
  /** The browser, or what stands in for it. */
  readonly platform: CapturePlatform;
  /** Where chosen devices are remembered; may be set or taken away at any time. */
  memory: DeviceMemory | undefined;
  /** What start() asks for where it is called without constraints: those of the last call, at first a camera. */
  constraints: MediaStreamConstraints = { video: true };
  #selected: DeviceSelection = {};
  #held = new HeldTracks(() => this.#settle());
  #off = new Map<TrackKind, OffMode | 'on'>();
  #missing = new Map<TrackKind, CaptureError>();
  #lost: LostDevices = new Map();
  #notice: CaptureError | undefined;
  #adopted = false;
  #call: AbortController | undefined;
  #turn: Promise<void> | undefined;
  #asking: readonly TrackKind[] = [];
  /** Kinds for which a device that is open already will not do. */
  #fresh = new Set<TrackKind>();
  #wanted: MediaStreamConstraints = {};
  /** The constraints and the choice of devices that led to what is held. */
  #applied: readonly [MediaStreamConstraints, DeviceSelection] = [{}, {}];

  constructor({ platform = browserPlatform, memory }: CaptureSessionOptions = {}) {
    super({ status: 'idle' });
    this.platform = platform;
    this.memory = memory;
  }

  /** The stream while there is one. */
  get stream(): MediaStream | undefined {
    return this.#held.stream;
  }

  /** The devices that selectDevice() chose. */
  get selected(): DeviceSelection {
    return this.#selected;
  }

  /**
   * Opens what `constraints` ask for, in one request (Media Capture and Streams, getUserMedia()). It may prompt: call
   * it in a user's act. While live, it changes what is captured without a gap; where that fails, what was there stays.
   * @throws {CaptureError} the same object as `state.error`
   * @throws {TypeError} where neither audio nor video is asked for
   */
  async start(constraints = this.constraints, { signal }: OpenOptions = {}): Promise<MediaStream> {
    const kinds = kindsIn(constraints);
    if (!kinds.length) throw new TypeError('start: constraints must ask for audio, video or both');
    this.constraints = this.#wanted = constraints;
    for (const kind of this.#off.keys()) this.#off.set(kind, 'on');
    this.#lost.clear();
    this.#asking = [];
    await this.#acquire(kinds, { signal });
    return this.stream!;
  }

  /** Starts where that needs no prompt, because each permission is granted already; else does nothing. */
  async startIfGranted(
    constraints = this.constraints,
    { signal }: OpenOptions = {},
  ): Promise<MediaStream | undefined> {
    const granted = await areGranted(kindsIn(constraints), this.platform);
    const free = !signal?.aborted && !this.stream && this.state.status !== 'starting';
    return granted && free ? this.start(constraints, { signal }) : undefined;
  }

  /** Lets go of everything: no track of the session is live afterwards. */
  stop(): void {
    this.#reset();
    this.publish({ status: 'idle' });
  }

  /**
   * Chooses a device; '' is the system's default. Where its kind is in use it is switched at once, else the choice
   * holds for the next start(). Where the new device can't be opened, the one before stays.
   * @throws {CaptureError} why the device could not be opened
   */
  async selectDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    const track = kind === INPUTS.video ? 'video' : 'audio';
    const using = this.#held.get(track) || this.#missing.has(track) || this.#asking.includes(track);
    this.#select(kind, deviceId);
    this.publish({ ...this.state });
    if (using && kind === INPUTS[track]) {
      if (!deviceId) this.#fresh.add(track);
      this.#lost.delete(track);
      await this.#acquire([track]);
    }
    await this.memory?.choose(kind, deviceId, this.platform.mediaDevices);
  }

  /** Turns a kind off: by default a camera stops, so that its light goes off, and a microphone is disabled. */
  turnOff(kind: TrackKind, mode: OffMode = kind === 'video' ? 'stop' : 'disable'): void {
    if (!this.#held.get(kind) && !this.#asking.includes(kind)) return;
    this.#off.set(kind, mode);
    this.#settle();
  }

  /** Turns a kind on again: at once where it was disabled, by opening the device where it was stopped. */
  async turnOn(kind: TrackKind): Promise<void> {
    if (!this.#off.has(kind)) return;
    const lease = this.#held.get(kind);
    this.#off.set(kind, 'on');
    if (!lease) return this.#acquire([kind]);
    this.#off.delete(kind);
    lease.track.enabled = true;
    this.#settle();
  }

  /** Goes live with a stream that something else opened, and is its owner from now on: stop() stops its tracks. */
  adopt(stream: MediaStream): void {
    if (typeof stream?.getTracks !== 'function') throw new TypeError('adopt: stream must be a MediaStream');
    if (stream === this.stream) return;
    this.#reset();
    const leases = SourceRegistry.for(this.platform).adopt(stream);
    this.constraints = Object.fromEntries(leases.map(({ kind, constraints }) => [kind, constraints]));
    this.#applied = [(this.#wanted = this.constraints), this.#selected];
    this.#adopted = true;
    this.#held.take(leases);
    this.#settle();
  }

  #select(kind: MediaDeviceKind, deviceId: string | undefined): void {
    this.#selected = { ...this.#selected, [kind]: deviceId };
  }

  #reset(): void {
    this.#call?.abort();
    this.#call = this.#notice = undefined;
    this.#asking = [];
    this.#held.clear();
    for (const kinds of [this.#off, this.#missing, this.#lost, this.#fresh]) kinds.clear();
    this.#adopted = false;
    this.platform.mediaDevices?.removeEventListener?.('devicechange', this.#follow);
  }

  /** A call for one kind waits for a call for the other, and takes the place of a call for the same. */
  async #acquire(kinds: readonly TrackKind[], options: AcquireOptions = {}): Promise<void> {
    while (this.#asking.length && !kinds.some((kind) => this.#asking.includes(kind))) {
      await this.#turn!.catch(() => {});
      if (!this.stream) throw new CaptureError('aborted');
    }
    await (this.#turn = this.#run(kinds, options));
  }

  async #run(kinds: readonly TrackKind[], { signal, loss }: AcquireOptions): Promise<void> {
    this.#call?.abort();
    const call = (this.#call = new AbortController());
    const either = AbortSignal.any([call.signal, signal ?? call.signal]);
    // What a superseded call was to open is wanted still.
    this.#asking = [...new Set([...this.#asking, ...kinds])];
    if (!this.stream) this.publish({ status: 'starting' });
    try {
      const acquisition = await openDevices({
        kinds: this.#asking,
        wanted: this.#wanted,
        selected: this.#selected,
        memory: this.memory,
        lost: this.#lost,
        loss,
        fresh: this.#fresh,
        held: this.#held,
        platform: this.platform,
        signal: either,
      });
      // stop() may have come between the answer and this line.
      if (either.aborted) {
        for (const lease of acquisition.leases) lease.release();
        throw new CaptureError('aborted');
      }
      this.#take(acquisition);
    } catch (error) {
      // After a newer call, or stop(), the state is theirs.
      if (this.#call === call) this.#fail(error as CaptureError);
      throw error;
    }
  }

  #take({ leases, missing, notice, failure }: Acquisition): void {
    this.#held.take(leases);
    if (failure) throw failure;
    for (const kind of this.#asking) {
      this.#missing.delete(kind);
      if (this.#off.get(kind) === 'on') this.#off.delete(kind);
      if (this.#held.get(kind)?.deviceId === this.#lost.get(kind)?.deviceId) this.#lost.delete(kind);
    }
    for (const kind of missing ?? []) this.#missing.set(kind, notice!);
    for (const kind of ['video', 'audio'] as const) {
      if (this.#wanted[kind]) continue;
      this.#forget(kind);
      this.#off.delete(kind);
    }
    this.#notice = notice;
    this.#adopted = false;
    this.#applied = [this.#wanted, this.#selected];
    this.#finish();
    this.#settle();
  }

  #fail(error: CaptureError): void {
    const [wanted, selected] = this.#applied;
    const inputs = this.#asking.map((kind) => INPUTS[kind]);
    const aborted = isAborted(error);
    this.#finish();
    this.#wanted = wanted;
    for (const [kind, mode] of this.#off) {
      if (mode === 'on') this.#off.set(kind, this.#held.get(kind) ? 'disable' : 'stop');
    }
    if (this.#held.kinds.length || (this.stream && this.#off.size)) {
      if (!aborted) this.#notice = error;
      for (const input of aborted ? [] : inputs) this.#select(input, selected[input]);
      this.#settle();
    } else {
      this.#reset();
      this.publish(aborted ? { status: 'idle' } : { status: 'error', error });
    }
  }

  #finish(): void {
    this.#asking = [];
    this.#fresh.clear();
  }

  /** Says what is true now: the tracks are asked, nothing is assumed. */
  #settle(): void {
    const { stream } = this;
    if (!stream) return;
    this.platform.mediaDevices?.addEventListener?.('devicechange', this.#follow);
    for (const kind of this.#held.kinds) {
      const { live, track } = this.#held.get(kind)!;
      const mode = this.#off.get(kind);
      if (mode === 'stop') this.#forget(kind);
      else if (!live) this.#lose(kind);
      else if (mode === 'disable') track.enabled = false;
    }
    const losses = [...this.#lost.values()].map(({ error }) => error);
    const notice = this.#notice ?? [...this.#missing.values(), ...losses][0];
    const state = stateOf({
      stream,
      held: this.#held,
      off: this.#off,
      missing: this.#missing,
      asking: this.#asking,
      notice,
      before: this.state,
    });
    if (state) this.publish(state);
    else if (!this.#asking.length) this.#end(notice!);
  }

  #end(error: CaptureError): void {
    const adopted = this.#adopted;
    this.#reset();
    this.publish(adopted ? { status: 'ended' } : { status: 'error', error });
  }

  #lose(kind: TrackKind): void {
    const { deviceId } = this.#held.get(kind)!;
    this.#held.drop(kind);
    // Opening a device ends the one before on some phones: then the call under way tells what came of it.
    if (this.#asking.includes(kind)) return;
    const error = new CaptureError('device-lost', { kind });
    this.#missing.set(kind, error);
    // A device that took the place of a lost one is not replaced again: it might go on for ever.
    if (this.#adopted || this.#lost.has(kind)) return;
    this.#lost.set(kind, { deviceId, error });
    this.#acquire([kind], { loss: error }).catch(() => {});
  }

  readonly #follow = (): void => void this.#reopen();

  async #reopen(): Promise<void> {
    const { kindsToReopen } = await import('./follow-devices.js');
    const kinds = await kindsToReopen(this.#held, this.#lost, this.platform.mediaDevices!);
    if (!kinds.length || this.#asking.length || !this.stream) return;
    for (const kind of kinds) this.#fresh.add(kind);
    await this.#acquire(kinds, { loss: this.#lost.get(kinds[0]!)?.error }).catch(() => {});
  }

  #forget(kind: TrackKind): void {
    this.#held.drop(kind);
    for (const kinds of [this.#missing, this.#lost]) kinds.delete(kind);
  }
}
