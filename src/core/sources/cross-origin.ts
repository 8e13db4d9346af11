import { CaptureError } from '../errors.js';

const MESSAGE =
  'The content comes from another origin, which does not let this page read it: it needs CORS headers, and crossorigin="anonymous" on the element that loads it';

/** The failure to capture what the page may show but not read. */
export function crossOriginError(cause?: unknown): CaptureError {
  return new CaptureError('blocked-by-policy', { message: MESSAGE, cause });
}

/** Whether an element shows a picture. */
export function hasPicture(element: HTMLMediaElement): element is HTMLVideoElement {
  return !!(element as Partial<HTMLVideoElement>).videoWidth;
}

/**
 * Makes sure that the page may read what a media element has loaded. Some engines hand out what it may not read, and
 * silence in the place of sounds, without a word.
 * @throws {CaptureError} `blocked-by-policy` where it may not
 */
export function expectReadable(element: HTMLMediaElement): void {
  const isRead = hasPicture(element) && mayRead(() => readPixel(element));
  if (!isRead && !isOwn(element)) throw crossOriginError();
}

/** Whether there was one to read: for a moment an engine may have no frame to draw. */
function readPixel(video: HTMLVideoElement): boolean {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(video, 0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data[3]! > 0;
}

/** Of a sound alone, and without a frame, no engine tells: what comes from this origin, or was asked for with CORS. */
function isOwn({ crossOrigin, currentSrc }: HTMLMediaElement): boolean {
  if (crossOrigin !== null || !currentSrc) return true;
  const { protocol, origin } = new URL(currentSrc);
  return protocol === 'data:' || origin === globalThis.origin;
}

/**
 * Does what content of another origin forbids.
 * @throws {CaptureError} `blocked-by-policy` where it does
 */
export function mayRead<T>(read: () => T): T {
  try {
    return read();
  } catch (reason) {
    if ((reason as Partial<DOMException>)?.name === 'SecurityError') throw crossOriginError(reason);
    throw reason;
  }
}
