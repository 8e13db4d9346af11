import { CaptureError, type CaptureErrorCode, type TrackKind } from './errors.js';
import { permissionOf } from './granted.js';
import type { CapturePlatform } from './platform.js';
import { tellPermission } from './shared.js';
import { unavailable } from './unavailable.js';

/** What is known about a failure beside what was thrown. */
export interface ErrorContext {
  /** The kind of track that was asked for; leave it out where it was both. */
  kind?: TrackKind | undefined;
  /** Where the request was made: tells a policy or an insecure context from a user's no. */
  platform?: CapturePlatform | undefined;
  /** The state of the permission after the failure, where it is known. */
  permission?: PermissionState | undefined;
}

/**
 * What engines throw, as `name: message`, and what it means; the first that fits counts. Engine by engine, with the
 * sources: docs/guides/errors.md.
 */
const MEANINGS: readonly (readonly [RegExp, CaptureErrorCode])[] = [
  [/^NotAllowed.+dismissed/, 'permission-dismissed'],
  [/^NotAllowed.+by system/, 'system-denied'],
  [/^NotAllowed/, 'permission-denied'],
  [/^Security/, 'blocked-by-policy'],
  [/^NotFound/, 'device-not-found'],
  // Firefox says "allocate" and "Starting" where another program has the device, and has no other word for it.
  [/in use|process limit|allocate|Starting/, 'device-in-use'],
  [/^NotReadable/, 'device-failed'],
  [/^Overconstrained/, 'overconstrained'],
  [/^Timeout|^Abort.+(abort|cancel|shutdown|destroy)|fully active|detached/, 'aborted'],
  // By its specification an AbortError is a device that would not start; only the above were called off.
  [/^Abort/, 'device-failed'],
  [/^NotSupported/, 'unsupported'],
];

function isBlocked({ kind, platform }: ErrorContext): boolean {
  const isOff = (feature: 'camera' | 'microphone'): boolean => platform?.allowsFeature?.(feature) === false;
  return (kind !== 'audio' && isOff('camera')) || (kind !== 'video' && isOff('microphone'));
}

function codeOf(text: string, context: ErrorContext): CaptureErrorCode {
  const { platform, permission } = context;
  const missing = platform && unavailable(platform);
  if (missing) return missing.code;
  const code = MEANINGS.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
  if (code.startsWith('permission') && isBlocked(context)) return 'blocked-by-policy';
  // Chromium says whose no it is. Elsewhere the system's shows in that the page does have the permission.
  const isSystem = code === 'permission-denied' && permission === 'granted' && !text.includes('Permission');
  return isSystem ? 'system-denied' : code;
}

/** Of a request for both, engines say at most in the message which one failed. */
function kindOf(text: string): TrackKind | undefined {
  const audio = /audio|\bmic/i.test(text);
  return audio === /video/i.test(text) ? undefined : audio ? 'audio' : 'video';
}

/**
 * Turns what an engine threw into a CaptureError, with the original as its `cause`. Judges by name and message, as
 * engines throw different classes. A CaptureError passes through unchanged.
 */
export function toCaptureError(reason: unknown, context: ErrorContext = {}): CaptureError {
  if (reason instanceof CaptureError) return reason;
  const { name, message, constraint } = Object(reason) as {
    name?: string;
    message?: string;
    constraint?: string;
  };
  const text = `${name}: ${message}`;
  return new CaptureError(codeOf(text, context), {
    message: message || undefined,
    cause: reason,
    kind: context.kind ?? kindOf(text),
    constraint: constraint || undefined,
  });
}

/** What failures say of the permission. Devices start only once the user has said yes, and engines tell their names then. */
const TOLD: Partial<Record<CaptureErrorCode, PermissionState>> = {
  'permission-denied': 'denied',
  'permission-dismissed': 'prompt',
  'device-in-use': 'granted',
  'device-failed': 'granted',
};

/** What made a request for `kinds` fail; it is noted for whoever follows permissions. */
export async function toRequestError(
  reason: unknown,
  kinds: readonly TrackKind[],
  platform: CapturePlatform,
): Promise<CaptureError> {
  const missing = unavailable(platform);
  if (missing) return missing;
  const kind = kinds.length === 1 ? kinds[0] : undefined;
  const permission = kind && (await permissionOf(kind, platform));
  const error = toCaptureError(reason, { platform, kind, permission });
  const told = TOLD[error.code];
  if (told) tellPermission(platform, kinds, told);
  return error;
}
