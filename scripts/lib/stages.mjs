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

function browserStage({ name, engine, args = [], env, folder }) {
  const totalsFile = join(folder, `${name}.json`);
  const runner = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');
  const command =
    engine === 'webkit'
      ? node('test/engines/run-webkit.mjs')
      : node(runner, '--config', `test/engines/${engine}.config.mjs`, ...args);
  return {
    name,
    engine,
    command,
    env: { ...env, TEST_TOTALS_FILE: totalsFile },
    counts: () => countsFromFile(totalsFile),
  };
}

/** The browser tests in one engine, with its own fake devices; in Chromium they measure coverage too. */
const engineStage = (engine, folder) =>
  browserStage({ name: engine, engine, args: engine === 'chromium' ? ['--coverage'] : [], folder });

/** The same tests with virtual devices in the place of the engine's. */
const virtualStage = (engine, folder) =>
  browserStage({ name: `${engine}-virtual`, engine, env: { TEST_DEVICES: 'virtual' }, folder });

/**
 * When each stage runs: phase after phase, in each of them lanes side by side, in a lane one after the other. Firefox has
 * others beside it, as it waits more than it works. WebKit has none: it runs two files at a time, and is not steady
 * where the machine does more.
 */
const PHASES = [
  [['build'], ['types', 'manifest', 'selection']],
  [
    ['chromium', 'chromium-virtual', 'coverage', 'stories', 'frameworks'],
    ['lint', 'package', 'firefox', 'firefox-virtual'],
  ],
  [['webkit', 'webkit-virtual']],
];

/**
 * The phases of the stages that are chosen.
 * @returns {object[][][]} no phase or lane is empty
 */
export function phasesOf(chosen) {
  const stagesOf = (lane) => chosen.filter(({ name }) => lane.includes(name));
  const lanesOf = (phase) => phase.map(stagesOf).filter(({ length }) => length);
  return PHASES.map(lanesOf).filter(({ length }) => length);
}

/**
 * Everything that `npm test` runs. A stage without `counts` counts as one test; one with `engine` is left out where that
 * engine is missing.
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
    ...Object.keys(ENGINES).map((engine) => engineStage(engine, folder)),
    { name: 'coverage', engine: 'chromium', command: node('scripts/coverage.mjs') },
    { name: 'stories', engine: 'chromium', command: script('test:stories'), counts: countsFromLine },
    { name: 'frameworks', engine: 'chromium', command: script('test:frameworks'), counts: countsFromLine },
  ];
}

/**
 * What `npm run test:full` runs: the tests of `npm test` again, with all other devices.
 * @param {string} folder as for `stages()`
 */
export function fullStages(folder) {
  const stories = npmCommand(['run', 'test:stories', '--', '--devices=all']);
  return [
    ...Object.keys(ENGINES).map((engine) => virtualStage(engine, folder)),
    { name: 'stories', engine: 'chromium', command: stories, counts: countsFromLine },
  ];
}
