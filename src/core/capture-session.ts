import { withDevice } from './constraints/device-choice.js';
import type { DeviceMemory } from './device-memory.js';
import { CaptureError, type TrackKind } from './errors.js';
import { HeldTracks } from './held-tracks.js';
import { ObservableState } from './observable.js';
import { areGranted } from './granted.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import type { Acquisition, OffMode, SessionState } from './session-state.js';
import { SourceRegistry, type OpenOptions } from './source-registry.js';

/** What a session is made with. */
export interface CaptureSessionOptions {
  /** The browser by default; virtual devices, or a test's own. */
  platform?: CapturePlatform | undefined;
  /** Remembers the devices that the user chooses; nothing is remembered without it. */
  memory?: DeviceMemory | undefined;
}

/** Device ids by kind. */
export type DeviceSelection = Readonly<Partial<Record<MediaDeviceKind, string>>>;

const KINDS = { video: 'videoinput', audio: 'audioinput' } as const;

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
  #off = new Map<TrackKind, OffMode>();
  #about: Omit<Acquisition, 'leases'> = {};
  #adopted = false;
  #call: AbortController | undefined;

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
    const kinds = kindsOf(constraints);
    if (!kinds.length) throw new TypeError('start: constraints must ask for audio, video or both');
    this.constraints = constraints;
    this.#off.clear();
    await this.#acquire(kinds, signal);
    return this.stream!;
  }

  /** Starts where that needs no prompt, because each permission is granted already; else does nothing. */
  async startIfGranted(
    constraints = this.constraints,
    { signal }: OpenOptions = {},
  ): Promise<MediaStream | undefined> {
    const granted = await areGranted(kindsOf(constraints), this.platform);
    const free = !signal?.aborted && !this.stream && this.state.status !== 'starting';
    return granted && free ? this.start(constraints, { signal }) : undefined;
  }

  /** Lets go of everything: no track of the session is live afterwards. */
  stop(): void {
    this.#reset();
    this.publish({ status: 'idle' });
  }

  /**
   * Chooses a device; '' is the system's default. While the kind is live it is switched at once, else the choice holds
   * for the next start(). Where the new device can't be opened, the one before stays.
   * @throws {CaptureError} why the device could not be opened
   */
  async selectDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    const before = this.#selected;
    this.#selected = { ...before, [kind]: deviceId };
    this.publish({ ...this.state });
    const track = kind === 'videoinput' ? 'video' : 'audio';
    try {
      if (kind === KINDS[track] && this.stream && !this.#off.has(track)) await this.#acquire([track]);
    } catch (error) {
      if (!isAborted(error)) this.#selected = before;
      throw error;
    }
    const label = this.#held.get(track)?.track.label ?? '';
    if (deviceId) this.memory?.remember({ kind, deviceId, label: kind === KINDS[track] ? label : '' });
  }

  /** Turns a kind off: by default a camera stops, so that its light goes off, and a microphone is disabled. */
  turnOff(kind: TrackKind, mode: OffMode = kind === 'video' ? 'stop' : 'disable'): void {
    const lease = this.#held.get(kind);
    if (!lease) return;
    this.#off.set(kind, mode);
    if (mode === 'stop') this.#held.drop(kind);
    else lease.track.enabled = false;
    this.#settle();
  }

  /** Turns a kind on again: at once where it was disabled, by opening the device where it was stopped. */
  async turnOn(kind: TrackKind): Promise<void> {
    if (!this.#off.has(kind)) return;
    if (!this.#held.get(kind)) await this.#acquire([kind]);
    this.#off.delete(kind);
    this.#held.get(kind)!.track.enabled = true;
    this.#settle();
  }

  /** Goes live with a stream that something else opened, and is its owner from now on: stop() stops its tracks. */
  adopt(stream: MediaStream): void {
    if (!(stream instanceof MediaStream)) throw new TypeError('adopt: stream must be a MediaStream');
    this.#reset();
    const leases = SourceRegistry.for(this.platform).adopt(stream);
    this.constraints = Object.fromEntries(leases.map(({ kind, constraints }) => [kind, constraints]));
    this.#adopted = true;
    this.#held.take(leases);
    this.#settle();
  }

  #reset(): void {
    this.#call?.abort();
    this.#call = undefined;
    this.#held.clear();
    this.#off.clear();
    this.#about = {};
    this.#adopted = false;
  }

  async #acquire(kinds: readonly TrackKind[], signal?: AbortSignal): Promise<void> {
    this.#call?.abort();
    const call = (this.#call = new AbortController());
    const abort = (): void => call.abort();
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    if (!this.stream) this.publish({ status: 'starting' });
    try {
      this.#take(await this.#open(kinds, call.signal));
    } catch (error) {
      // After a newer call, or stop(), the state is theirs.
      if (this.#call === call) this.#fail(error as CaptureError);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async #open(kinds: readonly TrackKind[], signal: AbortSignal): Promise<Acquisition> {
    const recalled = this.memory ? await this.#recall(this.memory, kinds) : {};
    const constraints: MediaStreamConstraints = {};
    for (const kind of kinds) {
      const choice = { selected: this.#selected[KINDS[kind]], recalled: recalled[KINDS[kind]] };
      constraints[kind] = withDevice(this.constraints[kind] ?? true, choice);
    }
    const registry = SourceRegistry.for(this.platform);
    try {
      return { leases: await registry.open(constraints, { signal }) };
    } catch (error) {
      if (isAborted(error)) throw error;
      const { recover } = await import('./recover.js');
      const { platform } = this;
      return recover(error as CaptureError, { constraints, held: this.#held, registry, platform, signal });
    }
  }

  async #recall(memory: DeviceMemory, kinds: readonly TrackKind[]): Promise<DeviceSelection> {
    const present = (await this.platform.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const entries = kinds.map((kind) => [KINDS[kind], memory.find(KINDS[kind], present)]);
    return Object.fromEntries(entries) as DeviceSelection;
  }

  #take({ leases, failure, ...about }: Acquisition): void {
    this.#about = about;
    this.#adopted = false;
    this.#held.take(leases);
    for (const kind of this.#held.kinds) if (!this.constraints[kind]) this.#held.drop(kind);
    if (failure) throw failure;
    this.#settle();
  }

  #fail(error: CaptureError): void {
    this.#about = { ...this.#about, ...(!isAborted(error) && { notice: error }) };
    if (this.#held.kinds.length) this.#settle();
    else {
      this.#held.clear();
      this.publish(isAborted(error) ? { status: 'idle' } : { status: 'error', error });
    }
  }

  /** Says what is true now: the tracks are asked, nothing is assumed. */
  #settle(): void {
    const { stream } = this;
    if (!stream) return;
    for (const kind of this.#held.kinds) if (!this.#held.get(kind)!.live) this.#lose(kind);
    const { missing, notice } = this.#about;
    const muted = this.#held.kinds.find((kind) => this.#held.get(kind)!.track.muted);
    if (!this.#held.kinds.length && !this.#off.size) this.#end();
    else if (muted) {
      this.publish({
        status: 'interrupted',
        stream,
        error: new CaptureError('interrupted', { kind: muted }),
      });
    } else {
      const off = [...this.#off.keys()];
      this.publish({
        status: 'live',
        stream,
        ...(missing?.length && { missing }),
        ...(off.length && { off }),
        ...(notice && { notice }),
      });
    }
  }

  #lose(kind: TrackKind): void {
    this.#held.drop(kind);
    const missing = [...(this.#about.missing ?? []), kind];
    this.#about = { missing, notice: new CaptureError('device-lost', { kind }) };
  }

  #end(): void {
    const adopted = this.#adopted;
    const error = this.#about.notice ?? new CaptureError('device-lost');
    this.#reset();
    this.publish(adopted ? { status: 'ended' } : { status: 'error', error });
  }
}

function kindsOf({ video, audio }: MediaStreamConstraints): TrackKind[] {
  return [...(video ? (['video'] as const) : []), ...(audio ? (['audio'] as const) : [])];
}

function isAborted(error: unknown): boolean {
  return (error as CaptureError).code === 'aborted';
}
