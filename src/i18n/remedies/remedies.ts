import type { CaptureErrorCode, TrackKind } from '../../core/errors.js';
import { detectEnvironment, type HelpEnvironment } from './environment.js';
import type { RemedyKey, RemedyTexts } from './texts.js';

type Loader = () => Promise<{ texts: RemedyTexts }>;

const loaders = new Map<string, Loader>([
  ['en', () => import('./en.js')],
  ['de', () => import('./de.js')],
  ['fr', () => import('./fr.js')],
  ['es', () => import('./es.js')],
  ['ar', () => import('./ar.js')],
]);

function permissionKey({ browser, system }: HelpEnvironment): RemedyKey {
  // Other browsers on iOS have their permissions in the system's settings alone.
  if (system === 'ios') return browser === 'safari' ? 'iosSafari' : 'ios';
  if (system === 'android') return browser === 'firefox' ? 'androidFirefox' : 'androidChrome';
  return browser === 'other' ? 'otherBrowser' : browser;
}

function remedyKey(code: CaptureErrorCode, environment: HelpEnvironment): RemedyKey | undefined {
  const { browser, system } = environment;
  switch (code) {
    case 'permission-denied':
      return permissionKey(environment);
    case 'system-denied':
      if (system === 'ios' && browser === 'safari') return 'iosSafari';
      return system === 'other' ? 'otherSystem' : system;
    case 'device-in-use':
      return system === 'ios' || system === 'android' ? 'inUseMobile' : 'inUse';
    case 'blocked-by-policy':
      return 'policy';
    case 'insecure-context':
      return 'insecure';
    default:
      return undefined;
  }
}

/**
 * Adds the steps in one more language, or in place of the kit's.
 * @param lang a BCP 47 language tag
 * @throws TypeError where `lang` is empty
 */
export function registerRemedies(lang: string, texts: RemedyTexts): void {
  if (!lang) throw new TypeError('registerRemedies: lang must be a language tag');
  loaders.set(lang.toLowerCase(), () => Promise.resolve({ texts }));
}

/**
 * The steps through menus and settings that mend a failure, for one browser and system; none for failures that have
 * no such steps.
 * @param lang a BCP 47 tag; a language that is not at hand gives its base language, then English
 */
export async function remedySteps(
  code: CaptureErrorCode,
  kind?: TrackKind,
  environment: HelpEnvironment = detectEnvironment(),
  lang = 'en',
): Promise<readonly string[]> {
  const key = remedyKey(code, environment);
  if (!key) return [];
  const tag = lang.toLowerCase();
  const load = loaders.get(tag) ?? loaders.get(tag.replace(/-.*/, '')) ?? loaders.get('en')!;
  return (await load()).texts[key](kind);
}
