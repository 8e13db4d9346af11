import type * as kit from './index.js';
import type { InstalledVirtualDevices, InstallOptions } from './install.js';

export { VirtualCamera, type VirtualCameraOptions } from './devices/virtual-camera.js';
export { VirtualDevice, type VirtualDeviceOptions } from './devices/virtual-device.js';
export { VirtualDisplay, type VirtualDisplayOptions } from './devices/virtual-display.js';
export { VirtualMicrophone, type VirtualMicrophoneOptions } from './devices/virtual-microphone.js';
export { VirtualSpeaker } from './devices/virtual-speaker.js';
export { VirtualImageCapture } from './image-capture.js';
export { installVirtualDevices, type InstalledVirtualDevices, type InstallOptions } from './install.js';
export type {
  PromptAnswer,
  PromptHandler,
  PromptName,
  PromptRequest,
  VirtualPermissionName,
} from './permissions.js';
export { preset, type PresetName } from './presets.js';
export { VirtualDevices, type DeviceReference, type VirtualDevicesOptions } from './virtual-devices.js';
export type { PolicyFeature } from './virtual-host.js';
export { VirtualMediaDevices } from './virtual-media-devices.js';
export {
  readFrameNumber,
  readFrameStamp,
  type FrameSource,
  type FrameStamp,
} from './pictures/frame-stamp.js';
export {
  canvas,
  colourBars,
  image,
  person,
  testCard,
  video,
  type Picture,
  type PictureOptions,
} from './pictures/pictures.js';
export { audioFile, babble, noise, silence, tone, type Sound } from './sounds/sounds.js';

declare global {
  interface Window {
    /** How `dist/cdn/virtual-devices.js` is to install them: set before it runs. */
    virtualDevicesOptions?: InstallOptions;
    /** What `dist/cdn/virtual-devices.js` has installed, with all that this module exports. */
    virtualDevices: InstalledVirtualDevices & typeof kit;
  }
}
