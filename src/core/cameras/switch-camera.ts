import { isAborted } from '../abort.js';
import type { CaptureSession } from '../capture-session.js';
import { checkOptions } from '../check-options.js';
import type { CaptureError } from '../errors.js';
import { rankCameras, type RankedCamera } from './rank-cameras.js';

/** How cameras are switched. */
export interface SwitchCameraOptions {
  /**
   * `sides`, the default: from the front to the main camera at the rear, and back; where cameras don't tell which way
   * they look, as on a computer, `all`: from each to the next.
   */
  among?: 'sides' | 'all' | undefined;
}

/** All cameras, each once: the best at the front, those at the rear from the main one on, the others. */
function allIn(devices: readonly MediaDeviceInfo[]): RankedCamera<MediaDeviceInfo>[] {
  const [front, rear] = [rankCameras(devices, 'front'), rankCameras(devices, 'rear')];
  return [
    ...front.filter(({ facing }) => facing === 'user'),
    ...rear.filter(({ facing }) => facing === 'environment'),
    ...rear.filter(({ facing }) => facing !== 'user' && facing !== 'environment'),
  ].filter(({ lens, camera }) => lens !== 'special' && camera.deviceId);
}

/** The cameras to try in the place of one, in order. */
function successorsOf(
  current: string | undefined,
  cameras: readonly RankedCamera<MediaDeviceInfo>[],
  among: SwitchCameraOptions['among'],
): readonly RankedCamera<MediaDeviceInfo>[] {
  const index = cameras.findIndex(({ camera }) => camera.deviceId === current);
  const next = [...cameras.slice(index + 1), ...cameras.slice(0, Math.max(index, 0))];
  const { facing } = cameras[index] ?? {};
  const sides = cameras.filter((one) => one.facing && one.facing !== facing);
  return among === 'sides' && facing && sides.length ? sides : next;
}

function expectArguments(session: unknown, among: unknown): void {
  if (typeof (session as CaptureSession | undefined)?.selectDevice !== 'function')
    throw new TypeError('session: must be a CaptureSession');
  if (among !== 'sides' && among !== 'all') throw new TypeError('among: must be sides or all');
}

/** The camera in use, else the one that is chosen for the next start(). */
const currentOf = ({ stream, selected }: CaptureSession): string | undefined =>
  stream?.getVideoTracks()[0]?.getSettings().deviceId ?? selected.videoinput;

/**
 * Switches a session to its next camera, or chooses it for the next start(). What can't be opened is passed over; where
 * none can, the one before stays. Where there is a memory, the choice is remembered.
 * @returns the camera; undefined where there is no other, or the page may not know them yet
 * @throws {CaptureError} why the last one that was tried could not be opened
 * @throws TypeError that names the argument which can't be that
 */
export async function switchCamera(
  session: CaptureSession,
  options: SwitchCameraOptions = {},
): Promise<MediaDeviceInfo | undefined> {
  checkOptions('switchCamera', options);
  const { among = 'sides' } = options;
  expectArguments(session, among);
  const devices = (await session.platform.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  let failure: Error | undefined;
  for (const { camera } of successorsOf(currentOf(session), allIn(devices), among)) {
    try {
      await session.selectDevice('videoinput', camera.deviceId);
      return camera;
    } catch (error) {
      if (isAborted(error)) throw error;
      failure = error as CaptureError;
    }
  }
  if (failure) throw failure;
  return undefined;
}
