import type { TrackKind } from './errors.js';
import type { CapturePlatform } from './platform.js';

/** What a request came to. */
export type RequestOutcome = 'granted' | 'denied' | 'dismissed';

/**
 * What requests for camera and microphone came to: kept for whoever follows permissions later, so that a session need
 * not load what does.
 */
export interface RequestOutcomes {
  /** The state that the last outcome of each kind speaks for. */
  readonly last: { [kind in TrackKind]?: PermissionState | undefined };
  /** Called after each outcome. */
  readonly listeners: Set<() => void>;
}

const SHARED = /* @__PURE__ */ new WeakMap<object, RequestOutcomes>();

/** Those of everything on these `mediaDevices`. */
export function outcomesOf(platform: CapturePlatform): RequestOutcomes {
  const key = platform.mediaDevices ?? platform;
  const outcomes = SHARED.get(key) ?? { last: {}, listeners: new Set() };
  SHARED.set(key, outcomes);
  return outcomes;
}

/** Takes note of an outcome. */
export function recordOutcome(
  platform: CapturePlatform,
  kinds: readonly TrackKind[],
  outcome: RequestOutcome,
): void {
  const { last, listeners } = outcomesOf(platform);
  for (const kind of kinds) last[kind] = outcome === 'dismissed' ? 'prompt' : outcome;
  for (const listener of listeners) listener();
}
