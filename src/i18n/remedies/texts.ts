import type { TrackKind } from '../../core/errors.js';

/** A situation that has steps of its own. */
export type RemedyKey =
  /** The site's permission, by the menus of the browser. */
  | 'chrome'
  | 'edge'
  | 'firefox'
  | 'safari'
  | 'otherBrowser'
  | 'androidChrome'
  | 'androidFirefox'
  | 'iosSafari'
  /** The browser's permission, by the settings of the system. */
  | 'windows'
  | 'macos'
  | 'chromeos'
  | 'linux'
  | 'android'
  | 'ios'
  | 'otherSystem'
  /** Another program holds the device. */
  | 'inUse'
  | 'inUseMobile'
  | 'policy'
  | 'insecure';

/** The steps for each situation, in one language; `kind` is undefined where both devices are meant. */
export type RemedyTexts = Readonly<Record<RemedyKey, (kind?: TrackKind) => readonly string[]>>;
