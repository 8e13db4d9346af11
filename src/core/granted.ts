import type { TrackKind } from './errors.js';
import type { CapturePlatform } from './platform.js';

/** Whether the engine says that each of these kinds may be captured without a prompt. */
export async function areGranted(kinds: readonly TrackKind[], platform: CapturePlatform): Promise<boolean> {
  const queries = kinds.map(async (kind) => {
    const status = await platform.permissions?.query({ name: kind === 'video' ? 'camera' : 'microphone' });
    return status?.state === 'granted';
  });
  // An engine that does not know the permission rejects: then nobody knows.
  return Promise.all(queries).then(
    (granted) => granted.every(Boolean),
    () => false,
  );
}
