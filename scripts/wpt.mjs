// Public tests, in Chromium with devices of its own and with the virtual ones: npm run test:wpt -- FOLDER
//   --folder=mediacapture-image   another folder of the checkout than mediacapture-streams
//   --only=NAME                   files whose name contains NAME
//   --engine-only                 without the virtual devices
//   --secure                      every file in a secure context, not only those that are named .https.
//   --json=FILE                   all results, to a file
// Fails where the engine's own devices pass a subtest that the virtual ones do not, without a known reason.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineBrowser, virtualBrowser } from './wpt/browsers.mjs';
import { compare, counts, failures } from './wpt/report.mjs';
import { runAll } from './wpt/run-all.mjs';
import { serveTests } from './wpt/server.mjs';
import { findTests } from './wpt/tests.mjs';

const SCRIPT = fileURLToPath(new URL('../dist/cdn/virtual-devices.js', import.meta.url));
const REASONS = JSON.parse(readFileSync(new URL('wpt/known-reasons.json', import.meta.url), 'utf8'));

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: { type: 'string', default: 'mediacapture-streams' },
      only: { type: 'string' },
      'engine-only': { type: 'boolean', default: false },
      json: { type: 'string' },
      secure: { type: 'boolean', default: false },
    },
  });
  const root = resolve(positionals[0] ?? '.');
  if (!existsSync(join(root, 'resources', 'testharness.js')))
    throw new TypeError(`${root} is no checkout of web-platform-tests: npm run test:wpt -- FOLDER`);
  return { ...values, root };
}

function readScript() {
  if (existsSync(SCRIPT)) return readFileSync(SCRIPT, 'utf8');
  throw new Error('dist/cdn/virtual-devices.js is not built: npm run build, or --engine-only');
}

async function runIn(browserKind, tests, port) {
  const outcomes = await runAll(browserKind, tests, port, ({ file }, { status, tests: subtests }) => {
    const passed = subtests.filter((subtest) => subtest.status === 'PASS').length;
    console.log(
      `${browserKind.name}  ${String(passed).padStart(3)}/${subtests.length}  ${file}${status === 'OK' ? '' : `  ${status}`}`,
    );
  });
  return outcomes;
}

function totalLine(name, outcomes) {
  const { passed, all } = counts(outcomes);
  return `${name.padEnd(8)} ${passed} passed of ${all}`;
}

/** Prints both counts and each difference. Returns whether there is a reason for all that only the engine passes. */
function reportBoth(engine, virtual) {
  const { text, unexplained, lost } = compare(engine, virtual, REASONS);
  console.log(text);
  console.log(`\n${totalLine('engine', engine)}\n${totalLine('virtual', virtual)}`);
  console.log(`not passed with virtual devices, and without a known reason: ${unexplained}`);
  return lost === 0;
}

async function main() {
  const options = readOptions();
  const script = options['engine-only'] ? undefined : readScript();
  const tests = findTests(options.root, options.folder, options.only).map((test) => ({
    ...test,
    isSecure: test.isSecure || options.secure,
  }));
  const server = await serveTests(options.root);
  try {
    const engine = await runIn(engineBrowser, tests, server.ports[0]);
    const virtual = script && (await runIn(virtualBrowser(script), tests, server.ports[0]));
    const runs = { engine: Object.fromEntries(engine), virtual: virtual && Object.fromEntries(virtual) };
    if (options.json) writeFileSync(options.json, JSON.stringify(runs, null, 1));
    if (virtual) return reportBoth(engine, virtual);
    console.log(`${failures(engine, REASONS)}\n\n${totalLine('engine', engine)}`);
    return true;
  } finally {
    server.close();
  }
}

process.exitCode = (await main()) ? 0 : 1;
