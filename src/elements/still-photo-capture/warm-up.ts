import type { LitElement, ReactiveController } from 'lit';
import type { StreamPlayback } from '../../controllers/stream-playback.js';
import { abortable, delay } from '../../core/abort.js';
import { CaptureError } from '../../core/errors.js';

/** Resolves with the first frame; looks after each update of `host`, as one follows whatever happens to a stream. */
async function untilReady(host: LitElement, playback: StreamPlayback, signal: AbortSignal): Promise<void> {
  const look: ReactiveController = {};
  const ready = new Promise<void>((resolve, reject) => {
    look.hostUpdated = () => {
      if (playback.ready) resolve();
      else if (!playback.stream) reject(new CaptureError('aborted'));
    };
  });
  look.hostUpdated!();
  host.addController(look);
  await abortable(ready, signal).finally(() => host.removeController(look));
}

/**
 * Waits for the first frame, and until the camera runs for as long as `warm-up` says. Rejects with `aborted`, also
 * where the stream goes before its first frame.
 */
export async function untilWarm(
  host: LitElement & { warmUp: number },
  playback: StreamPlayback,
  signal: AbortSignal,
): Promise<void> {
  await untilReady(host, playback, signal);
  const left = playback.readyAt + host.warmUp * 1000 - performance.now();
  if (left > 0) await delay(left, signal);
}
