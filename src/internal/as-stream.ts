import { devWarning } from './dev-warning.js';

/** What was set as the stream of an element, where it is one. */
export function asStream(srcObject: MediaStream | null): MediaStream | undefined {
  if (!srcObject) return undefined;
  // Not by its class: it may come from another window.
  if (typeof srcObject.getTracks === 'function') return srcObject;
  devWarning('srcObject is no MediaStream: it counts as none.');
  return undefined;
}
