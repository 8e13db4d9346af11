// Runs all tests in one kind of browser, whatever becomes of single pages or of the browser.
import { launch } from './browsers.mjs';
import { runTest } from './run-test.mjs';

const STUCK_MS = 90_000;

function within(promise, limit) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the browser did not answer within ${limit / 1000} s`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function close(browser) {
  const ended = await within(browser.close(), 5_000).catch((error) => error);
  if (ended instanceof Error) browser.process()?.kill('SIGKILL');
}

/**
 * Runs tests one after the other: a page that shares the processor with another times out where it should not.
 * @param {object} browserKind one of `browsers.mjs`
 * @param {object[]} tests
 * @param {number} port of the server
 * @param {(test: object, outcome: object) => void} onOutcome
 * @returns {Promise<Map<string, object>>} the outcome of each file
 */
export async function runAll(browserKind, tests, port, onOutcome) {
  const outcomes = new Map();
  let browser;
  try {
    for (const test of tests) {
      if (!browser?.connected) browser = await launch(browserKind);
      const outcome = await within(runTest(browser, browserKind, test, port), STUCK_MS).catch(
        (error) => error,
      );
      if (outcome instanceof Error) await close(browser);
      const known =
        outcome instanceof Error ? { status: 'CRASH', message: outcome.message, tests: [] } : outcome;
      outcomes.set(test.file, known);
      onOutcome(test, known);
    }
  } finally {
    if (browser?.connected) await close(browser);
  }
  return outcomes;
}
