import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { freePort } from './free-port.mjs';

const FEATURES = [
  'MockCaptureDevices',
  '!MockCaptureDevicesPrompt',
  'ImageCapture',
  'ExposeSpeakers',
  'ExposeSpeakersWithoutMicrophone',
  'PerElementSpeakerSelection',
  '!SpeakerSelectionRequiresUserGesture',
  '!GetUserMediaRequiresFocus',
  'MediaStreamTrackProcessing',
];

/** What makes MiniBrowser capture from mock devices without asking. */
const CAPTURE_ARGS = [
  '--enable-media-stream=true',
  '--enable-mock-capture-devices=true',
  '--autoplay-policy=allow',
  '--media-playback-requires-user-gesture=false',
  `--features=${FEATURES.join(',')}`,
];

/** What keeps the browser from looking for a desktop session that a bare machine has not. */
const ENVIRONMENT = {
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  NO_AT_BRIDGE: '1',
  GTK_A11Y: 'none',
  GIO_USE_VFS: 'local',
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  GST_PLUGIN_FEATURE_RANK: 'fakeaudiosink:1000',
};

/** How long a browser may take to end by itself, how often it is asked for a sign of life, and how long it may take. */
const CLOSE_MS = 5_000;
const WATCH_MS = 5_000;
const ANSWER_MS = 30_000;

/** Starts an X server on a display that it finds itself. */
function startXvfb() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    child.stdio[3].once('data', (display) => resolve({ child, display: `:${String(display).trim()}` }));
  });
}

async function startDriver(port, display) {
  const child = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
    stdio: process.env.WEBKIT_DEBUG ? 'inherit' : 'ignore',
    env: { ...process.env, ...ENVIRONMENT, DISPLAY: display },
  });
  const failed = new Promise((_, reject) => child.once('error', reject));
  await Promise.race([failed, untilAnswering(`http://127.0.0.1:${port}/status`)]);
  return child;
}

async function untilAnswering(url, tries = 200) {
  for (let left = tries; ; left -= 1) {
    try {
      return await fetch(url);
    } catch (error) {
      if (left === 0) throw error;
      await delay(50);
    }
  }
}

/** What WTR asks a browser to do for the page of one test file. */
const ACTIONS = ['sendKeys', 'sendMouseMove', 'sendMouseClick', 'sendMouseDown', 'sendMouseUp'];

/**
 * One MiniBrowser with its driver, for one test file, on an X server of its own: of two windows on one server only the
 * upper is shown, and has the focus.
 */
class Browser {
  #xvfb;
  #driver;
  #launcher;

  async open(binary, config) {
    const port = await freePort();
    const { child, display } = await startXvfb();
    this.#xvfb = child;
    this.#driver = await startDriver(port, display);
    this.#launcher = webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      // Of a browser that is closed while it is asked something.
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary, args: ['--automation', ...CAPTURE_ARGS] },
      },
    });
    await this.#launcher.initialize({ ...config, concurrency: 1 });
  }

  call(name, ...args) {
    return this.#launcher[name](...args);
  }

  async answers() {
    const title = this.#launcher.driver?.getTitle().then(
      () => true,
      () => false,
    );
    return Promise.race([title, delay(ANSWER_MS, false, { ref: false })]);
  }

  /** Ends browser, driver and X server, whether they still answer or not. */
  async close() {
    await Promise.race([this.#launcher?.stop(), delay(CLOSE_MS, undefined, { ref: false })]);
    this.#driver?.kill('SIGTERM');
    this.#xvfb?.kill('SIGTERM');
  }
}

/** The browsers of a run, each by the id of its session. */
class Browsers {
  config;
  #binary;
  #open = new Map();
  #urls = new Map();

  constructor(binary) {
    this.#binary = binary;
  }

  get(id) {
    return this.#open.get(id);
  }

  urlOf(id) {
    return this.#urls.get(id);
  }

  async start(id, url) {
    this.#urls.set(id, url);
    const browser = new Browser();
    this.#open.set(id, browser);
    await browser.open(this.#binary, this.config);
    await browser.call('startSession', id, url);
  }

  /**
   * Ends a browser whose page can't say anything any more, so that its tests fail at once and it is said why:
   * WebKitGTK's main thread and GStreamer's can wait for each other for ever.
   */
  async watch(id) {
    const browser = this.get(id);
    while (this.get(id) === browser) {
      await delay(WATCH_MS, undefined, { ref: false });
      if (this.get(id) !== browser || (await browser.answers()) || this.get(id) !== browser) continue;
      console.log("\nWebKit's own process does not answer any more.");
      await this.close(id);
    }
  }

  async close(id) {
    const browser = this.get(id);
    this.#open.delete(id);
    await browser?.close();
  }

  async closeAll() {
    await Promise.all([...this.#open.keys()].map((id) => this.close(id)));
  }
}

/**
 * A WTR launcher for WebKitGTK's MiniBrowser. Each test file has a browser of its own: what GStreamer has not yet let
 * go of after a page with many streams slows the next pages down.
 * @param {string} binary the path of MiniBrowser
 */
export function webkitLauncher(binary) {
  const browsers = new Browsers(binary);
  const actions = ACTIONS.map((name) => [name, (id, ...args) => browsers.get(id).call(name, id, ...args)]);

  return {
    ...Object.fromEntries(actions),
    name: 'MiniBrowser',
    type: 'webdriver',
    initialize: async (config) => void (browsers.config = config),
    getBrowserUrl: async (id) => browsers.urlOf(id),
    isActive: (id) => !!browsers.get(id),
    startSession: async (id, url) => {
      await browsers.start(id, url);
      void browsers.watch(id);
    },
    stopSession: async (id) => {
      await browsers.close(id);
      return {};
    },
    stop: () => browsers.closeAll(),
  };
}
