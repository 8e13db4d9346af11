import type { SelectedSettings } from '../core/constraints/select-settings.js';
import { chooseSettings } from './choose-settings.js';
import type { VirtualSource } from './devices/virtual-device.js';
import { failure } from './failures.js';
import { overconstrained } from './overconstrained-error.js';
import { propertiesOf, type VirtualHost } from './virtual-host.js';
import { VirtualTrack } from './virtual-track.js';

/** What is asked of the sources of one kind. */
export interface SourceRequest {
  readonly devices: readonly VirtualSource[];
  readonly constraints: MediaTrackConstraints;
  readonly moves?: boolean;
  /** Names of constraints that do not count any more. */
  readonly ignore?: readonly string[];
  /** Aborts when the request is to come to nothing. */
  readonly signal: AbortSignal;
}

/** The device that fits best, and the settings that it then runs with. */
export interface SelectedSource {
  readonly device: VirtualSource;
  readonly settings: MediaTrackSettings;
}

function select(
  host: VirtualHost,
  { devices, constraints, moves = false, ignore = [] }: SourceRequest,
  defaults: MediaTrackSettings,
): SelectedSettings & SelectedSource {
  const ways = devices.flatMap((device) =>
    host.spacesOf(device, moves).map((space) => [device, space] as const),
  );
  const kind = devices[0] && propertiesOf(devices[0]);
  const spaces = ways.map(([, space]) => space);
  const selected = chooseSettings(spaces, constraints, { defaults, ignore, ...(kind && { kind }) });
  return { ...selected, device: ways[selected.space]![0] };
}

/**
 * Chooses the device, and its settings. Where several fit equally, the first of them: it is the system's default.
 * @throws OverconstrainedError
 */
export function selectSource(host: VirtualHost, request: SourceRequest): SelectedSource {
  const [first] = request.devices;
  const { device } = select(host, request, { ...first?.defaults, ...(first && host.idsOf(first)) });
  return select(host, { ...request, devices: [device] }, device.defaults);
}

/** Resolves after a time in milliseconds, or when it need not be waited any more. */
const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

async function start(
  host: VirtualHost,
  { device, settings }: SelectedSource,
  { constraints, moves, signal }: SourceRequest,
) {
  if (device.delay) await wait(device.delay, signal);
  if (signal.aborted) throw failure('AbortError', 'The devices were taken away');
  const what = propertiesOf(device) === 'audio' ? 'audio' : 'video';
  if (device.inUse) throw failure('NotReadableError', `Could not start ${what} source: device in use`);
  if (device.failing || !device.plugged) {
    const name = typeof device.failing === 'string' ? device.failing : 'NotReadableError';
    const message = `Could not start ${what} source`;
    throw name === 'OverconstrainedError' ? overconstrained('', message) : failure(name, message);
  }
  try {
    return new VirtualTrack(host, { device, settings, constraints, moves });
  } catch (error) {
    throw failure('AbortError', `Could not start ${what} source: ${String(error)}`);
  }
}

/**
 * Opens the device that fits best; where it can't be had, the next one that fits.
 * @throws DOMException NotReadableError or AbortError of the last one that was tried
 */
export async function openSource(host: VirtualHost, request: SourceRequest): Promise<VirtualTrack> {
  const selected = selectSource(host, request);
  try {
    return await start(host, selected, request);
  } catch (error) {
    const devices = request.devices.filter((device) => device !== selected.device);
    try {
      selectSource(host, { ...request, devices });
    } catch {
      throw error;
    }
    return openSource(host, { ...request, devices });
  }
}

/**
 * Opens sources of several kinds side by side: all of them, or none.
 * @param expectPermitted throws where the page may not have them any more: that may change while they start
 */
export async function openSources(
  host: VirtualHost,
  requests: readonly SourceRequest[],
  expectPermitted: () => void,
): Promise<VirtualTrack[]> {
  const results = await Promise.allSettled(requests.map((request) => openSource(host, request)));
  const failed = results.find(({ status }) => status === 'rejected');
  const tracks = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  try {
    expectPermitted();
    if (failed) throw (failed as PromiseRejectedResult).reason;
    if (tracks.every(({ track }) => track.readyState === 'live')) return tracks;
    throw failure('NotReadableError', 'A source has ended');
  } catch (error) {
    for (const track of tracks) track.stop();
    throw error;
  }
}
