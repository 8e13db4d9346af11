import { isAborted } from './abort.js';
import { withDevice } from './constraints/device-choice.js';
import type { SessionMemory } from './device-memory.js';
import type { CaptureError, TrackKind } from './errors.js';
import type { CapturePlatform } from './platform.js';
import type { Acquisition, DeviceSelection } from './session-state.js';
import type { SessionTracks } from './session-tracks.js';
import { SourceRegistry } from './source-registry.js';

/** What a session is to open, and what it knows about it. */
export interface SessionRequest {
  readonly kinds: readonly TrackKind[];
  readonly wanted: MediaStreamConstraints;
  readonly selected: DeviceSelection;
  readonly memory: SessionMemory | undefined;
  /** The loss that the request makes up for: nobody is prompted for that. */
  readonly loss: CaptureError | undefined;
  /** Kinds for which a device that is open already will not do. */
  readonly fresh: ReadonlySet<TrackKind>;
  readonly tracks: SessionTracks;
  readonly platform: CapturePlatform;
  readonly signal: AbortSignal;
}

/**
 * Opens the devices that were chosen, as `wanted` says; where that fails, gets what can be had.
 * @throws {CaptureError} `loss` where there is one
 */
export async function openDevices(request: SessionRequest): Promise<Acquisition> {
  const { tracks, loss, platform, signal, fresh } = request;
  if (loss) await (await import('./follow-devices.js')).assertGranted(loss, request.kinds, platform);
  const constraints = await constraintsOf(request);
  const registry = SourceRegistry.for(platform);
  try {
    return { leases: await registry.open(constraints, { signal, fresh: [...fresh] }) };
  } catch (error) {
    if (isAborted(error)) throw error;
    const { recover } = await import('./recover.js');
    return recover(error as CaptureError, { constraints, held: tracks, registry, platform, signal, loss });
  }
}

async function constraintsOf(request: SessionRequest): Promise<MediaStreamConstraints> {
  const { kinds, wanted, selected, memory, tracks, platform } = request;
  const inputs = kinds.map((kind) => `${kind}input` as const);
  const recalled = await memory?.findPresent(inputs, platform.mediaDevices);
  const constraints: MediaStreamConstraints = {};
  for (const kind of kinds) {
    const input = `${kind}input` as const;
    const choice = {
      selected: selected[input],
      recalled: tracks.lost.get(kind)?.deviceId ?? recalled?.[input],
    };
    constraints[kind] = withDevice(wanted[kind] ?? true, choice);
  }
  return constraints;
}
