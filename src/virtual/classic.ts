import * as kit from './index.js';
import type { InstallOptions, InstalledVirtualDevices } from './install.js';

interface VirtualDevicesGlobals {
  virtualDevicesOptions?: InstallOptions;
  virtualDevices?: InstalledVirtualDevices | undefined;
}

/** What is called in a page is called in its frames too, as far as they are of its origin. */
const SHARED = [
  'setPermission',
  'setPolicy',
  'plug',
  'unplug',
  'replug',
  'mute',
  'fail',
  'occupy',
  'slow',
  'resetIds',
] as const;

/** Calls `action` with what a window has: not if it is of another origin, nor if that has no such device. */
function inWindow(scope: unknown, action: (virtual: InstalledVirtualDevices) => void): void {
  try {
    const { virtualDevices } = scope as VirtualDevicesGlobals;
    if (virtualDevices) action(virtualDevices);
  } catch {
    // What other origins do is none of this one's concern.
  }
}

function shareWithFrames(virtual: InstalledVirtualDevices): void {
  for (const name of SHARED) {
    const own = virtual[name].bind(virtual) as (...args: unknown[]) => unknown;
    const shared = (...args: unknown[]): unknown => {
      const done = own(...args);
      // Objects belong to one document.
      if (args.length && typeof args[0] !== 'string') return done;
      for (const frame of Array.from(globalThis as unknown as ArrayLike<Window>)) {
        inWindow(frame, (virtual) => (virtual[name] as typeof own)(...args));
      }
      return done;
    };
    Object.assign(virtual, { [name]: shared });
  }
}

/** A frame starts as the page around it is. */
function follow(virtual: InstalledVirtualDevices, above: InstalledVirtualDevices): void {
  for (const name of ['camera', 'microphone'] as const) {
    virtual.setPermission(name, above.host.permissions.state(name));
  }
  for (const { kind, label, plugged, muted, inUse, failing, delay } of above.host.devices) {
    const same = virtual.host.devices.filter((device) => device.kind === kind && device.label === label);
    for (const device of same) Object.assign(device, { plugged, muted, inUse, failing, delay });
  }
  virtual.host.ids.origin = above.host.ids.origin;
}

/** The controller, with all that the module exports besides: such a page has no other way to that. */
function install(scope: VirtualDevicesGlobals): InstalledVirtualDevices & typeof kit {
  const virtual = Object.assign(kit.installVirtualDevices(scope.virtualDevicesOptions), kit);
  inWindow(globalThis.parent, (above) => follow(virtual, above));
  shareWithFrames(virtual);
  return virtual;
}

// A script that is injected into a page that has it already leaves what is there.
(globalThis as VirtualDevicesGlobals).virtualDevices ??= install(globalThis as VirtualDevicesGlobals);
