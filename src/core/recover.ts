import type { CaptureSession } from './capture-session.js';
import { kindsIn } from './constraints/kinds-in.js';
import type { SettingValue } from './constraints/settings-space.js';
import { delay } from './delay.js';
import { CaptureError, type CaptureErrorCode, type TrackKind } from './errors.js';
import { permissionOf } from './granted.js';
import type { CapturePlatform } from './platform.js';
import type { Acquisition, RelaxedRequest, RelaxMode } from './session-state.js';
import type { SessionTracks } from './session-tracks.js';
import type { SourceRegistry } from './source-registry.js';
import type { TrackLease } from './track-lease.js';

/** What a failed request was made of. */
export interface FailedRequest {
  readonly constraints: MediaStreamConstraints;
  readonly tracks: SessionTracks;
  readonly registry: SourceRegistry;
  readonly session: Pick<CaptureSession, 'platform' | 'relax'>;
  readonly signal: AbortSignal;
  /** What is told in the place of any failure. */
  readonly loss: CaptureError | undefined;
}

type Remedy = (error: CaptureError, request: FailedRequest) => Promise<Acquisition | undefined>;

const BUSY: readonly CaptureErrorCode[] = ['device-in-use', 'device-failed'];
const DENIED: readonly CaptureErrorCode[] = ['permission-denied', 'system-denied', 'blocked-by-policy'];
const ABSENT: readonly CaptureErrorCode[] = ['device-not-found', 'overconstrained'];
const MODES: readonly string[] = ['none', 'device', 'smallest'] satisfies RelaxMode[];
/** How long a device gets to become free, try after try, in ms: it may be closing in another page. */
const RETRIES_MS = [200, 800];

/**
 * Gets what can be had after a request failed: with the old camera released first where the machine can't open two,
 * after a moment where the device is busy, with relaxed constraints where no device meets them and the session lets them
 * be, with one kind where only the other fails.
 * @throws {CaptureError} where nothing helps `error` itself, or the loss that the request was to make up for
 */
export async function recover(error: CaptureError, request: FailedRequest): Promise<Acquisition> {
  // What is no device would only be asked for once more: a person who shares no screen has said so.
  const remedies = request.session.platform.ends ? [] : [releaseFirst, tryAgain, relaxed, oneKindOnly];
  for (const remedy of remedies) {
    const acquisition = await remedy(error, request);
    if (acquisition) return acquisition;
  }
  throw request.loss ?? error;
}

/** Phones open one camera at a time: close, open, and go back to the one before where that fails. */
const releaseFirst: Remedy = async (error, { constraints, tracks, registry, signal }) => {
  const held = tracks.all.filter(({ kind, lease }) => constraints[kind] && lease);
  if (!held.length || !BUSY.includes(error.code)) return undefined;
  const before: MediaStreamConstraints = {};
  for (const track of held) {
    const { deviceId, constraints: own } = track.lease!;
    before[track.kind] = deviceId ? { ...own, deviceId: { exact: deviceId } } : own;
    tracks.drop(track);
  }
  try {
    return { leases: await registry.open(constraints, { signal }) };
  } catch (failure) {
    if (signal.aborted) throw failure;
    const leases = await registry.open(before, { signal });
    if (!signal.aborted) tracks.take(leases);
    else for (const lease of leases) lease.release();
    throw failure;
  }
};

/** Another page or program may be about to let the device go. */
const tryAgain: Remedy = async (error, { constraints, registry, signal }) => {
  if (!BUSY.includes(error.code)) return undefined;
  for (const ms of RETRIES_MS) {
    await delay(ms, signal);
    const acquisition = await orElse(
      async () => ({ leases: await registry.open(constraints, { signal }) }),
      signal,
    );
    if (acquisition) return acquisition;
  }
  return undefined;
};

/** Whether it may be that something is required by which nobody may choose a device, such as a zoom. */
const isForbidden = ({ cause }: CaptureError): boolean => (cause as Error | undefined)?.name === 'TypeError';

/** What no device meets is relaxed, as far as the session wants it. */
const relaxed: Remedy = async (error, request) => {
  const { relax = 'device' } = request.session;
  if (!MODES.includes(relax)) throw new TypeError('relax: must be none, device or smallest');
  const isAbsent = ABSENT.includes(error.code);
  if (relax === 'none' || !(isAbsent || isForbidden(error))) return undefined;
  if (relax !== 'smallest') return isAbsent ? withoutStaleDevice(error, request) : undefined;
  const relaxing = await import('./relax-request.js').catch(() => undefined);
  if (!relaxing) return withoutStaleDevice(error, request);
  const found = await relaxing.openRelaxed(error, request);
  return found && told(found.leases, found.records, error, request);
};

/** A device id that is not valid any more is preferred instead of required; nothing else is relaxed. */
const withoutStaleDevice: Remedy = async (error, request) => {
  const { constraints, tracks, registry, session, signal } = request;
  // WebKit names no constraint before the permission is granted.
  if ((error.constraint ?? 'deviceId') !== 'deviceId') return undefined;
  const kinds = await staleKinds(constraints, session.platform);
  if (!kinds.length || kinds.some((kind) => tracks.of(kind).lease)) return undefined;
  const next = { ...constraints };
  const records: RelaxedRequest[] = [];
  for (const kind of kinds) {
    const own = constraints[kind] as MediaTrackConstraints;
    const deviceId = { ideal: exactDevice(own)! };
    next[kind] = { ...own, deviceId };
    records.push({ kind, name: 'deviceId', asked: own.deviceId!, relaxed: deviceId, to: 'ideal' });
  }
  return orElse(async () => {
    const leases = await registry.open(next, { signal });
    return told(leases, records, error, request);
  }, signal);
};

/** Lets leases know what was relaxed for them, and what came of it. */
function told(
  leases: readonly TrackLease[],
  records: readonly RelaxedRequest[],
  error: CaptureError,
  { tracks, loss = error }: FailedRequest,
): Acquisition {
  for (const lease of leases) {
    const settings = lease.track.getSettings() as Record<string, SettingValue | undefined>;
    lease.relaxed = records
      .filter(({ kind }) => kind === lease.kind)
      .map((record) => Object.freeze({ ...record, got: settings[record.name] }));
  }
  // Once the lost device is back the loss is over; what it can't do it still can't.
  const isBack = leases.every(({ kind, deviceId }) => tracks.of(kind).lost === deviceId);
  return { leases, notice: isBack ? error : loss };
}

/** The kinds whose required device is not there; all that require one where the engine hides ids. */
async function staleKinds(
  constraints: MediaStreamConstraints,
  { mediaDevices }: CapturePlatform,
): Promise<TrackKind[]> {
  const present = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return kindsIn(constraints).filter((kind) => {
    const ids = [exactDevice(constraints[kind]) ?? []].flat();
    const known = present.filter((device) => device.kind === `${kind}input` && device.deviceId);
    return ids.length > 0 && !known.some((device) => ids.includes(device.deviceId));
  });
}

/** Camera and microphone were asked for and one can't be had: the other is a success, with a notice. */
const oneKindOnly: Remedy = async (error, request) => {
  const kinds = kindsIn(request.constraints);
  if (kinds.length < 2) return undefined;
  const refused = DENIED.includes(error.code);
  if (!refused && ![...BUSY, ...ABSENT].includes(error.code)) return undefined;
  for (const kind of kinds) {
    const missing = kind === 'video' ? 'audio' : 'video';
    if (refused && !(await isPromptless(kind, missing, request))) continue;
    const acquisition = await orElse(() => openOne(kind, request), request.signal);
    if (acquisition) return { ...acquisition, notice: concerning(request.loss ?? error, missing) };
  }
  return undefined;
};

async function openOne(kind: TrackKind, request: FailedRequest): Promise<Acquisition> {
  const { registry, signal } = request;
  const constraints = { [kind]: request.constraints[kind] } as MediaStreamConstraints;
  try {
    return { leases: await registry.open(constraints, { signal }) };
  } catch (error) {
    const acquisition = await relaxed(error as CaptureError, { ...request, constraints });
    if (acquisition) return acquisition;
    throw error;
  }
}

/**
 * Whether asking for `kind` alone, after both were refused, is no second prompt for one act: it is granted, or the
 * other one is denied for good, so that there was no prompt at all.
 */
async function isPromptless(
  kind: TrackKind,
  other: TrackKind,
  { session: { platform } }: FailedRequest,
): Promise<boolean> {
  const [own, others] = await Promise.all([permissionOf(kind, platform), permissionOf(other, platform)]);
  return own === 'granted' || (own === 'prompt' && others === 'denied');
}

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

function exactDevice(
  constraints: boolean | MediaTrackConstraints | undefined,
): string | string[] | undefined {
  const deviceId = typeof constraints === 'object' ? constraints.deviceId : undefined;
  return typeof deviceId === 'object' && !Array.isArray(deviceId) ? deviceId.exact : undefined;
}
