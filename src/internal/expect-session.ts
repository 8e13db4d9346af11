import type { CaptureSession } from '../core/capture-session.js';

/**
 * Lets pass what an element can use as its session, and none.
 * @throws TypeError for anything else
 */
export function expectSession(session: CaptureSession | null | undefined): void {
  // Not by its class: it may come from another window.
  if (session !== undefined && session !== null && typeof session.selectDevice !== 'function')
    throw new TypeError('session: must be a CaptureSession');
}
