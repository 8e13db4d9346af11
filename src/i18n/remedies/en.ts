import type { TrackKind } from '../../core/errors.js';
import type { RemedyTexts } from './texts.js';

const thing = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? 'camera' : 'microphone') : 'camera and microphone';

const menu = (kind?: TrackKind): string =>
  kind ? (kind === 'video' ? '“Camera”' : '“Microphone”') : '“Camera” and “Microphone”';

// Permissions that change count at once in most browsers, and what the user has filled in stays.
const AGAIN = 'Try again. If that doesn’t help, reload the page.';

/** The steps in English, in the words of the English menus. */
export const texts: RemedyTexts = {
  chrome: (kind) => [
    'Select the “View site information” icon at the left of the address.',
    `Turn on ${menu(kind)}. If that isn’t listed, open “Site settings” and choose “Allow”.`,
    AGAIN,
  ],
  edge: (kind) => [
    'Select the “View site information” icon at the left of the address.',
    `Under “Permissions for this site”, set ${menu(kind)} to “Allow”.`,
    AGAIN,
  ],
  firefox: () => [
    'Select the crossed-out icon at the left of the address.',
    'Select the ✕ beside “Blocked” or “Blocked Temporarily”.',
    'Try again and choose “Allow”. If nothing asks, look in Settings › Privacy & Security › Permissions.',
  ],
  safari: (kind) => [
    'In the menu bar, open Safari › Settings for this website.',
    `Set ${menu(kind)} to “Allow”.`,
    AGAIN,
  ],
  otherBrowser: (kind) => [
    'Select the icon beside the address that shows information about the site.',
    `Find its permissions or settings and allow the ${thing(kind)}.`,
    AGAIN,
  ],
  androidChrome: (kind) => [
    'Tap the icon at the left of the address.',
    `Tap “Permissions” and turn on ${menu(kind)}.`,
    AGAIN,
  ],
  androidFirefox: (kind) => [
    'Tap the lock or shield icon beside the address.',
    `Tap ${menu(kind)} so that it says “Allowed”.`,
    AGAIN,
  ],
  iosSafari: (kind) => [
    'Tap the page menu beside the address, then “•••” if you see it, then “Website Settings”.',
    `Set ${menu(kind)} to “Allow” or “Ask”.`,
    'If that’s missing or doesn’t help, open the Settings app › Apps › Safari and do the same there.',
    AGAIN,
  ],
  windows: (kind) => [
    `Open Settings › Privacy & security › ${menu(kind)}.`,
    'Turn on access for the device, for apps and for desktop apps.',
    'Some laptops also have a switch, a key or a lid for it.',
    'Try again.',
  ],
  macos: (kind) => [
    `Open System Settings › Privacy & Security › ${menu(kind)}.`,
    'Turn on your browser in the list.',
    'Quit the browser and open it again.',
  ],
  chromeos: (kind) => [
    `Open Settings › Privacy and security › Privacy controls and turn on access for ${menu(kind)}.`,
    'Some Chromebooks also have a switch or a lid for it.',
    'Try again.',
  ],
  linux: (kind) => [
    `Open the system settings › Privacy and turn on ${menu(kind)}.`,
    `If the browser is a Snap or Flatpak, allow the ${thing(kind)} in its permissions in the software center.`,
    'Restart the browser.',
  ],
  android: (kind) => [
    'Open the Settings app › Apps, choose your browser and tap “Permissions”.',
    `Set ${menu(kind)} to “Allow only while using the app”.`,
    `Check in Settings › Security & privacy › Privacy that access for ${menu(kind)} is on for the device.`,
    'Try again.',
  ],
  ios: (kind) => [
    'Open the Settings app › Apps and choose your browser.',
    `Allow ${menu(kind)}.`,
    'If that’s missing, look in Screen Time › Content & Privacy Restrictions.',
    'Try again.',
  ],
  otherSystem: (kind) => [
    'Open the privacy settings of your system.',
    `Allow your browser to use the ${thing(kind)}.`,
    'Restart the browser.',
  ],
  inUse: (kind) => [
    `Quit other apps that may use the ${thing(kind)}, such as video calls.`,
    'Close other tabs and browsers that use it.',
    'Try again. If it’s still in use, connect it again or restart the computer.',
  ],
  inUseMobile: (kind) => [
    `End calls and close other apps that use the ${thing(kind)}.`,
    'Close other tabs that use it.',
    'Try again. If it’s still in use, restart the device.',
  ],
  policy: (kind) => [
    'If this page is part of another page, open it in a tab of its own.',
    `If a company or school manages this device, ask its administrator to allow the ${thing(kind)} for this site.`,
    'Otherwise, tell the people who run the site.',
  ],
  insecure: () => [
    'In the address, change http:// to https:// and load the page.',
    'If it doesn’t load, ask the people who run the site for its secure address.',
  ],
};
