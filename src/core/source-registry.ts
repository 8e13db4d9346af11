import { abortable } from './abort.js';
import { wantedStrings } from './constraints/constraint-values.js';
import { CaptureError, type TrackKind } from './errors.js';
import { ObservableState } from './observable.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import { RequestOutcomes, type RequestOutcome } from './request-outcomes.js';
import { unavailable } from './unavailable.js';
import { TrackLease } from './track-lease.js';

/** What the registry holds open. */
export interface SourceRegistryState {
  /** One for each user of an open device. */
  readonly leases: readonly TrackLease[];
}

/** Ends a request early. */
export interface OpenOptions {
  /** Rejects with `aborted` at once; a stream that arrives later is stopped. */
  signal?: AbortSignal | undefined;
}

const KINDS: readonly TrackKind[] = ['video', 'audio'];
const registries = new WeakMap<object, SourceRegistry>();

/**
 * Opens each physical device once per page, however many use it: the first gets the track that was opened, the others
 * clones with constraints of their own, and the device closes with its last user. Requests wait for one another, as a
 * second getUserMedia ends the first on some phones.
 */
export class SourceRegistry extends ObservableState<SourceRegistryState> {
  #platform: CapturePlatform;
  #pending: Promise<unknown> | undefined;

  /** The registry of the page for `platform`; all that asks the same `mediaDevices` shares one. */
  static for(platform: CapturePlatform = browserPlatform): SourceRegistry {
    const key = platform.mediaDevices ?? platform;
    const registry = registries.get(key) ?? new SourceRegistry(platform);
    registries.set(key, registry);
    return registry;
  }

  constructor(platform: CapturePlatform = browserPlatform) {
    super({ leases: [] });
    this.#platform = platform;
  }

  /**
   * Gets a track for each kind that `constraints` ask for: of an open device that fits, else by getUserMedia
   * (Media Capture and Streams, section 10). Call it in a user's act: it may prompt.
   * @throws {CaptureError} as toCaptureError tells them apart.
   */
  async open(constraints: MediaStreamConstraints, { signal }: OpenOptions = {}): Promise<TrackLease[]> {
    const missing = unavailable(this.#platform);
    if (missing) throw missing;
    // Awaiting nothing where nothing is under way keeps the user's activation, and the time to the first frame.
    while (this.#pending) await abortable(this.#pending, signal);
    const opening = this.#open(constraints, signal);
    const pending = opening.then(
      () => {},
      () => {},
    );
    this.#pending = pending;
    try {
      return await opening;
    } finally {
      if (this.#pending === pending) this.#pending = undefined;
    }
  }

  /**
   * Takes over a stream that something else opened, such as a `<usermedia>` element: its tracks are shared like any
   * other from now on, and stop when their leases are released.
   */
  adopt(stream: MediaStream): TrackLease[] {
    return stream.getTracks().map((track) => this.#lease(track, track.getConstraints()));
  }

  async #open(constraints: MediaStreamConstraints, signal?: AbortSignal): Promise<TrackLease[]> {
    const asked = KINDS.filter((kind) => constraints[kind]);
    const shared = asked.map((kind) => this.#find(kind, trackConstraints(constraints[kind])));
    const opened = asked.filter((_kind, index) => !shared[index]);
    const leases: TrackLease[] = [];
    try {
      if (opened.length) leases.push(...(await this.#request(constraints, opened, signal)));
      for (const source of shared) if (source) leases.push(await this.#share(source, constraints));
      if (signal?.aborted) throw new CaptureError('aborted');
      return leases;
    } catch (reason) {
      for (const lease of leases) lease.release();
      throw await this.#failure(reason, opened);
    }
  }

  async #request(
    constraints: MediaStreamConstraints,
    kinds: readonly TrackKind[],
    signal?: AbortSignal,
  ): Promise<TrackLease[]> {
    const request: MediaStreamConstraints = {};
    for (const kind of kinds) request[kind] = constraints[kind]!;
    const opening = this.#platform.mediaDevices!.getUserMedia(request);
    const stopLate = (stream: MediaStream): void => {
      if (signal?.aborted) for (const track of stream.getTracks()) track.stop();
    };
    opening.then(stopLate, () => {});
    const stream = await abortable(opening, signal);
    this.#record(kinds, 'granted');
    return stream
      .getTracks()
      .map((track) => this.#lease(track, trackConstraints(constraints[track.kind as TrackKind])));
  }

  async #failure(reason: unknown, kinds: readonly TrackKind[]): Promise<CaptureError> {
    const [kind, second] = kinds;
    const { toCaptureError } = await import('./to-capture-error.js');
    const error = toCaptureError(reason, { platform: this.#platform, ...(kind && !second && { kind }) });
    const outcome = /^permission-(denied|dismissed)$/.exec(error.code)?.[1];
    if (outcome) this.#record(kinds, outcome as RequestOutcome);
    return error;
  }

  #record(kinds: readonly TrackKind[], outcome: RequestOutcome): void {
    for (const kind of kinds) RequestOutcomes.for(this.#platform).record(kind, outcome);
  }

  #find(kind: TrackKind, wanted: MediaTrackConstraints): TrackLease | undefined {
    return this.state.leases.find((lease) => lease.kind === kind && lease.live && fits(lease.track, wanted));
  }

  async #share(source: TrackLease, constraints: MediaStreamConstraints): Promise<TrackLease> {
    const track = source.track.clone();
    track.enabled = true;
    const lease = this.#lease(track, trackConstraints(constraints[source.kind]));
    try {
      if (Object.keys(lease.constraints).length) await this.#constrain(lease);
      if (!lease.live) throw new CaptureError('device-lost', { kind: source.kind });
      return lease;
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  async #constrain(lease: TrackLease): Promise<void> {
    const { growSource, isTooSmall } = await import('./grow-source.js');
    try {
      await lease.track.applyConstraints(lease.constraints);
    } catch (error) {
      if (!isTooSmall(lease)) throw error;
    }
    if (isTooSmall(lease)) await growSource(lease, this.#others(lease));
  }

  #others(lease: TrackLease): TrackLease[] {
    const { deviceId } = lease.track.getSettings();
    return this.state.leases.filter(
      (other) =>
        other !== lease &&
        other.live &&
        other.kind === lease.kind &&
        other.track.getSettings().deviceId === deviceId,
    );
  }

  #lease(track: MediaStreamTrack, constraints: MediaTrackConstraints): TrackLease {
    const lease = new TrackLease(track, constraints, (released) => {
      this.publish({ leases: this.state.leases.filter((other) => other !== released) });
    });
    this.publish({ leases: [...this.state.leases, lease] });
    return lease;
  }
}

/** The constraints on one kind as an object: `true` asks for nothing in particular. */
function trackConstraints(constraints: boolean | MediaTrackConstraints | undefined): MediaTrackConstraints {
  return typeof constraints === 'object' ? constraints : {};
}

/** Whether the device behind `track` is one that getUserMedia could pick for these constraints. */
function fits(track: MediaStreamTrack, wanted: MediaTrackConstraints): boolean {
  const settings = track.getSettings();
  return (['deviceId', 'groupId', 'facingMode'] as const).every((name) => {
    const { values, exact } = wantedStrings(wanted[name]);
    // A camera that does not tell which way it faces is what an ideal facing mode would get as well.
    return !values.length || values.includes(settings[name] ?? '') || (!exact && !settings[name]);
  });
}
