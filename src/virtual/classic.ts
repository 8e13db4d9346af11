import * as kit from './index.js';

/** What the classic script leaves in the page: the controller, with all that the module exports besides. */
type VirtualDevicesOfPage = kit.InstalledVirtualDevices & typeof kit;

interface VirtualDevicesGlobals {
  virtualDevicesOptions?: kit.InstallOptions;
  virtualDevices?: VirtualDevicesOfPage;
}

/** A script that is injected twice, or into a page that has it already, leaves what is there. */
const scope = globalThis as VirtualDevicesGlobals;
scope.virtualDevices ??= Object.assign(kit.installVirtualDevices(scope.virtualDevicesOptions), kit);
