// How many tests a stage ran, from what it printed or wrote.
import { existsSync, readFileSync } from 'node:fs';

const lastMatch = (text, pattern) => [...text.matchAll(pattern)].at(-1);

/** From the JSON file that test/engines/totals-reporter.mjs writes; undefined where there is none. */
export function countsFromFile(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** From the summary of Node's test runner, in its spec or TAP format. */
export function countsFromNodeTest(output) {
  const number = (name) => Number(lastMatch(output, new RegExp(`^(?:ℹ|#) ${name} (\\d+)$`, 'gm'))?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/** From the last line of the form `N passed, N failed`; undefined where there is none. */
export function countsFromLine(output) {
  const line = lastMatch(output, /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm);
  return line && { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3] ?? 0) };
}

/** What a stage printed of what failed: each line that begins with a cross, once. */
export function problemLines(output) {
  const lines = [...output.matchAll(/^\s*[✗✖] (.+)$/gm)].map(([, text]) =>
    text.replace(/ \([\d.]+ms\)$/, ''),
  );
  return [...new Set(lines)].filter((line) => line !== 'failing tests:');
}

/**
 * The counts that a stage goes into the sum with: a stage that failed has at least one failure, whatever it counted,
 * and a stage of tests that ran none has failed.
 * @param {{passed: number, failed: number, skipped: number} | undefined} counts as parsed
 * @param {number | null} exitCode of the stage's command
 */
export function settleCounts(counts, exitCode) {
  const { passed, failed, skipped } = { passed: 0, failed: 0, skipped: 0, ...counts };
  const broken = exitCode !== 0 || passed + failed === 0;
  return { passed, failed: broken ? Math.max(failed, 1) : failed, skipped };
}
