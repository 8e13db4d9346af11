// The node modules that package-lock.json asks for. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether what npm noted when it last installed is what the lock file says. By versions, not by time: a checkout
 * makes files newer than they are.
 * @param {string} root the project's folder
 */
export function modulesAreCurrent(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Runs npm, with the one that runs this script where there is one. */
export function npmCommand(args) {
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith('.js')) return { file: process.execPath, args: [npm, ...args], shell: false };
  return { file: 'npm', args, shell: process.platform === 'win32' };
}

/** Installs exactly what the lock file says. */
export function installModules(root) {
  const { file, args, shell } = npmCommand(['ci']);
  const { status } = spawnSync(file, args, { cwd: root, shell, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('npm ci failed');
}
