import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { elementTags } from '../../scripts/element-files.mjs';
import { installPacked, root } from './pack.mjs';

const { tarball, project, packageDir } = installPacked();
const pkg = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
const tags = elementTags(root);

const packed = readdirSync(packageDir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `./${relative(packageDir, join(entry.parentPath ?? entry.path, entry.name))}`);

/** The files that a target with stars stands for, as the texts that the star stands for. */
function starTexts(target) {
  const [start, ...rest] = target.replace(/[.]/g, '\\.').split('*');
  const pattern = new RegExp(`^${start}(.+)${rest.join('\\1')}$`);
  return packed.map((file) => pattern.exec(file)?.[1]).filter((text) => text !== undefined);
}

/** Each specifier that the exports allow. */
const specifiers = Object.entries(pkg.exports).flatMap(([key, target]) => {
  const texts = key.includes('*') ? starTexts(target.default ?? target) : [''];
  assert.notEqual(texts.length, 0, `${key} stands for no file`);
  return texts.map((text) => `${pkg.name}${key.replace('*', text).slice(1)}`);
});
const modules = specifiers.filter((specifier) => !/\/cdn\/|\.json$/.test(specifier));

/** Runs a module in the project that has the package installed. */
function runInProject(source) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: project,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('every export resolves to a packed file', () => {
  const urls = runInProject(
    `console.log(JSON.stringify(${JSON.stringify(specifiers)}.map((name) => import.meta.resolve(name))));`,
  );
  for (const url of urls) assert.ok(existsSync(new URL(url)), url);
});

test('there is an export for the root, the core, each element and each registration', () => {
  const wanted = [
    '',
    '/core',
    '/define/all',
    ...tags.flatMap((tag) => [`/elements/${tag}`, `/define/${tag}`]),
  ];
  for (const path of wanted) assert.ok(modules.includes(pkg.name + path), path);
});

test('classes and core import in Node and register nothing', () => {
  const names = modules.filter((name) => !name.includes('/define/'));
  const registered = runInProject(`
    for (const name of ${JSON.stringify(names)}) await import(name);
    const tags = ${JSON.stringify(tags)};
    console.log(JSON.stringify(tags.filter((tag) => globalThis.customElements?.get(tag))));
  `);
  assert.deepEqual(registered, []);
});

test('the core imports in Node without Lit', () => {
  const loaded = runInProject(`
    await import('${pkg.name}/core');
    console.log(JSON.stringify([typeof globalThis.customElements, globalThis.litElementVersions ?? null]));
  `);
  assert.deepEqual(loaded, ['undefined', null]);
});

test('registrations import in Node without a failure', () => {
  const names = modules.filter((name) => name.includes('/define/'));
  assert.equal(
    runInProject(`for (const name of ${JSON.stringify(names)}) await import(name); console.log(true);`),
    true,
  );
});

test('publint finds nothing to say', async () => {
  const { messages } = await publint({ pkgDir: packageDir, pack: false, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
});

test('are-the-types-wrong finds nothing wrong for ES modules', () => {
  const attw = join(root, 'node_modules/.bin/attw');
  const entries = modules.map((name) => `.${name.slice(pkg.name.length)}`);
  const options = [
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--no-emoji',
    '--no-color',
    '-f',
    'table-flipped',
  ];
  const { status, stdout } = spawnSync(attw, [tarball, ...options, '--entrypoints', ...entries], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});

/** Compiles a module in the project, with both ways in which tools of today find modules. */
function compile(source) {
  writeFileSync(join(project, 'page.mts'), source);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const shared = [
    '--noEmit',
    '--strict',
    '--skipDefaultLibCheck',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom,dom.iterable',
  ];
  const ways = [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ];
  for (const way of ways) {
    const args = [tsc, ...shared, ...way, 'page.mts'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  }
}

test('every export has types', () => {
  compile(modules.map((name, index) => `import * as m${index} from '${name}';\nvoid m${index};`).join('\n'));
});

test('registrations alone tell TypeScript what their tags make', () => {
  const lines = tags.map(
    (tag) => `import '${pkg.name}/define/${tag}';\nvoid document.createElement('${tag}').updateComplete;`,
  );
  compile(lines.join('\n'));
});

test('the package holds what it is for, and nothing of the workshop', () => {
  const strangers = packed.filter(
    (file) => !/^\.\/(dist\/|custom-elements\.json$|package\.json$|README\.md$|LICENSE$)/.test(file),
  );
  assert.deepEqual(strangers, []);
  for (const file of [pkg.customElements, pkg['web-types'], 'README.md', 'LICENSE'])
    assert.ok(packed.includes(`./${file.replace(/^\.\//, '')}`), file);
});

const cdnFiles = packed.filter((file) => /^\.\/dist\/cdn\/.*\.js$/.test(file));
const cdnSource = (file) => readFileSync(join(packageDir, file), 'utf8');

test('the CDN has one file for all elements and one per tag', () => {
  for (const file of ['media-capture-elements.js', ...tags.map((tag) => `define/${tag}.js`)])
    assert.ok(cdnFiles.includes(`./dist/cdn/${file}`), file);
});

for (const file of cdnFiles) {
  test(`${file} runs in a page as it is`, () => {
    const source = cdnSource(file);
    const imports = [...source.matchAll(/(?:\bfrom|\bimport\(?)\s*["'`]([^"'`]+)["'`]/g)].map(
      ([, name]) => name,
    );
    for (const name of imports) {
      assert.match(name, /^\.{1,2}\//);
      assert.ok(packed.includes(`./${join('dist/cdn', relative('dist/cdn', join(file, '..', name)))}`), name);
    }
    for (const stranger of [/process\.env/, /litIssuedWarnings/, /dev mode/, /\n {2,}/, /\/\*[^!"]/])
      assert.ok(!stranger.test(source), `has ${stranger}`);
  });
}
