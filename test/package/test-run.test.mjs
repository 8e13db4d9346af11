// The scripts behind npm test: that no run looks better than it was.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { countsFromLine, countsFromNodeTest, problemLines, settleCounts } from '../../scripts/lib/counts.mjs';
import { modulesAreCurrent } from '../../scripts/lib/modules.mjs';
import { countSessions } from '../engines/totals-reporter.mjs';

describe('counts of a stage', () => {
  it('are read from the last line of the form "N passed, N failed"', () => {
    const output = '1 passed, 0 failed\nmore\n12 passed, 3 failed\nthe end\n';
    assert.deepEqual(countsFromLine(output), { passed: 12, failed: 3, skipped: 0 });
    assert.deepEqual(countsFromLine('7 passed, 0 failed, 2 skipped'), { passed: 7, failed: 0, skipped: 2 });
    assert.equal(countsFromLine('all 7 passed'), undefined);
  });

  it("are read from the summary of Node's test runner", () => {
    const spec = 'ℹ tests 6\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\n';
    assert.deepEqual(countsFromNodeTest(spec), { passed: 3, failed: 2, skipped: 1 });
    assert.deepEqual(countsFromNodeTest(spec.replaceAll('ℹ', '#')), { passed: 3, failed: 2, skipped: 1 });
  });

  it('have a failure where the command failed, where nothing was counted, and where nothing ran', () => {
    assert.deepEqual(settleCounts({ passed: 4, failed: 0, skipped: 0 }, 0), {
      passed: 4,
      failed: 0,
      skipped: 0,
    });
    assert.deepEqual(settleCounts({ passed: 4, failed: 0, skipped: 0 }, 1), {
      passed: 4,
      failed: 1,
      skipped: 0,
    });
    assert.deepEqual(settleCounts({ passed: 4, failed: 2, skipped: 0 }, 1), {
      passed: 4,
      failed: 2,
      skipped: 0,
    });
    assert.deepEqual(settleCounts({ passed: 0, failed: 0, skipped: 5 }, 0), {
      passed: 0,
      failed: 1,
      skipped: 5,
    });
    assert.deepEqual(settleCounts(undefined, 0), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(settleCounts({ passed: 4, failed: 0, skipped: 0 }, null).failed, 1);
  });
});

describe('what failed in a stage', () => {
  it('is each line with a cross, once', () => {
    const stories = '✗ photo-booth--plain\n    not accessible\n3 passed, 1 failed\n';
    assert.deepEqual(problemLines(stories), ['photo-booth--plain']);
    const spec = '  ✔ one (1.2ms)\n  ✖ two (3.4ms)\n✖ failing tests:\n\n✖ two (3.4ms)\n';
    assert.deepEqual(problemLines(spec), ['two']);
  });
});

describe('counts of the tests in a browser', () => {
  const testFile = resolve('test/a.test.ts');
  const error = { message: 'no picture' };
  const passing = { name: 'passes', passed: true };
  const failing = { name: 'fails', passed: false, error };

  it('are summed over files and nested suites, with what failed', () => {
    const inner = { name: 'inner', tests: [passing, failing], suites: [] };
    const tests = [passing, { name: 'left out', passed: false, skipped: true }];
    const session = { testFile, passed: false, testResults: { tests, suites: [inner] } };
    const problem = 'test/a.test.ts > inner > fails: no picture';
    assert.deepEqual(countSessions([session, session]), {
      passed: 4,
      failed: 2,
      skipped: 2,
      problems: [problem, problem],
    });
  });

  it('have a failure for a file that did not load', () => {
    const session = { testFile, passed: false, errors: [error] };
    const problems = ['test/a.test.ts: no picture'];
    assert.deepEqual(countSessions([session]), { passed: 0, failed: 1, skipped: 0, problems });
  });

  it('have a failure for a file that failed outside of its tests', () => {
    const session = { testFile, passed: false, errors: [], testResults: { tests: [passing], suites: [] } };
    const problems = ['test/a.test.ts: did not run to its end'];
    assert.deepEqual(countSessions([session]), { passed: 1, failed: 1, skipped: 0, problems });
  });
});

describe('node modules', () => {
  let root;
  const write = (path, packages) => writeFileSync(join(root, path), JSON.stringify({ packages }));

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'modules-'));
    write('package-lock.json', {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '2.0.0' },
      'node_modules/b': { version: '3.0.0', optional: true },
    });
  });
  after(() => rmSync(root, { recursive: true }));

  it('are installed where there are none', () => {
    assert.equal(modulesAreCurrent(root), false);
  });

  it('are left alone where all but optional ones are as locked', () => {
    mkdirSync(join(root, 'node_modules'));
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '2.0.0' } });
    assert.equal(modulesAreCurrent(root), true);
  });

  it('are installed where a version is another', () => {
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.9.9' } });
    assert.equal(modulesAreCurrent(root), false);
  });
});
