import { installVirtualDevices, type InstallOptions, type InstalledVirtualDevices } from './install.js';

interface VirtualDevicesGlobals {
  virtualDevicesOptions?: InstallOptions;
  virtualDevices?: InstalledVirtualDevices;
}

/** A script that is injected twice, or into a page that has it already, leaves what is there. */
const scope = globalThis as VirtualDevicesGlobals;
scope.virtualDevices ??= installVirtualDevices(scope.virtualDevicesOptions);
