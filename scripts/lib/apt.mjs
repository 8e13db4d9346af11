// Debian's packages: what is missing, and its installation. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const RETRY = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'];

/** Debian proper: elsewhere the packages have other names, or (Ubuntu's chromium) are no packages. */
export function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Those of `packages` that are not installed. */
export function missingPackages(packages) {
  return packages.filter((name) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
    return stdout?.trim() !== 'install ok installed';
  });
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync('apt-get', [...RETRY, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed`, { cause: error });
}

/** Installs packages with what they need, and nothing that they merely recommend. */
export function installPackages(packages) {
  apt('update', '-qq');
  apt('install', '-qq', '-y', '--no-install-recommends', ...packages);
}
