// Builds Storybook, unless the last build was made of the same files.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'storybook-static');
const stamp = join(out, 'content-hash.txt');
const INPUTS = [
  '.storybook',
  'stories',
  'src',
  'docs',
  'custom-elements.json',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} the folder with the built Storybook
 */
export async function buildStorybook({ force = false } = {}) {
  const hash = await hashInputs();
  if (!force && (await readFile(stamp, 'utf8').catch(() => '')) === hash) return out;
  await run(storybookBin(), ['build', '--quiet', '--loglevel', 'warn', '-o', out]);
  await writeFile(stamp, hash);
  return out;
}

/** Storybook's command-line program, found where npm put it. */
export function storybookBin() {
  const manifest = createRequire(import.meta.url).resolve('storybook/package.json');
  return join(dirname(manifest), 'dist/bin/dispatcher.js');
}

async function hashInputs() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const path of await filesIn(join(root, input))) hash.update(path).update(await readFile(path));
  }
  return hash.digest('hex');
}

async function filesIn(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function run(script, args) {
  const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' };
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`storybook build failed\n${output}`)),
    );
  });
}
