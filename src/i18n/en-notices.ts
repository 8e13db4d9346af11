import type { TrackKind } from '../core/errors.js';
import type { NoticeMessages } from './messages.js';

const thing = (kind: TrackKind | undefined, both: 'and' | 'or'): string =>
  kind ? (kind === 'video' ? 'camera' : 'microphone') : `camera ${both} microphone`;

const either = (kind?: TrackKind): string => thing(kind, 'or');
const all = (kind?: TrackKind): string => thing(kind, 'and');

/** The notices in English. */
export const notices: NoticeMessages = {
  replaced: (kind) => [`Another ${either(kind)} is in use`, 'The chosen one isn’t there at the moment.'],
  how: 'Show me how',
  retry: 'Try again',
  unsupported: (kind) => [
    `This browser can’t use a ${either(kind)}`,
    'Open the page in a current version of your usual browser.',
  ],
  'insecure-context': (kind) => [
    'This page isn’t secure',
    `Browsers only share the ${all(kind)} with pages whose address begins with https://.`,
  ],
  'blocked-by-policy': (kind) => [
    `The ${either(kind)} can’t be used here`,
    'This page or the organization that manages the device doesn’t allow it.',
  ],
  'permission-denied': (kind) => [
    `Access to the ${all(kind)} is blocked`,
    'Allow it in the browser’s settings for this site, then try again.',
  ],
  'permission-dismissed': (kind) => [
    `Access to the ${all(kind)} is needed`,
    'Try again and choose “Allow” when the browser asks.',
  ],
  'system-denied': (kind) => [
    `Your system blocks the ${all(kind)}`,
    'Allow it for your browser in the system’s privacy settings, then try again.',
  ],
  'device-not-found': (kind) => [`No ${either(kind)} found`, 'Connect one and try again.'],
  'device-in-use': (kind) => [
    `The ${either(kind)} is in use`,
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
    'None can do what this page asks for. Choose or connect another one, then try again.',
  ],
  interrupted: (kind) => [
    `The ${either(kind)} was interrupted`,
    'End the call or close the app that took it, then try again.',
  ],
  unknown: (kind) => [
    kind ? `The ${either(kind)} didn’t start` : 'That didn’t work',
    'Try again, or reload the page.',
  ],
  sourceFailed: (code, kind) =>
    ({
      'blocked-by-policy': [
        'This content can’t be captured',
        'It comes from another website, which doesn’t allow it.',
      ] as const,
      'device-not-found': [
        kind
          ? kind === 'video'
            ? 'There is no picture here'
            : 'There is no sound here'
          : 'There is nothing here yet',
        'Try again in a moment.',
      ] as const,
      interrupted: ['Nothing arrives at the moment', 'It goes on by itself.'] as const,
    })[code as string],
};
