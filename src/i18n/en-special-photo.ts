import type { SpecialPhotoMessages } from './messages.js';

/** The texts of what few photos need, in English. */
export const specialPhotoMessages: SpecialPhotoMessages = {
  countdown: (seconds) => `Photo in ${seconds}`,
  chooseFile: 'Choose a picture instead',
};
