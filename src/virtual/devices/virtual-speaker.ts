import { VirtualDevice, type VirtualDeviceOptions } from './virtual-device.js';

/** A speaker that nobody hears. */
export class VirtualSpeaker extends VirtualDevice {
  override readonly kind = 'audiooutput';

  constructor(options: VirtualDeviceOptions = {}) {
    super({ label: 'Virtual speaker', ...options });
  }
}
