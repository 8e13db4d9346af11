// What `npm start` and `npm test` call first: node modules from the lock file, and browsers to test in.
//   node scripts/setup.mjs                both
//   node scripts/setup.mjs --for=start    node modules only: to look at the stories, any browser will do
// It runs before anything is installed, so it uses Node's own modules only.
import { fileURLToPath } from 'node:url';
import { installPackages, isDebian, missingPackages } from './lib/apt.mjs';
import { ENGINES, findBrowser } from './lib/browsers.mjs';
import { installModules, modulesAreCurrent } from './lib/modules.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 20;

/** Installs the node modules where they are missing or are not what the lock file says. */
export function setUpModules() {
  if (Number.parseInt(process.versions.node) < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}`);
  }
  if (modulesAreCurrent(ROOT)) return;
  console.log('Installing node modules (npm ci)');
  installModules(ROOT);
}

/** The Debian packages of the engines whose program nobody named. */
function neededPackages(engines) {
  return engines
    .map((engine) => ENGINES[engine])
    .filter(({ variable }) => !process.env[variable])
    .flatMap(({ packages }) => packages);
}

function setUpPackages(engines) {
  const missing = missingPackages(neededPackages(engines));
  if (missing.length === 0) return;
  const list = missing.join(' ');
  if (process.getuid?.() !== 0) {
    console.log(`To test in all engines: sudo apt-get install ${list}`);
    return;
  }
  console.log(`Installing Debian packages: ${list}`);
  installPackages(missing);
}

/**
 * Sees to browsers: as root on Debian installs them, elsewhere looks for them and says how to get those that lack.
 * @param {string[]} engines names from ENGINES
 * @returns {Record<string, string | undefined>} the program of each engine; undefined where there is none
 */
export function setUpBrowsers(engines = Object.keys(ENGINES)) {
  if (isDebian()) setUpPackages(engines);
  const found = Object.fromEntries(engines.map((engine) => [engine, findBrowser(engine)]));
  for (const [engine, program] of Object.entries(found)) {
    console.log(program ? `${engine}: ${program}` : `${engine}: not found; ${ENGINES[engine].advice}`);
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setUpModules();
  if (!process.argv.includes('--for=start')) setUpBrowsers();
}
