import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINES } from './browsers.mjs';
import { countsFromFile, countsFromLine, countsFromNodeTest } from './counts.mjs';
import { npmCommand } from './modules.mjs';

const node = (...args) => ({ file: process.execPath, args });
const script = (name) => npmCommand(['run', name]);

function packageTests() {
  const folder = join('test', 'package');
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
  return node('--test', '--test-reporter=spec', ...files.map((name) => join(folder, name)));
}

/** The browser tests in one engine; in Chromium they measure coverage too. */
function engineStage(engine, totalsFile) {
  const coverage = engine === 'chromium' ? ['--coverage'] : [];
  const runner = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');
  return {
    name: engine,
    engine,
    command: node(runner, '--config', `test/engines/${engine}.config.mjs`, ...coverage),
    env: { TEST_TOTALS_FILE: totalsFile },
    counts: () => countsFromFile(totalsFile),
  };
}

/**
 * Everything that `npm test` runs, in order: what is quick and often wrong comes first. A stage without `counts`
 * counts as one test; one with `engine` is left out where that engine is missing.
 * @param {string} folder for files that a stage writes for the sum
 * @returns {{name: string, command: object, engine?: string, env?: object, counts?: (output: string) => object}[]}
 */
export function stages(folder) {
  return [
    { name: 'types', command: script('typecheck') },
    { name: 'lint', command: script('lint') },
    { name: 'manifest', command: script('manifest:check') },
    { name: 'selection', command: script('test:select-settings'), counts: countsFromLine },
    { name: 'build', command: script('build') },
    { name: 'package', command: packageTests(), counts: countsFromNodeTest },
    ...Object.keys(ENGINES).map((engine) => engineStage(engine, join(folder, `${engine}.json`))),
    { name: 'coverage', engine: 'chromium', command: node('scripts/coverage.mjs') },
    { name: 'stories', engine: 'chromium', command: script('test:stories'), counts: countsFromLine },
    { name: 'frameworks', engine: 'chromium', command: script('test:frameworks'), counts: countsFromLine },
  ];
}
