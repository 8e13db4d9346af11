import { CaptureError } from '../errors.js';

const MESSAGE =
  'The content comes from another origin, which does not let this page read it: it needs CORS headers, and crossorigin="anonymous" on the element that loads it';

/** The failure to capture what the page may show but not read. */
export function crossOriginError(cause?: unknown): CaptureError {
  return new CaptureError('blocked-by-policy', { message: MESSAGE, cause });
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
