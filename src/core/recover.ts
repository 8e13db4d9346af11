import { CaptureError, type CaptureErrorCode, type TrackKind } from './errors.js';
import { areGranted } from './granted.js';
import type { HeldTracks } from './held-tracks.js';
import type { CapturePlatform } from './platform.js';
import type { Acquisition } from './session-state.js';
import type { SourceRegistry } from './source-registry.js';

/** What a failed request was made of. */
export interface FailedRequest {
  readonly constraints: MediaStreamConstraints;
  readonly held: HeldTracks;
  readonly registry: SourceRegistry;
  readonly platform: CapturePlatform;
  readonly signal: AbortSignal;
}

type Remedy = (error: CaptureError, request: FailedRequest) => Promise<Acquisition | undefined>;

const BUSY: readonly CaptureErrorCode[] = ['device-in-use', 'device-failed'];
const DENIED: readonly CaptureErrorCode[] = ['permission-denied', 'system-denied', 'blocked-by-policy'];

/**
 * Gets what can be had after a request failed: without a device id that is stale, with the old camera released first
 * where the machine can't open two, with one kind where only the other fails.
 * @throws {CaptureError} `error` itself where nothing helps
 */
export async function recover(error: CaptureError, request: FailedRequest): Promise<Acquisition> {
  for (const remedy of [releaseFirst, withoutStaleDevice, oneKindOnly]) {
    const acquisition = await remedy(error, request);
    if (acquisition) return acquisition;
  }
  throw error;
}

/** Phones open one camera at a time: close, open, and go back to the one before where that fails. */
const releaseFirst: Remedy = async (error, { constraints, held, registry, signal }) => {
  const kinds = asked(constraints).filter((kind) => held.get(kind));
  if (!kinds.length || !BUSY.includes(error.code)) return undefined;
  const before: MediaStreamConstraints = {};
  for (const kind of kinds) {
    const { track, constraints: own } = held.get(kind)!;
    const { deviceId } = track.getSettings();
    before[kind] = deviceId ? { ...own, deviceId: { exact: deviceId } } : own;
    held.drop(kind);
  }
  try {
    return { leases: await registry.open(constraints, { signal }) };
  } catch (failure) {
    if (signal.aborted) throw failure;
    return { leases: await registry.open(before, { signal }), failure: failure as CaptureError };
  }
};

/** A device id that is not valid any more is preferred instead of required; nothing else is relaxed. */
const withoutStaleDevice: Remedy = async (error, { constraints, held, registry, signal }) => {
  const kinds = asked(constraints).filter((kind) => exactDevice(constraints[kind]) && !held.get(kind));
  const stale = error.code === 'device-not-found' || error.constraint === 'deviceId';
  if (!kinds.length || !stale) return undefined;
  const relaxed = { ...constraints };
  for (const kind of kinds) {
    relaxed[kind] = {
      ...(relaxed[kind] as MediaTrackConstraints),
      deviceId: { ideal: exactDevice(relaxed[kind])! },
    };
  }
  return orElse(async () => ({ leases: await registry.open(relaxed, { signal }), notice: error }), signal);
};

/** Camera and microphone were asked for and one can't be had: the other is a success, with a notice. */
const oneKindOnly: Remedy = async (error, { constraints, registry, platform, signal }) => {
  if (asked(constraints).length < 2) return undefined;
  const worthIt = [...BUSY, ...DENIED, 'device-not-found', 'overconstrained'].includes(error.code);
  if (!worthIt) return undefined;
  for (const [kind, missing] of [['video', 'audio'] as const, ['audio', 'video'] as const]) {
    // After a refusal only what is granted already is asked for: nobody is prompted twice for one act.
    if (DENIED.includes(error.code) && !(await areGranted([kind], platform))) continue;
    const single = { [kind]: constraints[kind] } as MediaStreamConstraints;
    const acquisition = await orElse(async () => {
      const leases = await registry.open(single, { signal });
      return { leases, missing: [missing], notice: concerning(error, missing) };
    }, signal);
    if (acquisition) return acquisition;
  }
  return undefined;
};

/** A remedy that fails leaves its place to the next, unless it was superseded. */
async function orElse(
  open: () => Promise<Acquisition>,
  signal: AbortSignal,
): Promise<Acquisition | undefined> {
  try {
    return await open();
  } catch (failure) {
    if (signal.aborted) throw failure;
    return undefined;
  }
}

function concerning({ code, cause, message, constraint }: CaptureError, kind: TrackKind): CaptureError {
  return new CaptureError(code, { cause, message, constraint, kind });
}

function asked(constraints: MediaStreamConstraints): TrackKind[] {
  return (['video', 'audio'] as const).filter((kind) => constraints[kind]);
}

function exactDevice(
  constraints: boolean | MediaTrackConstraints | undefined,
): string | string[] | undefined {
  const deviceId = typeof constraints === 'object' ? constraints.deviceId : undefined;
  return typeof deviceId === 'object' && !Array.isArray(deviceId) ? deviceId.exact : undefined;
}
