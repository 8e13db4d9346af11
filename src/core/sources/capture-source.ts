import { abortable } from '../abort.js';
import { kindsIn } from '../constraints/kinds-in.js';
import { asCaptureError, CaptureError, type TrackKind } from '../errors.js';
import { browserPlatform, type CapturePlatform, type ImageCaptureConstructor } from '../platform.js';
import { sharedOn } from '../shared.js';
import { SourceRegistry, type SourceOptions } from '../source-registry.js';
import type { TrackLease } from '../track-lease.js';

/** Gets the tracks of the kinds that `constraints` ask for; what there is none of is left out. */
export type OpenSource = (
  constraints: MediaStreamConstraints,
  signal: AbortSignal | undefined,
) => Promise<readonly TrackLease[]>;

/** What a source is made of. */
export interface CaptureSourceInit {
  /** What it captures: `display` for what people share, which asks them each time. */
  readonly source?: string | undefined;
  readonly open: OpenSource;
  /** The kinds that it has at the moment: what comes while a session is live is taken in. None by default. */
  readonly kinds?: () => readonly TrackKind[];
  /** Whether opening it asks the user; `granted`, so not at all, by default. */
  readonly permission?: () => Promise<PermissionState>;
}

/** In the place of `navigator.mediaDevices`: there are no devices to list, but what the source has may change. */
export class SourceDevices extends EventTarget {
  /** The kinds that the source has at the moment. */
  readonly kinds: () => readonly TrackKind[];

  constructor(kinds: () => readonly TrackKind[]) {
    super();
    this.kinds = kinds;
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [];
  }
}

/** Opens the source, for one session at a time: nothing of it is shared. */
class SourceOpener extends SourceRegistry {
  readonly #open: OpenSource;
  readonly #source: string;

  constructor(platform: CapturePlatform, open: OpenSource) {
    super(platform);
    this.#open = open;
    this.#source = platform.source ?? 'object';
  }

  override async open(
    constraints: MediaStreamConstraints,
    { signal }: SourceOptions = {},
  ): Promise<TrackLease[]> {
    if (signal?.aborted) throw new CaptureError('aborted');
    const kinds = kindsIn(constraints);
    if (!kinds.length) return [];
    const opening = this.#open(constraints, signal);
    const releaseLate = (leases: readonly TrackLease[]): void => {
      if (signal?.aborted) for (const lease of leases) lease.release();
    };
    opening.then(releaseLate, () => {});
    try {
      return expectSome(await abortable(opening, signal), kinds);
    } catch (reason) {
      throw Object.assign(await toError(reason), { source: this.#source });
    }
  }
}

async function toError(reason: unknown): Promise<CaptureError> {
  if (reason instanceof CaptureError) return reason;
  const mapping = await import('../to-capture-error.js').catch(() => undefined);
  return mapping?.toCaptureError(reason) ?? asCaptureError(reason);
}

function expectSome(leases: readonly TrackLease[], kinds: readonly TrackKind[]): TrackLease[] {
  if (!leases.length) {
    const kind = kinds.length === 1 ? kinds[0] : undefined;
    throw new CaptureError('device-not-found', { kind, message: `The source has no ${kinds.join(' or ')}` });
  }
  return [...leases];
}

/**
 * An input that is no device, in the shape that a session takes: `new CaptureSession({ platform: source })`. With it
 * `start()` opens the source instead of a camera. What it gives is over once it ends: the session is `ended` then.
 */
export class CaptureSource implements CapturePlatform {
  readonly ends = true;
  readonly isSecureContext = true;
  readonly source: string | undefined;
  /** Without devices. Fires `devicechange` where the kinds that the source has have changed. */
  readonly mediaDevices: MediaDevices;
  readonly permissions: Pick<Permissions, 'query'>;

  constructor({ source, open, kinds = () => [], permission = async () => 'granted' }: CaptureSourceInit) {
    this.source = source;
    this.mediaDevices = new SourceDevices(kinds) as EventTarget as MediaDevices;
    const query = async ({ name }: PermissionDescriptor): Promise<PermissionStatus> =>
      Object.assign(new EventTarget(), { name, state: await permission(), onchange: null });
    this.permissions = { query };
    sharedOn(this).registry = new SourceOpener(this, open);
  }

  get ImageCapture(): ImageCaptureConstructor | undefined {
    return browserPlatform.ImageCapture;
  }

  /** Has sessions look what there is now: tracks came, or ended without an event. */
  changed(): void {
    this.mediaDevices.dispatchEvent(new Event('devicechange'));
  }
}
