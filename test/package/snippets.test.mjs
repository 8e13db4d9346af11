// What the documents say is so: their code compiles and runs, their names are there, their links lead somewhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'vite';
import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { Browsers } from '../stories/browsers.mjs';
import { serve } from '../stories/serve.mjs';
import { root, temporaryFolder } from './pack.mjs';
import { documents, snippetsIn, textOf } from './snippets.mjs';

const files = documents();
const snippets = files.flatMap(snippetsIn);
const inLanguage = (...langs) => snippets.filter(({ lang }) => langs.includes(lang));
/** The file that a snippet says it is from; elsewhere it is an example, complete in itself. */
const sourceOf = ({ lead }) => /^From `([^`]+)`/.exec(lead)?.[1];
const scripts = inLanguage('ts', 'js').filter((snippet) => !sourceOf(snippet));

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ customElement }) => customElement);
const namesOf = (key, of = elements) => of.flatMap((each) => each[key] ?? []).map(({ name }) => name);

/** A project that has the package, with each script of the documents as a module. */
const project = temporaryFolder();
const fileOf = ({ file, line, lang }) => `${file.replace(/\W/g, '-')}-${line}.${lang}`;
mkdirSync(join(project, 'node_modules'));
symlinkSync(root, join(project, 'node_modules/media-capture-elements'));
for (const snippet of scripts) {
  // Empty lines before it: what the compiler reports has the line numbers of the document.
  writeFileSync(join(project, fileOf(snippet)), '\n'.repeat(snippet.line - 1) + snippet.code);
}

test('scripts compile against the package as it is built', () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options =
    '--noEmit --strict --allowJs --checkJs --skipLibCheck --target es2022 --module esnext ' +
    '--moduleResolution bundler --moduleDetection force --lib es2023,dom,dom.iterable';
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, ...options.split(' '), ...scripts.map(fileOf)],
    { cwd: project, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout);
});

/** The page that a script is for: the last one above it. */
const htmlFor = ({ file, line }) =>
  inLanguage('html').findLast((html) => html.file === file && html.line < line)?.code ?? '';

const document = (body, script = '') => `<!doctype html>
<html lang="en">
  <title>Example</title>
  <body>${body.replaceAll('…/dist/cdn/', '/cdn/')}${script}</body>
</html>`;

const running = (file) =>
  `<script type="module">import('/${file}').then(() => (window.ran = true), reportError);</script>`;

/** Takes a photo as a person does, with a camera of their choice, and sends the form. Gives what the form sent. */
async function doTheJob(page) {
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await page.evaluate(() => {
    document.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      window.sent = new window.FormData(event.target).get('photo');
    });
  });
  await press('Start camera');
  await page.locator('still-photo-capture:state(live)').waitFor();
  const select = page.locator('media-device-picker select');
  if (await select.count()) await select.selectOption({ index: 1 });
  await press('Take photo');
  await page.locator('still-photo-capture:state(review)').waitFor();
  await press('Send');
  return page.evaluate(() => [window.sent.constructor.name, window.sent.type, window.sent.size > 0]);
}

describe('in Chromium', { skip: !findBrowser('chromium') && 'it is missing' }, () => {
  const out = join(project, 'out');
  let server;
  let browsers;

  before(async () => {
    await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: out,
        target: 'es2022',
        rollupOptions: {
          input: scripts.map((snippet) => join(project, fileOf(snippet))),
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js' },
        },
      },
    });
    symlinkSync(join(root, 'dist/cdn'), join(out, 'cdn'));
    server = await serve(out);
    browsers = new Browsers(server.origin);
  });
  after(async () => {
    await browsers?.close();
    server?.close();
  });

  /** Opens a page, lets `use` do something there, and fails where the page reported a problem. */
  async function visit(html, use) {
    writeFileSync(join(out, 'page.html'), html);
    const page = await browsers.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.stack ?? String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(`${server.origin}/page.html`);
    try {
      await use(page);
    } finally {
      await page.close();
      assert.deepEqual(problems, []);
    }
  }

  for (const { name, code } of inLanguage('html')) {
    test(`${name} is a page that works`, () =>
      visit(document(code), async (page) => {
        await page.waitForFunction(() => !document.querySelector(':not(:defined)'));
        if (code.includes('<form')) assert.deepEqual(await doTheJob(page), ['File', 'image/jpeg', true]);
      }));
  }

  for (const snippet of scripts) {
    test(`${snippet.name} runs`, () =>
      visit(
        document(htmlFor(snippet), running(fileOf(snippet).replace(/\w+$/, 'js'))),
        async (page) => void (await page.waitForFunction(() => window.ran)),
      ));
  }

  test('style sheets are understood to the last declaration', () =>
    visit(document(''), async (page) => {
      for (const { name, code } of inLanguage('css')) {
        const declarations = code.match(/[\w-]+:\s[^;]+;/g).length;
        const understood = await page.evaluate((css) => {
          const sheet = new window.CSSStyleSheet();
          sheet.replaceSync(css);
          return [...sheet.cssRules].reduce((sum, { style }) => sum + style.length, 0);
        }, code);
        assert.ok(understood >= declarations, `${name}: ${understood} of ${declarations}`);
      }
    }));
});

test('examples for frameworks are those that test/frameworks runs', () => {
  const examples = inLanguage('jsx', 'vue', 'tsx').map(({ file, lang }) => [file, lang]);
  assert.deepEqual(examples, [
    ['README.md', 'jsx'],
    ['README.md', 'vue'],
  ]);
});

test('parts, states and custom properties are those of the elements', () => {
  for (const file of files) {
    const text = textOf(file);
    const used = (pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
    const strangers = [
      ...used(/::part\(([\w-]+)\)/g).filter((name) => !namesOf('cssParts').includes(name)),
      ...used(/:state\(([\w-]+)\)/g).filter((name) => !namesOf('cssStates').includes(name)),
      ...used(/(--capture-[\w-]+)/g).filter((name) => !namesOf('cssProperties').includes(name)),
    ];
    assert.deepEqual(strangers, [], file);
  }
});

test('the table of elements in README has each of them, and nothing that they do not have', () => {
  const rows = [...textOf('README.md').matchAll(/^\| `<([\w-]+)>` *\|(.*)\|$/gm)];
  assert.deepEqual(rows.map(([, tag]) => tag).sort(), elements.map(({ tagName }) => tagName).sort());
  for (const [, tag, cells] of rows) {
    const element = elements.filter(({ tagName }) => tagName === tag);
    const [, attributes, events] = cells.split('|').map((cell) => cell.match(/`[^`]+`/g) ?? []);
    const bare = (names) => names.map((name) => name.slice(1, -1));
    for (const name of bare(attributes))
      assert.ok(namesOf('attributes', element).includes(name), `${tag}: ${name}`);
    for (const name of bare(events)) assert.ok(namesOf('events', element).includes(name), `${tag}: ${name}`);
  }
});

test('what is said to be in a file is there', () => {
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  for (const snippet of snippets.filter(sourceOf)) {
    const source = sourceOf(snippet);
    assert.ok(flat(textOf(source)).includes(flat(snippet.code)), `${snippet.name} is not in ${source}`);
  }
});

test('commands are there', () => {
  const { scripts: known } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const file of files) {
    for (const [command, name] of textOf(file).matchAll(/npm run ([\w:-]+)/g))
      assert.ok(known[name], `${file}: ${command}`);
  }
});

test('modules of the package are exported', () => {
  for (const file of files) {
    for (const [, name] of textOf(file).matchAll(/'(media-capture-elements\/[\w/.-]+)'/g)) {
      assert.ok(existsSync(new URL(import.meta.resolve(name))), `${file}: ${name}`);
    }
  }
});

test('links and pictures lead somewhere', () => {
  for (const file of files) {
    const links = textOf(file).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g);
    for (const [, link, picture] of links) {
      const target = (link ?? picture).split('#')[0];
      if (!target || /^https?:/.test(target)) continue;
      assert.ok(existsSync(join(root, dirname(file), target)), `${file}: ${target}`);
    }
  }
});

test('every document can be reached from README', () => {
  const seen = new Set();
  const follow = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, link] of textOf(file).matchAll(/\]\(([\w/.-]+\.md)/g)) follow(join(dirname(file), link));
  };
  follow('README.md');
  assert.deepEqual(
    files.filter((file) => !seen.has(file)),
    [],
  );
});
