import type { TrackKind } from '../core/errors.js';
import type { ToggleMessages } from './messages.js';

const isCamera = (kind: TrackKind): boolean => kind === 'video';

/** The texts of a toggle button, in English. */
export const toggleMessages: ToggleMessages = {
  turned: (kind, on) => `${isCamera(kind) ? 'Camera' : 'Microphone'} ${on ? 'on' : 'off'}`,
  heldBack: (kind) =>
    isCamera(kind) ? 'The system has paused the camera.' : 'The system has muted the microphone.',
};
