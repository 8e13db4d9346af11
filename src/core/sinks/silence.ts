import { checkOptions } from '../check-options.js';
import { poll } from '../tracks/poll.js';
import { readAudioLevel } from './audio-level.js';

/** When a microphone counts as silent. */
export interface SilenceOptions {
  /** For how long nothing is to be heard, in seconds: 5 by default. */
  after?: number | undefined;
  /** What is nothing: peaks below this, in dB of the loudest that there is. -80 by default: less than any room. */
  threshold?: number | undefined;
  /** Ends the watch. */
  signal?: AbortSignal | undefined;
}

/**
 * Tells when a live track stays silent, as that of a microphone does that is covered, broken or turned off at its cable,
 * and when it is heard again. What is off, muted or ended by the platform is not silent in this sense: the track itself
 * says so. It looks once a second, also in a hidden page.
 * @param listener - called with true and false by turns
 * @returns ends the watch
 * @throws {TypeError} where `track` is no audio track, `listener` no function, `after` no number from 0, `threshold` not
 *   below 0, or `signal` no AbortSignal
 * @throws {CaptureError} as readAudioLevel() does
 */
export function watchSilence(
  track: MediaStreamTrack,
  listener: (silent: boolean) => void,
  options: SilenceOptions = {},
): () => void {
  if (typeof listener !== 'function') throw new TypeError('watchSilence: listener must be a function');
  checkOptions('watchSilence', options);
  const { after = 5, threshold = -80, signal } = options;
  if (!(after >= 0)) throw new TypeError('watchSilence: after must be a number from 0');
  if (!(threshold < 0)) throw new TypeError('watchSilence: threshold must be below 0');
  const level = readAudioLevel(track);
  const least = 10 ** (threshold / 20);
  let heardAt = performance.now();
  let silent = false;
  const look = (): void => {
    const delivers = track.readyState === 'live' && track.enabled && !track.muted && level.running;
    if (!delivers || level.loudest >= least) heardAt = performance.now();
    const now = performance.now() - heardAt >= after * 1000;
    if (now === silent) return;
    silent = now;
    listener(silent);
  };
  const leave = poll(look);
  const end = (): void => {
    leave();
    level.close();
    signal?.removeEventListener('abort', end);
  };
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  return end;
}
