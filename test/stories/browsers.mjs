// Chromium as the stories need it: fake cameras in a number, permissions per context, a page without https.
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ENGINES, findBrowser } from '../../scripts/lib/browsers.mjs';

/**
 * What a story's `parameters.capture` asks of the browser: the answer to the permission prompt (one for both devices,
 * or one for each), the number of cameras, a page that is not a secure context, and a Permissions-Policy header.
 * @typedef {'granted' | 'denied' | 'prompt'} Answer
 * @typedef {object} CaptureParameters
 * @property {Answer | { camera: Answer, microphone: Answer }} [permission]
 * @property {number} [devices]
 * @property {boolean} [insecure]
 * @property {string} [policy]
 */

/** Plain http under a name that is not loopback's own: the one way to an insecure context on this machine. */
export const INSECURE_HOST = 'insecure.test';

/** How long a page may take to close, in ms. */
const CLOSE_TIMEOUT = 10_000;

/**
 * Chromium for one page at a time, launched when a story first asks for that number of cameras. Pages that are open
 * at once need browsers of their own: tabs of one share a camera, and with it its size.
 */
export class Browsers {
  #origin;
  #browsers = new Map();
  #contexts = new Map();

  /** @param {string} origin where Storybook is served */
  constructor(origin) {
    this.#origin = origin;
  }

  /**
   * Opens an empty page. Stories that ask for the same share a context, and with it the cache.
   * @param {CaptureParameters} [capture]
   */
  async newPage({ permission = 'granted', devices = 2, insecure = false } = {}) {
    const key = JSON.stringify([permission, devices]);
    if (!this.#browsers.has(devices)) this.#browsers.set(devices, await launch(devices));
    if (!this.#contexts.has(key)) this.#contexts.set(key, await this.#newContext(devices));
    const page = await this.#contexts.get(key).newPage();
    if (!insecure) await setPermission(page, this.#origin, permission);
    return page;
  }

  /** A context with one page that stays open: its process, and the scripts compiled in it, serve those that follow. */
  async #newContext(devices) {
    const context = await this.#browsers.get(devices).newContext();
    const page = await context.newPage();
    await page.goto(`${this.#origin}/keep.html`);
    return context;
  }

  /** Closes a page. Chromium may never come to it: then the browsers end with it, and new ones follow. */
  async closePage(page) {
    const closed = page.close().then(
      () => true,
      () => true,
    );
    if (!(await Promise.race([closed, delay(CLOSE_TIMEOUT, false, { ref: false })]))) await this.close();
  }

  /** Ends all of them. */
  async close() {
    const browsers = [...this.#browsers.values()];
    this.#browsers.clear();
    this.#contexts.clear();
    await Promise.all(browsers.map((browser) => browser.close()));
  }
}

function launch(devices) {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(`chromium: not found; ${ENGINES.chromium.advice}`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--process-per-site',
      '--disable-dev-shm-usage',
      '--autoplay-policy=no-user-gesture-required',
      `--use-fake-device-for-media-stream=device-count=${devices},fps=30`,
      `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
    ],
  });
}

/**
 * Sets what the user answered, or will answer, for camera and microphone. Playwright's own grants can't say
 * `prompt`, in which headless Chromium behaves like a user who closes the prompt.
 */
async function setPermission(page, origin, answers) {
  const context = page.context();
  const session = await context.browser().newBrowserCDPSession();
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  for (const name of ['camera', 'microphone']) {
    const setting = answers[name] ?? answers;
    await session.send('Browser.setPermission', { permission: { name }, setting, origin, browserContextId });
  }
}
