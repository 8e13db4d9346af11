// npm start: installs the node modules where they lack, then opens Storybook on the photo booth. In a fresh clone
// only Node's own modules are there before the set-up has run.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setUpModules } from './setup.mjs';

const PORT = 6006;
const root = fileURLToPath(new URL('../', import.meta.url));

setUpModules();
const { storybookBin } = await import('../test/stories/build.mjs');
process.exit(await run([storybookBin(), ...storybookArguments(await freePort())]));

/** @param {number} port */
function storybookArguments(port) {
  const where = ['--host', '127.0.0.1', '--port', String(port), '--exact-port'];
  const quiet = ['--disable-telemetry', '--no-version-updates'];
  return ['dev', ...where, ...quiet, ...(hasBrowser() ? [] : ['--ci'])];
}

/** Whether opening a browser can work and is wanted. */
function hasBrowser() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Storybook's usual port, or any other where that one is taken. */
async function freePort() {
  return (await tryPort(PORT)) ?? tryPort(0);
}

function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs a Node script to its end. Ctrl+C reaches it by itself, being in the same process group. */
function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.once('SIGINT', () => {}).once('SIGTERM', (signal) => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
}
