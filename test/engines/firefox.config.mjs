import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { engineConfig } from './shared.mjs';

// The launcher is Chrome's by name only: puppeteer drives Firefox over WebDriver BiDi.
export default engineConfig({
  concurrency: 1,
  browsers: [
    chromeLauncher({
      puppeteer: puppeteerCore,
      concurrency: 1,
      // Firefox answers a page that is not in front late or never: enumerateDevices(), keys, the choice of a speaker.
      createPage: async ({ browser }) => {
        const page = await browser.newPage();
        await page.bringToFront();
        return page;
      },
      launchOptions: {
        browser: 'firefox',
        executablePath: findBrowser('firefox'),
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
          'permissions.default.camera': 1,
          'permissions.default.microphone': 1,
          'media.autoplay.default': 0,
          // Without a sound server there is no AudioContext otherwise.
          'media.cubeb.force_mock_context': true,
        },
      },
    }),
  ],
});
