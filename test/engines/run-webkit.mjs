// Runs the tests in WebKit with the arguments of web-test-runner, and then once more the files whose browser went away
// before it could say anything: WebKitGTK's own process locks up or crashes now and then, mostly under load, while a
// stream that is shown gets or loses a track. What fails has failed; only what was not told is asked for again.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNNER = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');

/** @returns {{passed: number, failed: number, skipped: number, gone: string[]}} */
function run(args, folder) {
  const file = join(folder, 'totals.json');
  spawnSync(process.execPath, [RUNNER, '--config', 'test/engines/webkit.config.mjs', ...args], {
    stdio: 'inherit',
    env: { ...process.env, TEST_TOTALS_FILE: file },
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Each file whose browser went away is one failure among the first totals. */
const sum = (first, again) => ({
  passed: first.passed + again.passed,
  failed: first.failed - first.gone.length + again.failed,
  skipped: first.skipped + again.skipped,
});

const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
try {
  const args = process.argv.slice(2);
  let totals = run(args, folder);
  if (totals.gone.length) {
    console.log(`\nWebKit's own process went away in ${totals.gone.join(', ')}; once more:\n`);
    totals = sum(totals, run(['--files', ...totals.gone], folder));
  }
  if (process.env.TEST_TOTALS_FILE) writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify(totals));
  process.exitCode = totals.failed || !totals.passed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
