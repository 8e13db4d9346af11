import type { PreviewMessages } from './messages.js';

/** The texts of a preview alone, in English. */
export const previewMessages: PreviewMessages = {
  ended: 'Ended',
  audioOnly: 'Audio only',
  startSource: 'Start',
};
