// The runner of public tests: what it serves, finds and reports. The tests themselves lie outside of the project.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compare, counts } from '../../scripts/wpt/report.mjs';
import { serveTests } from '../../scripts/wpt/server.mjs';
import { findTests } from '../../scripts/wpt/tests.mjs';

const root = mkdtempSync(join(tmpdir(), 'media-capture-elements-wpt-'));
const HARNESS = '<script src=/resources/testharness.js></script>';
const FILES = {
  'capture/a.https.html': `<meta name="timeout" content="long"><meta name=variant content="?1">${HARNESS}`,
  'capture/b.window.js': '// META: script=/common/b.js\ntest(() => {});',
  'capture/c-manual.html': HARNESS,
  'capture/support/d.html': HARNESS,
  'capture/e.html': 'no test',
  'capture/f.sub.html': 'https://{{hosts[][www1]}}:{{ports[https][1]}}/{{GET[name]}}{{unknown}}',
  'capture/f.sub.html.headers': "Feature-Policy: camera 'none'\n",
};

before(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
after(() => rmSync(root, { recursive: true, force: true }));

it('finds the tests of a folder, with their variants and without manual ones', () => {
  assert.deepEqual(findTests(root, 'capture'), [
    { file: 'capture/a.https.html?1', url: '/capture/a.https.html?1', isSecure: true, isLong: true },
    { file: 'capture/b.window.js', url: '/capture/b.window.html', isSecure: false, isLong: false },
  ]);
});

describe('the server', () => {
  let server;
  const load = (path) =>
    new Promise((resolve, reject) => {
      const [port] = server.ports;
      const options = { host: '127.0.0.1', port, path, headers: { host: `localhost:${port}` } };
      get(options, async (response) => {
        const text = (await response.toArray()).join('');
        resolve({ status: response.statusCode, headers: response.headers, text });
      }).once('error', reject);
    });
  before(async () => (server = await serveTests(root)));
  after(() => server.close());

  it('fills in a file and sends the headers that lie beside it', async () => {
    const { text, headers } = await load('/capture/f.sub.html?name=value');
    assert.equal(text, `http://www1.localhost:${server.ports[1]}/value{{unknown}}`);
    assert.equal(headers['feature-policy'], "camera 'none'");
  });

  it('makes a page around a test that is only a script', async () => {
    const { text } = await load('/capture/b.window.html');
    const scripts = [...text.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => source);
    assert.deepEqual(scripts.slice(2), ['/common/b.js', '/capture/b.window.js']);
  });

  it('has nothing that is outside of the checkout', async () => {
    const up = `/${'..%2f'.repeat(20)}`;
    assert.equal((await load(`${up}${process.execPath.replace(/^\//, '')}`)).status, 404);
    assert.equal((await load('/capture/none.html')).status, 404);
  });
});

it('reports each difference with its reason, and counts what has none', () => {
  const outcome = (...statuses) => ({
    status: 'OK',
    message: null,
    tests: statuses.map((status, index) => ({ name: `subtest ${index}`, status, message: null })),
  });
  const engine = new Map([['a.html', outcome('PASS', 'PASS', 'FAIL')]]);
  const virtual = new Map([['a.html', outcome('PASS', 'FAIL', 'FAIL')]]);
  const { text, unexplained } = compare(engine, virtual, { 'a.html': { 'subtest 1': 'because' } });
  assert.match(text, /− subtest 1: PASS → FAIL\n\s+reason: because/);
  assert.doesNotMatch(text, /subtest 0/);
  assert.equal(unexplained, 1);
  assert.deepEqual(counts(engine), { passed: 2, all: 3 });
});

it('takes a reason for all subtests of a message, whichever file they are in', () => {
  const outcome = { status: 'OK', message: null };
  const failed = { name: 'subtest', status: 'FAIL', message: 'ReferenceError: Mock is not defined' };
  const both = new Map([['b.html', { ...outcome, tests: [failed] }]]);
  const { text, unexplained } = compare(both, both, { '*': { 'Mock is not defined': 'needs a mock' } });
  assert.match(text, /reason: needs a mock/);
  assert.equal(unexplained, 0);
});
