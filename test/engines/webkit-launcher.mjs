import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';

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

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

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

/**
 * A WTR launcher for WebKitGTK's MiniBrowser. With its first session it starts an X server and WebKitWebDriver on a
 * free loopback port, and ends both with the run.
 * @param {string} binary the path of MiniBrowser
 */
export function webkitLauncher(binary) {
  const options = {
    hostname: '127.0.0.1',
    port: 0,
    path: '/',
    logLevel: 'error',
    connectionRetryCount: 0,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary, args: ['--automation', ...CAPTURE_ARGS] },
    },
  };
  const launcher = webdriverLauncher(options);
  const children = [];
  let started;

  const start = async () => {
    const { child, display } = await startXvfb();
    children.push(child);
    options.port = await freePort();
    children.push(await startDriver(options.port, display));
  };

  const { startSession, stop } = launcher;
  launcher.startSession = async (...args) => {
    await (started ??= start());
    return startSession.apply(launcher, args);
  };
  launcher.stop = async () => {
    try {
      await stop.call(launcher);
    } finally {
      for (const child of children.reverse()) child.kill('SIGTERM');
    }
  };
  return launcher;
}
