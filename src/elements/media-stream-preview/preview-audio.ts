import type { CaptureSession } from '../../core/capture-session.js';
import { devWarning } from '../../internal/dev-warning.js';
import type { MediaStreamPreview } from './media-stream-preview.js';

/** Sets the volume, and the speaker: the one of the attribute, else the one that was picked for the session. */
export function routeAudio(
  { videoElement, volume, sinkId }: MediaStreamPreview,
  session: CaptureSession | undefined,
): void {
  if (!videoElement) return;
  if (!(volume >= 0 && volume <= 1)) devWarning(`volume="${volume}" is not between 0 and 1: 1 is used.`);
  videoElement.volume = volume >= 0 && volume <= 1 ? volume : 1;
  const wanted = sinkId || session?.selected.audiooutput || '';
  if (!('setSinkId' in videoElement) || videoElement.sinkId === wanted) return;
  videoElement.setSinkId(wanted).catch((reason: unknown) => devWarning(`sink-id: ${String(reason)}`));
}
