import { abortable } from './abort.js';
import { kindsIn } from './constraints/kinds-in.js';
import { asCaptureError, CaptureError, type TrackKind } from './errors.js';
import { ObservableState } from './observable.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import { sharedOn, tellPermission } from './shared.js';
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
  fresh?: readonly TrackKind[] | undefined;
}

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
    return (sharedOn(platform).registry ??= new SourceRegistry(platform));
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
    const leases = stream.getTracks().map((track) => new TrackLease(track, this.#forget));
    this.publish({ leases: [...this.state.leases, ...leases] });
    return leases;
  }

  async #open(constraints: MediaStreamConstraints, { signal, fresh }: SourceOptions): Promise<TrackLease[]> {
    // A sole user never loads what shares; where it can't be loaded each user opens the device.
    const sharing = this.state.leases[0] && (await import('./share-source.js').catch(() => undefined));
    const { shared, rest } = sharing?.share(this, constraints, fresh) ?? { shared: [], rest: constraints };
    const leases = [...shared];
    try {
      if (kindsIn(rest).length) leases.push(...(await this.#request(rest, signal)));
      for (const lease of shared) await sharing!.constrain(lease, this.state.leases);
      return leases;
    } catch (reason) {
      for (const lease of leases) lease.release();
      if (reason instanceof CaptureError) throw reason;
      const mapping = await import('./to-capture-error.js').catch(() => undefined);
      throw (await mapping?.toRequestError(reason, kindsIn(rest), this.#platform)) ?? asCaptureError(reason);
    }
  }

  async #request(constraints: MediaStreamConstraints, signal?: AbortSignal): Promise<TrackLease[]> {
    // Where there are no media devices this throws, and toRequestError() tells why.
    const opening = this.#platform.mediaDevices!.getUserMedia(constraints);
    const stopLate = (stream: MediaStream): void => {
      if (signal?.aborted) for (const track of stream.getTracks()) track.stop();
    };
    opening.then(stopLate, () => {});
    const stream = await abortable(opening, signal);
    tellPermission(this.#platform, kindsIn(constraints), 'granted');
    return this.adopt(stream);
  }

  readonly #forget = (lease: TrackLease): void => {
    this.publish({ leases: this.state.leases.filter((other) => other !== lease) });
  };
}
