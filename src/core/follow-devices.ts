import { CaptureError, type TrackKind } from './errors.js';
import { permissionOf } from './granted.js';
import type { CapturePlatform } from './platform.js';
import type { SourceDevices } from './sources/capture-source.js';
import { kindsOf, type SessionTrack, type SessionTracks } from './session-tracks.js';

/**
 * Makes sure that `tracks` can be opened without a prompt: losing a device is no act of the user's.
 * @throws {CaptureError} `permission-denied` where the user took the permission back, else `lost` itself
 */
export async function assertGranted(
  lost: CaptureError,
  tracks: readonly SessionTrack[],
  platform: CapturePlatform,
): Promise<void> {
  for (const { kind } of tracks) {
    const state = await permissionOf(kind, platform);
    if (state === 'denied') throw new CaptureError('permission-denied', { kind, cause: lost });
    if (state !== 'granted') throw lost;
  }
}

/**
 * Opens again, after devices came or went, what should be: a lost device that is back, the default that is another now.
 * @param open - opens kinds
 */
export async function reopenDevices(
  tracks: SessionTracks,
  mediaDevices: MediaDevices,
  open: (kinds: readonly TrackKind[], loss: CaptureError | undefined) => Promise<void>,
): Promise<void> {
  const { kinds } = mediaDevices as Partial<SourceDevices>;
  if (kinds) return followSource(tracks, kinds(), open);
  const present = await mediaDevices.enumerateDevices().catch(() => []);
  const isBack = ({ input, lost, lease }: SessionTrack): boolean =>
    !!lost &&
    lost !== lease?.deviceId &&
    present.some(({ kind, deviceId }) => kind === input && deviceId === lost);
  const moved = tracks.all.filter((track) => isBack(track) || hasMoved(track, present));
  if (!moved.length || tracks.busy) return;
  for (const track of moved) track.fresh = true;
  const loss = moved.find(({ failure }) => failure)?.failure;
  // A failure shows in the state.
  await open(kindsOf(moved), loss).catch(() => {});
  for (const track of moved) if (track.lost === track.lease?.deviceId) track.lost = undefined;
}

/** Takes in the kinds that a source has now and had not before, and notices what ended, or paused, without an event. */
async function followSource(
  tracks: SessionTracks,
  present: readonly TrackKind[],
  open: (kinds: readonly TrackKind[], loss: CaptureError | undefined) => Promise<void>,
): Promise<void> {
  const come = present.filter((kind) => {
    const { lease, off, call } = tracks.of(kind);
    return !lease?.live && !off && !call;
  });
  // Once the session has let go of everything nothing is opened.
  if (tracks.stream) await open(come, undefined).catch(() => {});
}

/** The system's default microphone is a pseudo-device in some engines, whose tracks stay with the device of before. */
function hasMoved({ kind, lease }: SessionTrack, present: readonly MediaDeviceInfo[]): boolean {
  const { deviceId, groupId } = lease?.track.getSettings() ?? {};
  const standard = present.find((device) => device.kind === 'audioinput' && device.deviceId === 'default');
  return kind === 'audio' && deviceId === 'default' && !!standard && standard.groupId !== groupId;
}
