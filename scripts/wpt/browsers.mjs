// The two browsers that are compared: Chromium with devices of its own, and Chromium with none and the script in every frame.
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../lib/browsers.mjs';

const COMMON = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--autoplay-policy=no-user-gesture-required',
  // A frame in a process of its own may start before the driver has told that one which scripts come first.
  '--disable-site-isolation-trials',
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP *.localhost 127.0.0.1',
];

const CAPTURE = ['camera', 'microphone'];

/** Sets a permission of the browser itself. Names that it does not know are refused. */
async function setEnginePermission(page, { descriptor, state, origin }) {
  const client = await page.createCDPSession();
  const browserContextId = page.browserContext().id;
  await client.send('Browser.setPermission', {
    permission: descriptor,
    setting: state,
    origin,
    browserContextId,
  });
  await client.detach();
}

// Runs in a page.
const setInPage = (name, state) => globalThis.virtualDevices?.setPermission(name, state);

/** In every frame, and in those that are still to come: permissions belong to an origin, not to a document. */
async function setVirtualPermission(page, { descriptor: { name }, state }) {
  await page.evaluateOnNewDocument(setInPage, name, state);
  await Promise.all(
    page.frames().map((frame) => frame.evaluate(setInPage, name, state).catch(ignoreDetached)),
  );
}

/** A frame that goes away meanwhile needs no permission. Anything else is the test's to know. */
function ignoreDetached(error) {
  if (!/detached|destroyed|closed/i.test(error.message)) throw error;
}

// The tests also ask whether names from before the specification are gone.
const OPTIONS = 'globalThis.virtualDevicesOptions = { historical: false };';

/** Public runners grant everything, with the browser's own switch for it. */
export const engineBrowser = {
  name: 'engine',
  args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  scripts: [],
  setPermission: setEnginePermission,
};

/**
 * A browser without devices, whose pages run a script before any of their own.
 * @param {string} script the text of a classic script
 */
export function virtualBrowser(script) {
  // As the other browser does, where no test says otherwise.
  const granted = CAPTURE.map((name) => `(${setInPage})('${name}', 'granted')`);
  return {
    name: 'virtual',
    args: [],
    scripts: [OPTIONS, script, ...granted],
    async setPermission(page, wanted) {
      const isCapture = CAPTURE.includes(wanted.descriptor.name);
      await (isCapture ? setVirtualPermission : setEnginePermission)(page, wanted);
    },
  };
}

/** Stops each window that a page opens before it runs anything, and gives it the scripts. */
async function prepareOpenedWindows(browser, scripts) {
  const client = await browser.target().createCDPSession();
  client.on('Target.attachedToTarget', async ({ sessionId, targetInfo }) => {
    const target = client.connection().session(sessionId);
    const sources = targetInfo.type === 'page' && targetInfo.openerId ? scripts : [];
    // All at once, since they arrive in this order: a window that is closed meanwhile answers none of them.
    await Promise.allSettled([
      target.send('Page.enable'),
      ...sources.map((source) => target.send('Page.addScriptToEvaluateOnNewDocument', { source })),
      target.send('Runtime.runIfWaitingForDebugger'),
    ]);
  });
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
}

/** Launches Chromium for one of the two. */
export async function launch({ args, scripts }) {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('Chromium not found: set CHROMIUM_BIN to its program');
  const browser = await puppeteer.launch({
    executablePath,
    args: [...COMMON, ...args],
    defaultViewport: null,
  });
  if (scripts.length) await prepareOpenedWindows(browser, scripts);
  return browser;
}
