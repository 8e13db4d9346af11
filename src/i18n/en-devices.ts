import type { DeviceMessages } from './messages.js';

const thing = (kind: MediaDeviceKind): string =>
  ({ videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker' })[kind];

/** The texts of a list of devices, in English. */
export const deviceMessages: DeviceMessages = {
  deviceFallback: (kind, ordinal) =>
    `${thing(kind).replace(/./, (first) => first.toUpperCase())} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `Choose a ${thing(kind)}`,
  permissionFirst: (kind) => `Allow access to choose a ${thing(kind)}.`,
  allow: (kind) => `Allow ${thing(kind)}`,
  noDevice: (kind) => `No ${thing(kind)} found`,
  systemDefault: 'System default',
};
