import type { InstalledVirtualDevices } from '../../src/virtual/index.js';

let virtual: InstalledVirtualDevices | undefined;

/** The virtual devices of this page; undefined where it has the engine's own. */
export const virtualPageDevices = (): InstalledVirtualDevices | undefined => virtual;

/** Says that the page has these, before any test runs. */
export function usePageDevices(devices: InstalledVirtualDevices): void {
  virtual = devices;
}
