// Runs one test in a context of its own, and collects its results.
import { PLAIN_HOST, SECURE_HOST } from './substitute.mjs';

// The harness gives up by itself after 10 or 60 s; this ends what can't even do that.
const SHORT_MS = 16_000;
const LONG_MS = 70_000;

/** The window that a test means: its own, or one that it has opened, by the address of that. */
async function windowAt(page, address) {
  const pages = address ? await page.browserContext().pages() : [];
  return pages.find((other) => other !== page && other.url() === address) ?? page;
}

const commands = {
  click: async (page, { x, y, opened }) => (await windowAt(page, opened)).mouse.click(x, y),
  sendKeys: (page, { keys }) => page.keyboard.type(keys),
  deleteCookies: async (page) =>
    page.browserContext().deleteCookie(...(await page.browserContext().cookies())),
};

/** Lets the page's test driver call the runner. */
async function exposeDriver(page, browserKind) {
  const all = { ...commands, setPermission: browserKind.setPermission };
  await page.exposeFunction('wptDrive', async (command, values) => {
    await all[command](page, values);
  });
}

/** Resolves with the results that the page reports, or with those until it crashed or was out of time. */
async function results(page, limit) {
  const seen = [];
  return new Promise((resolve, reject) => {
    const end = (status, message) => resolve({ status, message, tests: seen });
    const timer = setTimeout(() => end('TIMEOUT', `no report within ${limit / 1000} s`), limit);
    page
      .once('error', (error) => end('CRASH', error.message))
      .once('close', () => end('CRASH', 'page closed'));
    page
      .exposeFunction('wptReport', (kind, value) => {
        if (kind === 'result') return void seen.push(value);
        clearTimeout(timer);
        resolve(value);
      })
      .catch(reject);
  });
}

/**
 * Runs a test.
 * @param {import('puppeteer-core').Browser} browser
 * @param {object} browserKind one of `browsers.mjs`
 * @param {object} test one of `findTests()`
 * @param {number} port of the server
 * @returns {Promise<{status: string, message: string | null, tests: {name: string, status: string, message: string | null}[]}>}
 */
export async function runTest(browser, browserKind, test, port) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    for (const script of browserKind.scripts) await page.evaluateOnNewDocument(script);
    await exposeDriver(page, browserKind);
    const report = results(page, test.isLong ? LONG_MS : SHORT_MS);
    const host = test.isSecure ? SECURE_HOST : PLAIN_HOST;
    // A page that is slow to load is still a page that reports.
    page.goto(`http://${host}:${port}${test.url}`).catch(() => {});
    return await report;
  } finally {
    await context.close().catch(() => {});
  }
}
