// Everything that has to hold: npm test
//   npm test -- --only=types,chromium      some stages (names: scripts/lib/stages.mjs)
//   npm test -- --engines=chromium,webkit  some engines
//   npm run test:full                      the same tests with other devices, in some minutes more
// The last line is `N passed, N failed`, the sum over all stages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINES } from './lib/browsers.mjs';
import { problemLines, settleCounts } from './lib/counts.mjs';
import { run } from './lib/run.mjs';
import { fullStages, phasesOf, stages } from './lib/stages.mjs';
import { setUpBrowsers, setUpModules } from './setup.mjs';

/** The names in a comma-separated option, each of which has to be known. */
function namesIn(value, known, option) {
  const names = value?.split(',') ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`${option}: no "${unknown}"; there are ${known.join(', ')}`);
  return names;
}

/** Shows what stages print: as it comes where one runs alone, else each in one piece when it is done. */
function showing(name, alone) {
  const headline = `\n── ${name} ──`;
  console.log(alone ? headline : `${name} …`);
  if (alone) return { end: () => {} };
  const chunks = [];
  const end = () => process.stdout.write(Buffer.concat([Buffer.from(`${headline}\n`), ...chunks]));
  return { show: (chunk) => chunks.push(chunk), end };
}

/** Runs one stage, with a headline and its time. */
async function runStage({ name, command, env, counts }, alone) {
  const start = performance.now();
  const { show, end } = showing(name, alone);
  const { code, output } = await run(command, env, show);
  end();
  const counted = counts ? counts(output) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const problems = counted?.problems ?? problemLines(output);
  return { name, seconds: (performance.now() - start) / 1000, ...settleCounts(counted, code), problems };
}

/** A stage's result, and what failed in it: of a long log, the end is what people read and what is kept. */
function summaryLine({ name, seconds, passed, failed, skipped, problems }) {
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  const line = `${failed ? '✗' : '✓'} ${name.padEnd(17)}${seconds.toFixed(1).padStart(7)} s  ${counts}`;
  return [line, ...(failed ? problems : []).map((problem) => `    ${problem}`)].join('\n');
}

async function runLane(lane, alone) {
  const results = [];
  for (const stage of lane) results.push(await runStage(stage, alone));
  return results;
}

async function runAll(chosen, programs) {
  const isThere = ({ engine }) => !engine || programs[engine];
  const results = [];
  for (const lanes of phasesOf(chosen.filter(isThere)))
    results.push(...(await Promise.all(lanes.map((lane) => runLane(lane, lanes.length === 1)))).flat());
  const leftOut = chosen
    .filter((stage) => !isThere(stage))
    .map(({ name, engine }) => `− ${name}: left out, ${engine} not found; ${ENGINES[engine].advice}`);
  console.log(['', ...results.map(summaryLine), ...leftOut].join('\n'));
  return results;
}

function readOptions(folder) {
  const options = { only: { type: 'string' }, engines: { type: 'string' }, full: { type: 'boolean' } };
  const { values } = parseArgs({ options });
  const all = values.full ? fullStages(folder) : stages(folder);
  const names = all.map(({ name }) => name);
  return {
    all,
    only: namesIn(values.only, names, '--only'),
    engines: namesIn(values.engines, Object.keys(ENGINES), '--engines'),
  };
}

/** Runs what the options choose. Resolves with whether everything passed. */
async function main(folder) {
  const { all, only, engines } = readOptions(folder);
  const isChosen = ({ name, engine }) => only.includes(name) && (!engine || engines.includes(engine));
  setUpModules();
  const results = await runAll(all.filter(isChosen), setUpBrowsers(engines));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.length ? sum('failed') : 1;
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
  return failed === 0;
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'media-capture-elements-'));
try {
  process.exitCode = (await main(folder)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
