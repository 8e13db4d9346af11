import { isAborted } from './abort.js';
import { explain } from './constraints/explain.js';
import { kindsIn } from './constraints/kinds-in.js';
import { relax } from './constraints/relax.js';
import type { CaptureError, TrackKind } from './errors.js';
import type { FailedRequest } from './recover.js';
import type { RelaxedRequest } from './session-state.js';
import type { TrackLease } from './track-lease.js';

/** The constraints of a request, and what is not as it was asked for. */
interface Relaxed {
  readonly constraints: MediaStreamConstraints;
  readonly records: readonly RelaxedRequest[];
}

/** What a request brought that asked for less. */
export interface RelaxedSuccess {
  readonly leases: readonly TrackLease[];
  readonly records: readonly RelaxedRequest[];
}

const IDS = ['deviceId', 'groupId'];

/** What constraints choose from. */
interface Choice {
  readonly devices: readonly MediaDeviceInfo[];
  readonly supported: MediaTrackSupportedConstraints | undefined;
}

/** The kinds that are certainly in the way; where the engine does not tell, those that may be. */
function kindsToRelax(
  constraints: MediaStreamConstraints,
  failure: CaptureError,
  { devices, supported }: Choice,
): readonly TrackKind[] {
  const kinds = kindsIn(constraints).filter((kind) => kind === (failure.kind ?? kind));
  const certain = kinds.filter((kind) => {
    const { status } = explain(constraints[kind] as MediaTrackConstraints, devices, { kind, supported });
    return status === 'impossible';
  });
  return certain.length ? certain : kinds;
}

/** Keeps of each constraint what it was at first, and what it is now. */
function joined(before: readonly RelaxedRequest[], next: readonly RelaxedRequest[]): RelaxedRequest[] {
  const first = ({ kind, name }: RelaxedRequest): RelaxedRequest | undefined =>
    before.find((other) => other.kind === kind && other.name === name);
  const kept = before.filter(
    ({ kind, name }) => !next.some((other) => other.kind === kind && other.name === name),
  );
  return [...kept, ...next.map((record) => ({ ...record, asked: first(record)?.asked ?? record.asked }))];
}

/** A request that asks for less; undefined where that is no help. */
function relaxOnce(
  { constraints, records }: Relaxed,
  failure: CaptureError,
  choice: Choice,
): Relaxed | undefined {
  const relaxed: MediaStreamConstraints = {};
  const changes: RelaxedRequest[] = [];
  const { devices, supported } = choice;
  for (const kind of kindsToRelax(constraints, failure, choice)) {
    const result = relax(constraints[kind] as MediaTrackConstraints, failure, devices, { kind, supported });
    if (!result) continue;
    relaxed[kind] = result.constraints;
    changes.push(...result.relaxed.map((record) => ({ ...record, kind })));
    // What is only suspected is tried one by one.
    if (result.status === 'unknown') break;
  }
  if (!changes.length) return undefined;
  return { constraints: { ...constraints, ...relaxed }, records: joined(records, changes) };
}

/** Opens what is nearest to a request that is not met as it is: the smallest change that succeeds. */
export async function openRelaxed(
  error: CaptureError,
  { constraints, tracks, registry, session, signal }: FailedRequest,
): Promise<RelaxedSuccess | undefined> {
  const { mediaDevices } = session.platform;
  const devices = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const supported = mediaDevices?.getSupportedConstraints?.();
  const isThere = (kind: TrackKind): boolean => devices.some((device) => device.kind === `${kind}input`);
  if (!kindsIn(constraints).every(isThere)) return undefined;
  let failure = error;
  let request: Relaxed | undefined = { constraints, records: [] };
  while ((request = relaxOnce(request, failure, { devices, supported }))) {
    const { records } = request;
    // A device that is live is nearer to what was asked for than one that nobody chose.
    if (records.some(({ kind, name }) => IDS.includes(name) && tracks.of(kind).lease)) return undefined;
    try {
      return { leases: await registry.open(request.constraints, { signal }), records };
    } catch (reason) {
      if (isAborted(reason)) throw reason;
      failure = reason as CaptureError;
    }
  }
  return undefined;
}
