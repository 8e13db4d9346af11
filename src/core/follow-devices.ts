import { CaptureError, type TrackKind } from './errors.js';
import { permissionOf } from './granted.js';
import type { CapturePlatform } from './platform.js';
import type { SessionTracks } from './session-tracks.js';
import type { TrackLease } from './track-lease.js';

/**
 * Makes sure that `kinds` can be opened without a prompt: losing a device is no act of the user's.
 * @throws {CaptureError} `permission-denied` where the user took the permission back, else `lost` itself
 */
export async function assertGranted(
  lost: CaptureError,
  kinds: readonly TrackKind[],
  platform: CapturePlatform,
): Promise<void> {
  for (const kind of kinds) {
    const state = await permissionOf(kind, platform);
    if (state === 'denied') throw new CaptureError('permission-denied', { kind, cause: lost });
    if (state !== 'granted') throw lost;
  }
}

/** The kinds to open again after devices came or went: a lost one is back, or the default is another one now. */
export async function kindsToReopen(tracks: SessionTracks, mediaDevices: MediaDevices): Promise<TrackKind[]> {
  const present = await mediaDevices.enumerateDevices().catch(() => []);
  const isBack = ([kind, { deviceId }]: [TrackKind, { deviceId: string }]): boolean =>
    present.some((device) => deviceId && device.deviceId === deviceId && device.kind === `${kind}input`);
  const kinds = [...tracks.lost].filter(isBack).map(([kind]) => kind);
  return hasMoved(tracks.get('audio'), present) ? [...new Set([...kinds, 'audio' as const])] : kinds;
}

/** The system's default microphone is a pseudo-device in some engines, whose tracks stay with the device of before. */
function hasMoved(lease: TrackLease | undefined, present: readonly MediaDeviceInfo[]): boolean {
  const { deviceId, groupId } = lease?.track.getSettings() ?? {};
  const standard = present.find((device) => device.kind === 'audioinput' && device.deviceId === 'default');
  return deviceId === 'default' && !!standard && standard.groupId !== groupId;
}
