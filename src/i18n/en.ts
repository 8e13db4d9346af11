import type { TrackKind } from '../core/errors.js';
import type { Messages } from './messages.js';

const thing = (kind?: TrackKind | MediaDeviceKind): string =>
  !kind
    ? 'camera and microphone'
    : kind[0] === 'v'
      ? 'camera'
      : kind === 'audiooutput'
        ? 'speaker'
        : 'microphone';

/** English: always there, and what other languages fall back to. Its notices are in en-notices.ts. */
export const messages: Messages = {
  lang: 'en',
  dir: 'ltr',
  start: (kind) => `Start ${thing(kind)}`,
  starting: 'Starting…',
  ended: 'Ended',
  stop: 'Stop',
  cancel: 'Cancel',
  retry: 'Try again',
  takePhoto: 'Take photo',
  retake: 'Retake',
  yourPhoto: 'Your photo',
  photoTaken: 'Photo taken',
  valueMissing: 'Take a photo.',
  countdown: (seconds) => `Photo in ${seconds}`,
  chooseFile: 'Choose a picture instead',
  deviceFallback: (kind, ordinal) =>
    `${thing(kind).replace(/./, (first) => first.toUpperCase())} ${ordinal ?? ''}`.trim(),
  chooseDevice: (kind) => `Choose a ${thing(kind)}`,
  permissionFirst: (kind) => `Allow access to choose a ${thing(kind)}.`,
  allow: (kind) => `Allow ${thing(kind)}`,
  noDevice: (kind) => `No ${thing(kind)} found`,
  systemDefault: 'System default',
  tapToPlay: 'Tap to play',
  audioOnly: 'Audio only',
  pictureInPicture: (active) => `${active ? 'Exit picture' : 'Picture'} in picture`,
  fullscreen: (active) => `${active ? 'Exit full' : 'Full'} screen`,
};
