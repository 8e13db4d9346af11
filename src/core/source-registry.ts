import { abortable } from './abort.js';
import { kindsIn } from './constraints/kinds-in.js';
import { asCaptureError, CaptureError, type TrackKind } from './errors.js';
import { permissionOf } from './granted.js';
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

/** How a request is met. */
export interface SourceOptions extends OpenOptions {
  /** Kinds for which a device that is open already will not do. */
  fresh?: ReadonlySet<TrackKind> | undefined;
}

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
  async open(constraints: MediaStreamConstraints, options: SourceOptions = {}): Promise<TrackLease[]> {
    const missing = unavailable(this.#platform);
    if (missing) throw missing;
    // Awaiting nothing where nothing is under way keeps the user's activation, and the time to the first frame.
    while (this.#pending) await abortable(this.#pending, options.signal);
    if (options.signal?.aborted) throw new CaptureError('aborted');
    const opening = this.#open(constraints, options);
    const done = (): void => (this.#pending = undefined);
    this.#pending = opening.then(done, done);
    return opening;
  }

  /**
   * Takes over a stream that something else opened, such as a `<usermedia>` element: its tracks are shared like any
   * other from now on, and stop when their leases are released.
   */
  adopt(stream: MediaStream): TrackLease[] {
    return stream.getTracks().map((track) => this.#lease(track, track.getConstraints()));
  }

  async #open(constraints: MediaStreamConstraints, { signal, fresh }: SourceOptions): Promise<TrackLease[]> {
    const leases: TrackLease[] = [];
    let kinds = kindsIn(constraints);
    try {
      // A sole user never loads what shares; where it can't be loaded each user opens the device.
      const sharing = this.state.leases.length
        ? await import('./share-source.js').catch(() => undefined)
        : undefined;
      for (const kind of kinds.filter((each) => !fresh?.has(each))) {
        const wanted = trackConstraints(constraints[kind]);
        const track = sharing?.cloneSource(this.state.leases, kind, wanted);
        if (track) leases.push(this.#lease(track, wanted));
      }
      const shared = [...leases];
      kinds = kinds.filter((kind) => !shared.some((lease) => lease.kind === kind));
      if (kinds.length) leases.push(...(await this.#request(constraints, kinds, signal)));
      for (const lease of shared) await sharing!.constrain(lease, this.state.leases);
      if (signal?.aborted) throw new CaptureError('aborted');
      return leases;
    } catch (reason) {
      for (const lease of leases) lease.release();
      throw await this.#failure(reason, kinds);
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
    if (reason instanceof CaptureError) return reason;
    const [kind, second] = kinds;
    const only = second ? undefined : kind;
    const platform = this.#platform;
    const mapping = await import('./to-capture-error.js').catch(() => undefined);
    const permission = only && (await permissionOf(only, platform));
    const error =
      mapping?.toCaptureError(reason, { platform, kind: only, permission }) ?? asCaptureError(reason, only);
    const outcome = /^permission-(denied|dismissed)$/.exec(error.code)?.[1];
    if (outcome) this.#record(kinds, outcome as RequestOutcome);
    return error;
  }

  #record(kinds: readonly TrackKind[], outcome: RequestOutcome): void {
    for (const kind of kinds) RequestOutcomes.for(this.#platform).record(kind, outcome);
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
