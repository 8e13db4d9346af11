// Runs the tests in WebKit with the arguments of web-test-runner, and then again the files whose browser went away before
// it could say anything: WebKitGTK's own process locks up or crashes now and then, mostly under load, while a stream that
// is shown gets or loses a track. What fails has failed; only what was not told is asked for again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNNER = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');

/** How often a file whose browser goes away each time is asked for again. */
const TRIES = 2;

/** @returns {{passed: number, failed: number, skipped: number, problems: string[], gone: string[]}} */
function run(args, folder) {
  const file = join(folder, 'totals.json');
  rmSync(file, { force: true });
  const { status, signal } = spawnSync(
    process.execPath,
    [RUNNER, '--config', 'test/engines/webkit.config.mjs', ...args],
    { stdio: 'inherit', env: { ...process.env, TEST_TOTALS_FILE: file } },
  );
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  throw new Error(`the test runner ended early: ${signal ?? `exit code ${status}`}`);
}

const isAbout = (problem, files) => files.some((file) => problem.startsWith(`${file}: `));

/** Each file whose browser went away is one failure among the first totals. */
const sum = (first, again) => ({
  passed: first.passed + again.passed,
  failed: first.failed - first.gone.length + again.failed,
  skipped: first.skipped + again.skipped,
  problems: [...first.problems.filter((line) => !isAbout(line, first.gone)), ...again.problems],
  gone: again.gone,
});

const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
try {
  const args = process.argv.slice(2);
  let totals = run(args, folder);
  for (let tries = 0; totals.gone.length && tries < TRIES; tries++) {
    console.log(`\nWebKit's own process went away in ${totals.gone.join(', ')}; again:\n`);
    totals = sum(totals, run(['--files', ...totals.gone], folder));
  }
  if (process.env.TEST_TOTALS_FILE) writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify(totals));
  process.exitCode = totals.failed || !totals.passed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
