import type { DeviceList } from './device-list.js';
import type { TrackKind } from './errors.js';
import type { CapturePermissions } from './permissions.js';
import type { CapturePlatform } from './platform.js';
import type { SourceRegistry } from './source-registry.js';

/** What all that uses the same `mediaDevices` has in common. */
export interface Shared {
  registry?: SourceRegistry;
  deviceList?: DeviceList;
  permissions?: CapturePermissions;
  /** What the last request for each kind said of the permission: a session need not load what follows permissions. */
  readonly last: { [kind in TrackKind]?: PermissionState | undefined };
  /** Called after each request that said something of a permission. */
  readonly listeners: Set<() => void>;
}

const SHARED = /* @__PURE__ */ new WeakMap<object, Shared>();

/** What is shared by everything on these `mediaDevices`. */
export function sharedOn(platform: CapturePlatform): Shared {
  const key = platform.mediaDevices ?? platform;
  const shared = SHARED.get(key) ?? { last: {}, listeners: new Set() };
  SHARED.set(key, shared);
  return shared;
}

/** Takes note of what requests for `kinds` would meet now. */
export function tellPermission(
  platform: CapturePlatform,
  kinds: readonly TrackKind[],
  state: PermissionState,
): void {
  const { last, listeners } = sharedOn(platform);
  for (const kind of kinds) last[kind] = state;
  for (const listener of listeners) listener();
}
