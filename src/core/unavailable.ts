import { CaptureError } from './errors.js';
import type { CapturePlatform } from './platform.js';

/**
 * Why nothing can be captured here, whatever is asked for (Media Capture and Streams, section 9.2).
 * @returns `insecure-context` or `unsupported` where `mediaDevices` is missing, else undefined
 */
export function unavailable(platform: CapturePlatform): CaptureError | undefined {
  if (platform.mediaDevices) return undefined;
  // Outside browsers no context is secure or insecure, and https would not help.
  const insecure = !platform.isSecureContext && globalThis.isSecureContext !== undefined;
  return new CaptureError(insecure ? 'insecure-context' : 'unsupported');
}
