import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Adds the tests of a suite to the totals; `path` is what its failures are told with. */
function countSuite({ tests, suites }, path, totals) {
  for (const { name, passed, skipped, error } of tests) {
    totals[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
    if (!skipped && !passed) totals.problems.push([...path, `${name}: ${error?.message}`].join(' > '));
  }
  for (const suite of suites) countSuite(suite, [...path, suite.name], totals);
}

const fileOf = ({ testFile }) => relative(process.cwd(), testFile);

/**
 * Counts tests over all sessions, with a line for each that failed. A file that did not run to its end (it failed to
 * load, timed out, or threw outside of a test) counts as one failure, so that the totals never look better than the run
 * was.
 */
export function countSessions(sessions) {
  const totals = { passed: 0, failed: 0, skipped: 0, problems: [] };
  for (const session of sessions) {
    const failedBefore = totals.failed;
    if (session.testResults) countSuite(session.testResults, [fileOf(session)], totals);
    if (session.passed || totals.failed > failedBefore) continue;
    totals.failed += 1;
    totals.problems.push(`${fileOf(session)}: ${session.errors[0]?.message ?? 'did not run to its end'}`);
  }
  return totals;
}

const GONE = /browser disconnected|browser was unable to create and start/;

/** The files of sessions that told nothing, because the browser went away or did not come. */
const gone = (sessions) =>
  sessions.filter(({ errors }) => errors.some(({ message }) => GONE.test(message))).map(fileOf);

/**
 * A WTR reporter that writes `{passed, failed, skipped, problems, gone, coverage}` as JSON when the run is over.
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
