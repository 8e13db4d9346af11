import type { TrackKind } from '../core/errors.js';
import type { Messages } from './messages.js';

const thing = (kind?: TrackKind | MediaDeviceKind, both = 'camera and microphone'): string =>
  !kind ? both : kind[0] === 'v' ? 'camera' : kind === 'audiooutput' ? 'speaker' : 'microphone';

const either = (kind?: TrackKind): string => thing(kind, 'camera or microphone');

/** English: always there, and what other languages fall back to. */
export const en: Messages = {
  lang: 'en',
  dir: 'ltr',
  start: (kind) => `Start ${thing(kind)}`,
  starting: 'Starting…',
  stop: 'Stop',
  cancel: 'Cancel',
  retry: 'Try again',
  how: 'How?',
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
  outputUnsupported: 'This browser plays through the system’s default speaker.',
  paused: 'Paused',
  tapToPlay: 'Tap to play',
  audioOnly: 'Audio only',
  pictureInPicture: 'Picture in picture',
  exitPictureInPicture: 'Exit picture in picture',
  fullscreen: 'Full screen',
  exitFullscreen: 'Exit full screen',
  missing: (kind) => `No ${thing(kind)}: continuing without it.`,
  switched: (name) => `The chosen device is gone. Now using ${name}.`,
  photoType: (type) => `Saved as ${type}: this browser can’t write the type asked for.`,

  unsupported: (kind) => [
    `This browser can’t use the ${either(kind)}`,
    'Open the page in a current browser.',
  ],
  'insecure-context': (kind) => [
    'This page isn’t secure',
    `Open it with https:// to use the ${thing(kind)}.`,
  ],
  'blocked-by-policy': (kind) => [
    `The ${thing(kind)} can’t be used here`,
    'This page or your organization doesn’t allow it; try the page in its own tab.',
  ],
  'permission-denied': (kind) => [
    `Access to the ${thing(kind)} is blocked`,
    'Allow it in the site settings beside the address, then try again.',
  ],
  'permission-dismissed': (kind) => [
    `Access to the ${thing(kind)} is needed`,
    'Try again and choose “Allow”.',
  ],
  'system-denied': (kind) => [
    `Your system blocks the ${thing(kind)}`,
    'Allow it for your browser in the system’s privacy settings, then try again.',
  ],
  'device-not-found': (kind) => [`No ${either(kind)} found`, 'Connect one, then try again.'],
  'device-in-use': (kind) => [
    `Something else is using the ${either(kind)}`,
    'Close other apps and tabs that use it, then try again.',
  ],
  'device-failed': (kind) => [
    `The ${either(kind)} didn’t start`,
    'Connect it again or choose another one, then try again.',
  ],
  'device-lost': (kind) => [
    `The ${either(kind)} was disconnected`,
    'Connect it again or choose another one, then try again.',
  ],
  overconstrained: (kind) => [
    `No suitable ${either(kind)}`,
    'Choose or connect another one, then try again.',
  ],
  interrupted: (kind) => [
    `The ${either(kind)} was interrupted`,
    'It continues when the call or app that took it ends; or try again.',
  ],
  unknown: (kind) => [`The ${either(kind)} didn’t start`, 'Try again, or reload the page.'],
};
