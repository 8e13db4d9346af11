import type { TrackKind } from '../core/errors.js';
import type { Messages } from './messages.js';

const thing = (kind?: TrackKind): string =>
  !kind ? 'camera and microphone' : kind === 'video' ? 'camera' : 'microphone';

/** English: always there, and what other languages fall back to. The rest comes with what shows it: en-*.ts. */
export const messages: Messages = {
  lang: 'en',
  dir: 'ltr',
  start: (kind) => `Start ${thing(kind)}`,
  starting: 'Starting…',
  cancel: 'Cancel',
  takePhoto: 'Take photo',
  retake: 'Retake',
  yourPhoto: 'Your photo',
  photoTaken: 'Photo taken',
  valueMissing: 'Take a photo.',
  camera: 'Camera',
  tapToPlay: 'Tap to play',
};
