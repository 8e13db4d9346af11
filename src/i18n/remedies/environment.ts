/** The browsers whose menus the help texts describe. */
export type HelpBrowser = 'chrome' | 'edge' | 'firefox' | 'safari' | 'other';

/** The systems whose settings the help texts describe. */
export type HelpSystem = 'android' | 'chromeos' | 'ios' | 'linux' | 'macos' | 'windows' | 'other';

/** Which menus the user has before them. */
export interface HelpEnvironment {
  readonly browser: HelpBrowser;
  readonly system: HelpSystem;
}

interface Identity {
  readonly userAgent?: string;
  readonly maxTouchPoints?: number;
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string }[];
    readonly platform: string;
  };
}

const SYSTEMS: readonly (readonly [HelpSystem, RegExp])[] = [
  ['ios', /iphone|ipad|ipod|\bios\b/],
  ['android', /android/],
  ['chromeos', /cros|chrome ?os|chromium os/],
  ['windows', /windows/],
  ['macos', /mac ?os/],
  ['linux', /linux/],
];

// In this order: each later one is part of what the earlier ones say of themselves.
const BROWSERS: readonly (readonly [HelpBrowser, RegExp])[] = [
  ['edge', /edg|microsoft edge/],
  ['firefox', /firefox|fxios/],
  ['other', /opr\/|opera|samsung|duckduckgo|vivaldi|yabrowser/],
  ['chrome', /chrome|chromium|crios/],
  ['safari', /safari|applewebkit/],
];

const match = <Name extends string>(
  table: readonly (readonly [Name, RegExp])[],
  text: string,
): Name | 'other' => table.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

/**
 * Guesses the browser and the system from what the browser says of itself. Only ever used to choose a help text:
 * what the browser can do is always asked of the feature itself.
 */
export function detectEnvironment(identity: Identity = globalThis.navigator ?? {}): HelpEnvironment {
  const { userAgent = '', userAgentData: data, maxTouchPoints = 0 } = identity;
  const brands = data?.brands.map(({ brand }) => brand).join(' ') || userAgent;
  const system = match(SYSTEMS, (data?.platform || userAgent).toLowerCase());
  return {
    browser: match(BROWSERS, brands.toLowerCase()),
    // An iPad says that it is a Mac, which has no touch screen.
    system: system === 'macos' && maxTouchPoints > 1 ? 'ios' : system,
  };
}
