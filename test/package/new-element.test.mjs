import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { bundleInMemory } from '../../scripts/bundling.mjs';
import { root, temporaryFolder } from './pack.mjs';

const TAG = 'example-live-box';
const LEFT_OUT = ['.git', 'coverage', 'dist', 'node_modules', 'storybook-static'];

/** A copy of the repository, with its modules in reach. */
function copyOfTheRepository() {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const copy = copyOfTheRepository();
const read = (file) => readFileSync(join(copy, file), 'utf8');
const run = (file, ...args) => spawnSync(process.execPath, [file, ...args], { cwd: copy, encoding: 'utf8' });
const tool = (path, ...args) => run(join('node_modules', path), ...args);

const OWN_FILES = [
  `src/elements/${TAG}/${TAG}.ts`,
  `src/elements/${TAG}/${TAG}.styles.ts`,
  `src/define/${TAG}.ts`,
  `stories/${TAG}.stories.ts`,
  `test/elements/${TAG}.test.ts`,
];
const CHANGED_FILES = [...OWN_FILES, 'src/define/all.ts', 'src/index.ts'];

const assertDone = ({ status, stdout, stderr }) => assert.equal(status, 0, `${stdout}${stderr}`);

/** What a tool says of the files that the new element is made of; others may be in the middle of a change. */
const aboutOwn = (output) => output.split('\n').filter((line) => line.includes(TAG));

test('an element is started with one command', () => {
  assertDone(run('scripts/new-element.mjs', TAG));
  for (const file of OWN_FILES) assert.ok(existsSync(join(copy, file)), file);
});

test('it is in the lists of all elements, once and in order', () => {
  for (const file of ['src/define/all.ts', 'src/index.ts']) {
    const lines = read(file).split('\n');
    assert.equal(lines.filter((line) => line.includes(TAG)).length, 1, file);
  }
  const registrations = read('src/define/all.ts').trim().split('\n');
  assert.deepEqual(registrations, registrations.toSorted());
});

test('its types are right', () => {
  const { stdout } = tool('typescript/bin/tsc', '-p', '.');
  assert.deepEqual(aboutOwn(stdout), []);
});

test('ESLint and Prettier have nothing to say', () => {
  assertDone(tool('eslint/bin/eslint.js', ...CHANGED_FILES));
  assertDone(tool('prettier/bin/prettier.cjs', '--check', ...CHANGED_FILES));
});

test('its manifest is complete', () => {
  assert.deepEqual(aboutOwn(run('scripts/manifest.mjs', '--check').stderr), []);
  assert.match(read('custom-elements.json'), new RegExp(`"tagName": "${TAG}"`));
});

test('the result builds, and the bundle of all elements has it', async () => {
  tool('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  assert.ok(existsSync(join(copy, `dist/elements/${TAG}/${TAG}.d.ts`)));
  const [bundle] = await bundleInMemory(`import '${join(copy, 'dist/define/all.js')}';`);
  assert.ok(bundle.modules.includes(join(copy, `dist/define/${TAG}.js`)));
});

for (const [tag, why] of [
  ['plain', /two at least/],
  ['Upper-Case', /lower-case/],
  [TAG, /there already/],
]) {
  test(`the tag ${tag} is refused, and says why`, () => {
    const { status, stderr } = run('scripts/new-element.mjs', tag);
    assert.equal(status, 1);
    assert.match(stderr, why);
  });
}
