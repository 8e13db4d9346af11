/** A kind of MediaStreamTrack. */
export type TrackKind = 'audio' | 'video';

/** What went wrong, in one word that code can branch on. */
export type CaptureErrorCode =
  /** The browser has no media capture at all. */
  | 'unsupported'
  /** The page was not loaded over https (or localhost). */
  | 'insecure-context'
  /** A Permissions Policy keeps this document (often: this frame) from the device. */
  | 'blocked-by-policy'
  /** The user, now or earlier, said no. */
  | 'permission-denied'
  /** The user closed the prompt without an answer. */
  | 'permission-dismissed'
  /** The operating system keeps the browser from the device. */
  | 'system-denied'
  /** There is no such device. */
  | 'device-not-found'
  /** Another application or tab holds the device. */
  | 'device-in-use'
  /** The device is there but does not start. */
  | 'device-failed'
  /** The device was unplugged, or its track ended for good, in the middle of capture. */
  | 'device-lost'
  /** No device can meet a required constraint; `constraint` names it. */
  | 'overconstrained'
  /** The system took the device for a while (a phone call, a closed lid). */
  | 'interrupted'
  /** A newer call, `stop()` or a signal took the place of this one. Never shown to users. */
  | 'aborted'
  /** Anything else; see `cause`. */
  | 'unknown';

/** The details of a CaptureError. */
export interface CaptureErrorInit {
  message?: string | undefined;
  /** What the platform threw: usually a DOMException. */
  cause?: unknown;
  kind?: TrackKind | undefined;
  constraint?: string | undefined;
}

/** Trying again in the same page can't help with these. */
const FINAL: readonly CaptureErrorCode[] = ['unsupported', 'insecure-context', 'blocked-by-policy'];

/** The one error that everything in the kit rejects with, keeps in `state.error` and fires. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  /** What went wrong. */
  readonly code: CaptureErrorCode;
  /** The kind of track that it concerns; undefined where it is both, or not known. */
  readonly kind: TrackKind | undefined;
  /** With `overconstrained`: the constraint that no device could meet, e.g. `width`. */
  readonly constraint: string | undefined;
  /** What was to be captured where that is no device: `display`, `canvas`, …; undefined for camera and microphone. */
  declare readonly source?: string;

  constructor(code: CaptureErrorCode, init: CaptureErrorInit = {}) {
    super(init.message ?? code, init);
    this.code = code;
    this.kind = init.kind;
    this.constraint = init.constraint;
  }

  /** Whether trying again can succeed without leaving the page. */
  get recoverable(): boolean {
    return !FINAL.includes(this.code);
  }
}

/** What was caught, as the one error that the kit tells of; `unknown` where it is none of its own. */
export function asCaptureError(reason: unknown, kind?: TrackKind): CaptureError {
  if (reason instanceof CaptureError) return reason;
  return new CaptureError('unknown', { message: String(reason), cause: reason, kind });
}
