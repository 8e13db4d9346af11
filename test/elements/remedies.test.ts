import { expect } from '@open-wc/testing';
import type { CaptureErrorCode } from '../../src/core/errors.js';
import {
  detectEnvironment,
  type HelpBrowser,
  type HelpEnvironment,
  type HelpSystem,
} from '../../src/i18n/remedies/environment.js';
import { registerRemedies, remedySteps } from '../../src/i18n/remedies/remedies.js';
import { texts as english } from '../../src/i18n/remedies/en.js';

const BROWSERS: HelpBrowser[] = ['chrome', 'edge', 'firefox', 'safari', 'other'];
const SYSTEMS: HelpSystem[] = ['android', 'chromeos', 'ios', 'linux', 'macos', 'windows', 'other'];
const CODES: CaptureErrorCode[] = [
  'permission-denied',
  'system-denied',
  'device-in-use',
  'blocked-by-policy',
  'insecure-context',
];
const environments: HelpEnvironment[] = BROWSERS.flatMap((browser) =>
  SYSTEMS.map((system) => ({ browser, system })),
);
const windowsChrome: HelpEnvironment = { browser: 'chrome', system: 'windows' };

describe('remedySteps', () => {
  for (const lang of ['en', 'de', 'fr', 'es', 'ar']) {
    it(`has whole sentences for every cause, browser and system in ${lang}`, async () => {
      for (const code of CODES) {
        for (const environment of environments) {
          for (const kind of [undefined, 'audio', 'video'] as const) {
            const steps = await remedySteps(code, kind, environment, lang);
            expect(steps.length).to.be.above(1);
            for (const step of steps)
              expect(step)
                .to.match(/^\S.*\.$/)
                .and.not.contain('undefined');
          }
        }
      }
    });
  }

  it('names the device that it is about', async () => {
    const steps = async (kind: 'audio' | 'video'): Promise<string> =>
      (await remedySteps('permission-denied', kind, windowsChrome)).join();
    expect(await steps('video'))
      .to.contain('Camera')
      .and.not.contain('Microphone');
    expect(await steps('audio'))
      .to.contain('Microphone')
      .and.not.contain('Camera');
  });

  it('leads other browsers on iOS to the settings of the system', async () => {
    const steps = await remedySteps('permission-denied', 'video', { browser: 'chrome', system: 'ios' });
    expect(steps.join()).to.contain('Settings app');
  });

  it('has none for failures that no menu mends', async () => {
    expect(await remedySteps('device-lost', 'video', windowsChrome)).to.deep.equal([]);
  });

  it('falls back to the base language, then to English', async () => {
    const inLanguage = (lang: string): Promise<readonly string[]> =>
      remedySteps('device-in-use', 'video', windowsChrome, lang);
    expect(await inLanguage('de-CH')).to.deep.equal(await inLanguage('de'));
    expect(await inLanguage('tlh')).to.deep.equal(await inLanguage('en'));
  });

  it('takes further languages', async () => {
    registerRemedies('nl', { ...english, insecure: () => ['Gebruik https://.'] });
    expect(await remedySteps('insecure-context', undefined, windowsChrome, 'nl')).to.deep.equal([
      'Gebruik https://.',
    ]);
    expect(() => registerRemedies('', english)).to.throw(TypeError, 'lang');
  });

  it('knows by itself where it runs', async () => {
    expect(await remedySteps('permission-denied')).not.to.deep.equal([]);
  });
});

describe('detectEnvironment', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const android =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
  const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15';
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  const agents: [string, HelpBrowser, HelpSystem][] = [
    [`${windows} Chrome/140.0.0.0 Safari/537.36`, 'chrome', 'windows'],
    [`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'edge', 'windows'],
    [`${windows} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`, 'other', 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'firefox', 'android'],
    [`${android} Mobile Safari/537.36`, 'chrome', 'android'],
    [`${android} Mobile Safari/537.36 EdgA/140.0.0.0`, 'edge', 'android'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0.0.0 Safari/537.36', 'chrome', 'chromeos'],
    [`${mac} Version/26.0 Safari/605.1.15`, 'safari', 'macos'],
    [`${iphone} (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1`, 'safari', 'ios'],
    [`${iphone} (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1`, 'chrome', 'ios'],
    ['', 'other', 'other'],
  ];

  for (const [userAgent, browser, system] of agents) {
    it(`finds ${browser} on ${system}`, () => {
      expect(detectEnvironment({ userAgent })).to.deep.equal({ browser, system });
    });
  }

  it('takes a Mac with a touch screen for an iPad', () => {
    const identity = { userAgent: `${mac} Version/26.0 Safari/605.1.15`, maxTouchPoints: 5 };
    expect(detectEnvironment(identity)).to.deep.equal({ browser: 'safari', system: 'ios' });
  });

  it('prefers what the browser says in so many words', () => {
    const brands = [{ brand: 'Not=A?Brand' }, { brand: 'Chromium' }, { brand: 'Microsoft Edge' }];
    const identity = { userAgent: windows, userAgentData: { brands, platform: 'macOS' } };
    expect(detectEnvironment(identity)).to.deep.equal({ browser: 'edge', system: 'macos' });
  });
});
