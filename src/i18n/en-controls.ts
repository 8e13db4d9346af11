import type { ControlMessages } from './messages.js';

/** The texts of the controls of a preview, in English. */
export const controlMessages: ControlMessages = {
  stop: 'Stop',
  pictureInPicture: (active) => `${active ? 'Exit picture' : 'Picture'} in picture`,
  fullscreen: (active) => `${active ? 'Exit full' : 'Full'} screen`,
};
