import type { TrackKind } from './errors.js';
import type { CapturePlatform } from './platform.js';

/** What a request came to. */
export type RequestOutcome = 'granted' | 'denied' | 'dismissed';

const SHARED = /* @__PURE__ */ new WeakMap<object, RequestOutcomes>();

/**
 * What requests for camera and microphone came to: kept for whoever follows permissions later, so that a session need
 * not load what does.
 */
export class RequestOutcomes {
  /** The state that the last outcome of each kind speaks for. */
  readonly last: { [kind in TrackKind]?: PermissionState | undefined } = {};
  /** Called after each outcome. */
  readonly listeners = new Set<() => void>();

  /** The one of everything on these `mediaDevices`. */
  static for(platform: CapturePlatform): RequestOutcomes {
    const key = platform.mediaDevices ?? platform;
    let shared = SHARED.get(key);
    if (!shared) SHARED.set(key, (shared = new RequestOutcomes()));
    return shared;
  }

  /** Takes note of an outcome. */
  record(kind: TrackKind, outcome: RequestOutcome): void {
    this.last[kind] = outcome === 'dismissed' ? 'prompt' : outcome;
    for (const listener of this.listeners) listener();
  }
}
