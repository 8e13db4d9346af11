import { CaptureError } from '../errors.js';

/**
 * Waits for the media of an element, without which there is nothing to capture.
 * @throws {CaptureError} `device-failed` where it can't be played
 */
export function loaded(element: HTMLMediaElement, signal: AbortSignal | undefined): Promise<void> {
  const { HAVE_CURRENT_DATA } = HTMLMediaElement;
  if (element.readyState >= HAVE_CURRENT_DATA) return Promise.resolve();
  // Else it would wait for playback.
  if (element.preload === 'none') element.preload = 'auto';
  const scope = new AbortController();
  const until = { signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal };
  return new Promise<void>((resolve, reject) => {
    element.addEventListener('loadeddata', () => resolve(), until);
    // A task later, as the element goes on with its next <source> where one has failed.
    const look = (): unknown => setTimeout(() => hasFailed(element) && reject(failed(element)));
    // Heard on its way down: those of a <source> do not bubble.
    element.addEventListener('error', look, { ...until, capture: true });
    look();
  }).finally(() => scope.abort());
}

/** Whether there is nothing to wait for; an element without a source may yet get one. */
const hasFailed = (element: HTMLMediaElement): boolean =>
  !!element.error ||
  (element.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && !!element.querySelector('source'));

const failed = ({ error }: HTMLMediaElement): CaptureError =>
  new CaptureError('device-failed', { message: error?.message || 'The media can’t be played', cause: error });
