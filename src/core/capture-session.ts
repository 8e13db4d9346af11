import { isAborted } from './abort.js';
import { withDevice } from './constraints/device-choice.js';
import { kindsIn } from './constraints/kinds-in.js';
import type { SessionMemory } from './device-memory.js';
import { asCaptureError, CaptureError, type TrackKind } from './errors.js';
import { areGranted } from './granted.js';
import { ObservableState } from './observable.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import type { Acquisition, DeviceSelection, OffMode, RelaxMode, SessionState } from './session-state.js';
import { kindsOf, SessionTracks, type SessionTrack } from './session-tracks.js';
import { SourceRegistry, type OpenOptions } from './source-registry.js';

/** What a session is made with. */
export interface CaptureSessionOptions {
  /** The browser by default; virtual devices, or a test's own. */
  platform?: CapturePlatform | undefined;
  /** Remembers the devices that the user chooses; nothing is remembered without it. */
  memory?: SessionMemory | undefined;
  /** How constraints that no device meets are relaxed: `device` by default. Another word is told once it would count. */
  relax?: RelaxMode | undefined;
}

interface AcquireOptions extends OpenOptions {
  /** The loss that it makes up for: nobody is prompted for that. */
  loss?: CaptureError | undefined;
}

/**
 * One capture: asks for camera and microphone together, follows what becomes of them, and lets go of them. Of several
 * calls for one kind the last one wins: a superseded call rejects with `aborted`, and what it opened is stopped.
 */
export class CaptureSession extends ObservableState<SessionState> {
  /** The browser, or a source that stands in for it. Another one counts from the next start() on: stop() first. */
  platform: CapturePlatform;
  /** Where chosen devices are remembered; may be set or taken away at any time. */
  memory: SessionMemory | undefined;
  /** How constraints that no device meets are relaxed, `device` by default; may be set at any time. */
  relax: RelaxMode | undefined;
  /** What start() asks for where it is called without constraints: those of the last call, at first a camera. */
  constraints: MediaStreamConstraints = { video: true };
  #selected: DeviceSelection = {};
  #onChange = (event?: Event): void => this.#settle(event);
  #tracks = new SessionTracks(this.#onChange);
  #wanted: MediaStreamConstraints = {};
  /** The constraints and the choice of devices that led to what is held. */
  #applied: readonly [MediaStreamConstraints, DeviceSelection] = [{}, {}];

  constructor({ platform = browserPlatform, memory, relax }: CaptureSessionOptions = {}) {
    super({ status: 'idle' });
    this.platform = platform;
    this.memory = memory;
    this.relax = relax;
  }

  /** The stream while there is one. */
  get stream(): MediaStream | undefined {
    return this.#tracks.stream;
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
    if (!kinds.length) throw new TypeError('start: constraints must ask for audio or video');
    this.constraints = this.#wanted = constraints;
    for (const track of this.#tracks.all) {
      track.call?.abort();
      track.call = track.lost = undefined;
      if (track.off && constraints[track.kind]) track.off = 'on';
    }
    await this.#acquire(kinds, { signal });
    if (!this.stream) throw new CaptureError('aborted');
    return this.stream;
  }

  /** Starts where that needs no prompt, because each permission is granted already; else does nothing. */
  async startIfGranted(
    constraints = this.constraints,
    { signal }: OpenOptions = {},
  ): Promise<MediaStream | undefined> {
    const tracks = this.#tracks;
    const granted = await areGranted(constraints, this.platform);
    // Unless something was asked for, or called off, in the meantime.
    const free = tracks === this.#tracks && !tracks.stream && !tracks.busy && !signal?.aborted;
    return granted && free ? this.start(constraints, { signal }) : undefined;
  }

  /** Lets go of everything: no track of the session is live afterwards. */
  stop(): void {
    this.#end({ status: 'idle' });
  }

  /**
   * Chooses a device; '' is the system's default. Where its kind is in use it is switched at once, else the choice
   * holds for the next start(). Where the new device can't be opened, the one before stays.
   * @throws {CaptureError} why the device could not be opened
   */
  async selectDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    const track = this.#tracks.all.find(({ input }) => input === kind);
    this.#select(kind, deviceId);
    this.publish({ ...this.state });
    if (track && (track.lease || track.failure || track.call)) {
      track.fresh ||= !deviceId;
      track.lost = undefined;
      await this.#acquire([track.kind]);
    }
    await this.memory?.choose(kind, deviceId, this.platform.mediaDevices);
  }

  /** Turns a kind off: by default a camera stops, so that its light goes off, and a microphone is disabled. */
  turnOff(kind: TrackKind, mode: OffMode = kind === 'video' ? 'stop' : 'disable'): void {
    const track = this.#tracks.of(kind);
    if (!track.lease && !track.call) return;
    track.off = mode;
    this.#settle();
  }

  /**
   * Turns a kind on again: at once where it was disabled, by opening the device where it was stopped. That is asked for
   * what start() was: what was applied to the track since, such as a zoom, ended with it.
   */
  async turnOn(kind: TrackKind): Promise<void> {
    const track = this.#tracks.of(kind);
    if (!track.off) return;
    track.off = 'on';
    if (!track.lease) return this.#acquire([kind]);
    track.off = undefined;
    track.lease.track.enabled = true;
    this.#settle();
  }

  /** Goes live with a stream that something else opened, and is its owner from now on: stop() stops its tracks. */
  adopt(stream: MediaStream): void {
    if (typeof stream?.getTracks !== 'function') throw new TypeError('adopt: stream must be a MediaStream');
    const held = this.stream?.getTracks() ?? [];
    // A framework may run an effect twice: what is adopted already must not be stopped.
    if (stream.getTracks().some((track) => held.includes(track))) return;
    this.#reset();
    const leases = SourceRegistry.for(this.platform).adopt(stream);
    this.constraints = Object.fromEntries(leases.map(({ kind, constraints }) => [kind, constraints]));
    this.#applied = [(this.#wanted = this.constraints), this.#selected];
    this.#tracks.take(leases);
    this.#tracks.ends = true;
    this.#settle();
  }

  #select(kind: MediaDeviceKind, deviceId: string | undefined): void {
    this.#selected = { ...this.#selected, [kind]: deviceId };
  }

  #reset(): void {
    this.#tracks.release();
    this.#tracks = new SessionTracks(this.#onChange);
    this.platform.mediaDevices?.removeEventListener?.('devicechange', this.#follow);
  }

  /** Calls for different kinds do not disturb each other; one for the same kind takes the place of that before. */
  async #acquire(kinds: readonly TrackKind[], { signal, loss }: AcquireOptions = {}): Promise<void> {
    const call = new AbortController();
    const either = AbortSignal.any([call.signal, signal ?? call.signal]);
    const asked = this.#tracks.ask(kinds, call);
    if (!this.stream) this.publish({ status: 'starting' });
    try {
      const acquisition = await this.#open(asked, either, loss);
      // stop() may have come between the answer and this line.
      if (either.aborted) {
        for (const lease of acquisition.leases) lease.release();
        throw new CaptureError('aborted');
      }
      this.#tracks.accept(asked, acquisition, this.#wanted);
      this.#tracks.ends = this.platform.ends;
      this.#applied = [this.#wanted, this.#selected];
      this.#settle();
    } catch (reason) {
      const error = asCaptureError(reason);
      // After a newer call, or stop(), the state is theirs.
      if (!call.signal.aborted) this.#fail(asked, error);
      throw error;
    }
  }

  /** Opens the devices that were chosen; where that fails, gets what can be had. */
  async #open(
    asked: readonly SessionTrack[],
    signal: AbortSignal,
    loss: CaptureError | undefined,
  ): Promise<Acquisition> {
    const { platform } = this;
    const tracks = this.#tracks;
    if (loss) {
      // Of a loss that can't be made up for the loss is told, and so it is where what would see to that can't be loaded.
      const following = import('./follow-devices.js').catch(() => {
        throw loss;
      });
      await (await following).assertGranted(loss, asked, platform);
    }
    // Awaited without a memory too: where a framework starts, stops and starts in one go, only the last one may prompt.
    const recalled = await this.memory?.findPresent(platform.mediaDevices);
    const constraints = this.#constraintsOf(asked, recalled);
    const fresh = kindsOf(asked.filter((track) => track.fresh));
    const registry = SourceRegistry.for(platform);
    try {
      return { leases: await registry.open(constraints, { signal, fresh }) };
    } catch (error) {
      if (isAborted(error)) throw error;
      // Where it can't be loaded, what went wrong first is what is told.
      const { recover } = await import('./recover.js').catch(() => {
        throw error;
      });
      return recover(error as CaptureError, { session: this, constraints, tracks, registry, signal, loss });
    }
  }

  #constraintsOf(
    asked: readonly SessionTrack[],
    recalled: DeviceSelection | undefined,
  ): MediaStreamConstraints {
    const constraints: MediaStreamConstraints = {};
    for (const { kind, input, lost } of asked) {
      constraints[kind] = withDevice(
        this.#wanted[kind] || true,
        this.#selected[input],
        lost ?? recalled?.[input],
      );
    }
    return constraints;
  }

  #fail(asked: readonly SessionTrack[], error: CaptureError): void {
    const [wanted, selected] = this.#applied;
    const aborted = isAborted(error);
    this.#wanted = wanted;
    this.#tracks.finish(asked);
    if (!this.#tracks.any) return this.#end(aborted ? { status: 'idle' } : { status: 'error', error });
    if (!aborted) {
      this.#tracks.notice = error;
      for (const { input } of asked) this.#select(input, selected[input]);
    }
    this.#settle();
  }

  #end(state: SessionState): void {
    this.#reset();
    this.publish(state);
  }

  #settle(event?: Event): void {
    if (!this.stream) return;
    this.platform.mediaDevices?.addEventListener?.('devicechange', this.#follow);
    const loss = this.#tracks.settle(event);
    if (loss) this.#acquire([loss.kind!], { loss }).catch(() => {});
    const state = this.#tracks.stateAfter(this.state);
    if (!state) return;
    if ('stream' in state) this.publish(state);
    else this.#end(state);
  }

  readonly #follow = (): void => {
    const following = import('./follow-devices.js').then(({ reopenDevices }) =>
      reopenDevices(this.#tracks, this.platform.mediaDevices!, (kinds, loss) =>
        this.#acquire(kinds, { loss }),
      ),
    );
    // What could not be opened again is in the state; without a network nothing is.
    following.catch(() => {});
  };
}
