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

/**
 * Opens again, after devices came or went, what should be: a lost device that is back, the default that is another now.
 * @param fresh - kinds for which a device that is open already will not do
 * @param open - opens kinds, where nothing else is under way
 */
export async function reopenDevices(
  tracks: SessionTracks,
  fresh: Set<TrackKind>,
  mediaDevices: MediaDevices,
  open: (kinds: readonly TrackKind[], loss: CaptureError | undefined) => Promise<void>,
): Promise<void> {
  const present = await mediaDevices.enumerateDevices().catch(() => []);
  const isThere = (kind: TrackKind, deviceId: string): boolean =>
    present.some((device) => deviceId && device.deviceId === deviceId && device.kind === `${kind}input`);
  const isInUse = (kind: TrackKind): boolean =>
    tracks.get(kind)?.deviceId === tracks.lost.get(kind)?.deviceId;
  const back = [...tracks.lost].filter(([kind, { deviceId }]) => isThere(kind, deviceId) && !isInUse(kind));
  const kinds = new Set(back.map(([kind]) => kind));
  if (hasMoved(tracks.get('audio'), present)) kinds.add('audio');
  if (!kinds.size || !tracks.stream) return;
  for (const kind of kinds) fresh.add(kind);
  // A failure shows in the state.
  await open([...kinds], back[0]?.[1].error).catch(() => {});
  for (const kind of kinds) if (isInUse(kind)) tracks.lost.delete(kind);
}

/** The system's default microphone is a pseudo-device in some engines, whose tracks stay with the device of before. */
function hasMoved(lease: TrackLease | undefined, present: readonly MediaDeviceInfo[]): boolean {
  const { deviceId, groupId } = lease?.track.getSettings() ?? {};
  const standard = present.find((device) => device.kind === 'audioinput' && device.deviceId === 'default');
  return deviceId === 'default' && !!standard && standard.groupId !== groupId;
}
