import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { engineConfig } from './shared.mjs';
import { grantAll, permissionPlugin } from './permission-plugin.mjs';

export default engineConfig({
  concurrency: 2,
  plugins: [permissionPlugin(), a11ySnapshotPlugin()],
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['text-summary', 'lcovonly'],
    reportDir: 'coverage',
  },
  browsers: [
    chromeLauncher({
      concurrency: 2,
      // A context of its own for each page: its window counts as shown at concurrency 2 too (so animation frames and
      // focus work), and a permission set by one test file is not seen by another.
      async createPage({ browser }) {
        const context = await browser.createBrowserContext();
        await grantAll(context);
        return context.newPage();
      },
      launchOptions: {
        executablePath: findBrowser('chromium'),
        // Not --use-fake-ui-for-media-stream: with it getUserMedia succeeds where the permission is denied.
        args: [
          '--no-sandbox',
          '--disable-dev-shm-usage',
          '--autoplay-policy=no-user-gesture-required',
          '--use-fake-device-for-media-stream=device-count=2,fps=30',
          '--auto-accept-this-tab-capture',
        ],
      },
    }),
  ],
});
