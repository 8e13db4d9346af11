import { CaptureError } from '../errors.js';

/**
 * Waits for the media of an element, without which there is nothing to capture.
 * @throws {CaptureError} `device-failed` where it can't be played
 */
export function loaded(element: HTMLMediaElement, signal: AbortSignal | undefined): Promise<void> {
  if (hasLoaded(element)) return Promise.resolve();
  // Else it would wait for playback.
  if (element.preload === 'none') element.preload = 'auto';
  const scope = new AbortController();
  const until = { signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal };
  return new Promise<void>((resolve, reject) => {
    // While it seeks, as a film does that begins anew, it may have nothing either, and `loadeddata` comes only once.
    for (const type of ['loadeddata', 'seeked', 'canplay'])
      element.addEventListener(type, () => hasLoaded(element) && resolve(), until);
    // A task later, as the element goes on with its next <source> where one has failed.
    const look = (): unknown => setTimeout(() => hasFailed(element) && reject(failed(element)));
    // Heard on its way down: those of a <source> do not bubble.
    element.addEventListener('error', look, { ...until, capture: true });
    look();
  }).finally(() => scope.abort());
}

const hasLoaded = ({ readyState }: HTMLMediaElement): boolean =>
  readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;

/** Whether there is nothing to wait for; an element without a source may yet get one. */
const hasFailed = (element: HTMLMediaElement): boolean =>
  !!element.error ||
  (element.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && !!element.querySelector('source'));

const failed = ({ error }: HTMLMediaElement): CaptureError =>
  new CaptureError('device-failed', { message: error?.message || 'The media can’t be played', cause: error });
