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
      if (isCapturable(element)) return capture(element, constraints, signal);
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
  if (element.error) return Promise.reject(failed(element));
  if (element.readyState >= HAVE_CURRENT_DATA) return Promise.resolve();
  // Else it would wait for playback.
  if (element.preload === 'none') element.preload = 'auto';
  const scope = new AbortController();
  const until = { signal: signal ? AbortSignal.any([signal, scope.signal]) : scope.signal };
  return new Promise<void>((resolve, reject) => {
    element.addEventListener('loadeddata', () => resolve(), until);
    element.addEventListener('error', () => reject(failed(element)), until);
  }).finally(() => scope.abort());
}

const failed = ({ error }: HTMLMediaElement): CaptureError =>
  new CaptureError('device-failed', { message: error?.message || 'The media can’t be played', cause: error });

async function capture(
  element: Required<CapturableElement>,
  constraints: MediaStreamConstraints,
  signal: AbortSignal | undefined,
): Promise<TrackLease[]> {
  const stream = mayRead(() => element.captureStream());
  // The engine adds the tracks a moment later where the element has only just loaded.
  if (!stream.getTracks().length) await trackAdded(stream, signal);
  return ownAsked(stream, constraints);
}

function trackAdded(stream: MediaStream, signal: AbortSignal | undefined): Promise<unknown> {
  const options = { once: true, ...(signal && { signal }) };
  return new Promise((resolve) => stream.addEventListener('addtrack', resolve, options));
}
