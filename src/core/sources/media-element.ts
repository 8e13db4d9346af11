import { CaptureError } from '../errors.js';
import type { TrackLease } from '../track-lease.js';
import { CaptureSource } from './capture-source.js';
import { mayRead } from './cross-origin.js';
import { copyElement } from './media-element-copy.js';
import { borrow, ownAsked, pickTracks } from './source-tracks.js';

type CapturableElement = HTMLMediaElement & { captureStream?(): MediaStream };

/**
 * What a `<video>` or `<audio>` plays (Media Capture from DOM Elements, section 3). Where the engine can't capture media
 * elements (Firefox, WebKit), the picture comes by way of a canvas and the sound by way of Web Audio; the element is
 * heard as before. What is captured ends with the playback. Of an element that plays a stream it is the tracks of that
 * stream, as they are: those are never stopped.
 *
 * start() waits until the element has loaded its media. It rejects with `blocked-by-policy` for content of another
 * origin, `unsupported` for protected content, `device-failed` for what can't be played.
 * @throws {TypeError} where `element` is none
 */
export function mediaElementSource(element: HTMLMediaElement): CaptureSource {
  if (!(element instanceof HTMLMediaElement))
    throw new TypeError('mediaElementSource: element must be a <video> or <audio>');
  const source: CaptureSource = new CaptureSource({
    open: async (constraints, signal) => {
      const { srcObject } = element;
      // Chromium gives out the very tracks of a stream that is played: they are somebody else's.
      if (srcObject instanceof MediaStream) return pickTracks(srcObject.getTracks(), constraints).map(borrow);
      await loaded(element, signal);
      if (isCapturable(element)) return capture(element, constraints);
      return copyElement(element, constraints, () => source.changed());
    },
  });
  return source;
}

const isCapturable = (element: CapturableElement): element is Required<CapturableElement> =>
  !!element.captureStream;

/** Waits for the media of an element, without which there is nothing to capture. */
function loaded(element: HTMLMediaElement, signal: AbortSignal | undefined): Promise<void> {
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

async function capture(
  element: Required<CapturableElement>,
  constraints: MediaStreamConstraints,
): Promise<TrackLease[]> {
  const stream = mayRead(() => element.captureStream());
  // The engine adds the tracks a moment later where the element has only just loaded. They are waited for also after
  // the request was called off: else nobody would stop them.
  if (!stream.getTracks().length)
    await new Promise((resolve) => stream.addEventListener('addtrack', resolve, { once: true }));
  return ownAsked(stream, constraints);
}
