import type { LevelMessages } from './messages.js';

/** The texts of what shows how loud a sound is, in English. */
export const levelMessages: LevelMessages = {
  audioLevel: 'Audio level',
  audioVisualizer: (active) => (active ? 'Audio visualizer' : 'Audio visualizer, no sound'),
  noSound: 'No sound from the microphone',
  nothingHeard: 'No sound',
};
