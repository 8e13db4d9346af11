import type { ErrorText, FailureCode, SharingMessages } from './messages.js';

const SURFACES: Readonly<Record<string, string>> = {
  monitor: 'Your screen is shared',
  window: 'A window is shared',
  browser: 'A tab is shared',
};

const FAILURES: Partial<Record<FailureCode, ErrorText>> = {
  unsupported: ['This browser can’t share the screen', 'Open the page on a computer.'],
  'insecure-context': [
    'This page isn’t secure',
    'Browsers only share the screen with pages whose address begins with https://.',
  ],
  'blocked-by-policy': [
    'The screen can’t be shared here',
    'This page or the organization that manages the device doesn’t allow it.',
  ],
  'system-denied': [
    'Your system blocks screen sharing',
    'Allow your browser to record the screen in the system’s privacy settings, then try again.',
  ],
};

/** The texts of a button that shares a screen, in English. */
export const sharingMessages: SharingMessages = {
  shareScreen: 'Share screen',
  stopSharing: 'Stop sharing',
  choosing: 'Choose what to share…',
  sharing: (surface) => SURFACES[surface] ?? 'You are sharing',
  sharingPaused: 'Nothing of it can be seen at the moment',
  sharingFailed: (code) =>
    FAILURES[code] ?? ['The screen couldn’t be shared', 'Try again, and choose another screen or window.'],
};
