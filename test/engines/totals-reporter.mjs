import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

function countSuite({ tests, suites }, totals) {
  for (const test of tests) totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const suite of suites) countSuite(suite, totals);
}

/**
 * Counts tests over all sessions. A file that did not run to its end (it failed to load, timed out, or threw outside
 * of a test) counts as one failure, so that the totals never look better than the run was.
 */
export function countSessions(sessions) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const failedBefore = totals.failed;
    if (session.testResults) countSuite(session.testResults, totals);
    if (!session.passed && totals.failed === failedBefore) totals.failed += 1;
  }
  return totals;
}

const GONE = /browser disconnected|browser was unable to create and start/;

/** The files of sessions that told nothing, because the browser went away or did not come. */
const gone = (sessions) =>
  sessions
    .filter(({ errors }) => errors.some(({ message }) => GONE.test(message)))
    .map(({ testFile }) => relative(process.cwd(), testFile));

/**
 * A WTR reporter that writes `{passed, failed, skipped, gone, coverage}` as JSON when the run is over.
 * @param {string | undefined} file where to; without one it only keeps quiet
 * @returns {import('@web/test-runner').Reporter}
 */
export function totalsReporter(file) {
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      if (!file) return;
      const coverage = testCoverage && { passed: testCoverage.passed, lines: testCoverage.summary.lines.pct };
      writeFileSync(file, JSON.stringify({ ...countSessions(sessions), gone: gone(sessions), coverage }));
    },
  };
}
