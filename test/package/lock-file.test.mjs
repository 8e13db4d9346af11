// npm ci refuses a lock file that lacks an optional package, be it for another system: npm leaves entries out where
// it made the lock file from installed modules, or could not look the package up.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));

/** Whether a package finds another in its own node_modules or in those of a folder above. */
function resolves(from, name) {
  const folders = from
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  return ['', ...folders.map((folder) => `${folder}/`)].some(
    (folder) => `${folder}node_modules/${name}` in packages,
  );
}

it('the lock file has every optional package, for every system', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !resolves(path, name)),
  );
  assert.deepEqual(missing, []);
});

it('the lock file names no place that packages come from', () => {
  const placed = Object.values(packages).filter(({ resolved }) => resolved);
  assert.deepEqual(placed, []);
});
