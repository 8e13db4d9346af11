import type { RelaxedConstraint } from './constraints/relaxation.js';
import type { CaptureError, TrackKind } from './errors.js';
import type { TrackLease } from './track-lease.js';

/** What a session is doing. "Live without a stream" can't be written down. */
export type SessionState =
  /** Nothing is open, nothing was asked. */
  | { readonly status: 'idle' }
  /** A request is under way; the browser may be showing its prompt. */
  | { readonly status: 'starting' }
  | LiveState
  /**
   * The system took a device for a while, or a call lost its connection; it comes back by itself, or with the next start().
   * With `device-lost` another device is being opened in the place of the one that is gone.
   */
  | { readonly status: 'interrupted'; readonly stream: MediaStream; readonly error: CaptureError }
  /** What nothing can take the place of came to its end: a stream that was adopted, a screen that was shared. */
  | { readonly status: 'ended' }
  /** The last request failed, or the device was lost. */
  | { readonly status: 'error'; readonly error: CaptureError };

/**
 * How a session relaxes constraints that no device meets: not at all; a device id that is stale, which is preferred then
 * instead of required; or whatever can't be met, by the smallest change (see relax()).
 */
export type RelaxMode = 'none' | 'device' | 'smallest';

/** A constraint that asks for less than the page did, and of which kind of track. */
export interface RelaxedRequest extends RelaxedConstraint {
  readonly kind: TrackKind;
}

/** The stream delivers. Partial success is success: `missing` and `notice` say what is not as asked. */
export interface LiveState {
  readonly status: 'live';
  /**
   * The same object from start to stop; its tracks change as devices are switched. A media element that shows it may
   * pause then, in Firefox and WebKit: call its play() after each change, or set its autoplay.
   */
  readonly stream: MediaStream;
  /** Kinds that were asked for and can't be had; `notice` says why. */
  readonly missing?: readonly TrackKind[];
  /** Kinds that turnOff() turned off. */
  readonly off?: readonly TrackKind[];
  /** What the user should know although the stream is live, e.g. that the chosen camera is gone. */
  readonly notice?: CaptureError;
  /** Constraints that were relaxed, for no device meets them as they are: asked, relaxed, got. */
  readonly relaxed?: readonly RelaxedRequest[];
}

/** Device ids by kind. */
export type DeviceSelection = Readonly<Partial<Record<MediaDeviceKind, string | undefined>>>;

/** How a kind is turned off: `stop` closes the device (its light goes off), `disable` sends black or silence. */
export type OffMode = 'stop' | 'disable';

/** What a request brought: where a kind is not among it, `notice` says why. */
export interface Acquisition {
  readonly leases: readonly TrackLease[];
  readonly notice?: CaptureError;
}
