// Chromium as the stories need it: fake cameras in a number, permissions per context, a page without https.
import { chromium } from 'playwright-core';
import { ENGINES, findBrowser } from '../../scripts/lib/browsers.mjs';

/** Plain http under a name that is not loopback's own: the one way to an insecure context on this machine. */
export const INSECURE_HOST = 'insecure.test';

/** Launches one Chromium per number of cameras, when a story first asks for it. */
export class Browsers {
  #launched = new Map();

  /** @param {number} devices how many cameras there are */
  get(devices) {
    if (!this.#launched.has(devices)) this.#launched.set(devices, launch(devices));
    return this.#launched.get(devices);
  }

  async close() {
    for (const browser of this.#launched.values()) await (await browser).close();
  }
}

function launch(devices) {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(`chromium: not found; ${ENGINES.chromium.advice}`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
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
 * @param {import('playwright-core').Page} page
 * @param {'granted' | 'denied' | 'prompt'} setting
 */
export async function setPermission(page, origin, setting) {
  const context = page.context();
  const session = await context.browser().newBrowserCDPSession();
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const { browserContextId } = targetInfo;
  for (const name of ['camera', 'microphone']) {
    await session.send('Browser.setPermission', { permission: { name }, setting, origin, browserContextId });
  }
}
