import { kindsIn } from './constraints/kinds-in.js';
import type { TrackKind } from './errors.js';
import type { CapturePlatform } from './platform.js';

/** What the engine says of the permission to capture a kind; undefined where it does not tell. */
export async function permissionOf(
  kind: TrackKind,
  { permissions }: CapturePlatform,
): Promise<PermissionState | undefined> {
  try {
    return (await permissions?.query({ name: kind === 'video' ? 'camera' : 'microphone' }))?.state;
  } catch {
    return undefined; // The engine does not know this permission.
  }
}

/** Whether the engine says that what `constraints` ask for may be captured without a prompt. */
export async function areGranted(
  constraints: MediaStreamConstraints,
  platform: CapturePlatform,
): Promise<boolean> {
  const states = await Promise.all(kindsIn(constraints).map((kind) => permissionOf(kind, platform)));
  return states.every((state) => state === 'granted');
}
