// Starts an element: npm run new-element <tag>
// Writes its class, styles, registration, story and test, adds it to the lists of all, and renews the manifest.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { modulePath } from './element-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const pascalCase = (tag) => tag.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
const camelCase = (tag) => tag.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Where each template goes. */
const files = (tag) => ({
  element: modulePath(tag),
  styles: `src/elements/${tag}/${tag}.styles.ts`,
  define: `src/define/${tag}.ts`,
  stories: `stories/${tag}.stories.ts`,
  test: `test/elements/${tag}.test.ts`,
});

/** The lists of all elements: how a line of theirs starts and ends. */
const LISTS = [
  { file: 'src/define/all.ts', start: "export * from './", end: (tag) => `${tag}.js';` },
  { file: 'src/index.ts', start: "export * from './elements/", end: (tag) => `${tag}/${tag}.js';` },
];

function checkTag(tag) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(tag ?? ''))
    throw new TypeError(
      'tag: lower-case words with hyphens between them, two at least, e.g. media-level-meter',
    );
  const taken = Object.values(files(tag)).find((file) => existsSync(join(root, file)));
  if (taken) throw new TypeError(`tag: ${taken} is there already`);
}

const fill = (template, tag) =>
  readFileSync(join(root, `scripts/new-element/${template}.ts.txt`), 'utf8')
    .replaceAll('tag-name', tag)
    .replaceAll('ClassName', pascalCase(tag))
    .replaceAll('instanceName', camelCase(tag));

/** Writes a file as Prettier would: names of other lengths break lines elsewhere. */
async function write(file, text) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

/** Adds a line to a list, in alphabetical order. */
async function addToList({ file, start, end }, tag) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const line = start + end(tag);
  const isKin = (other) => other.startsWith(start);
  const next = lines.findIndex((other) => isKin(other) && other > line);
  lines.splice(next < 0 ? lines.findLastIndex(isKin) + 1 : next, 0, line);
  await write(file, lines.join('\n'));
}

async function main(tag) {
  checkTag(tag);
  for (const [template, file] of Object.entries(files(tag))) await write(file, fill(template, tag));
  for (const list of LISTS) await addToList(list, tag);
  execFileSync(process.execPath, ['scripts/manifest.mjs'], { cwd: root, stdio: 'inherit' });
  console.log([`<${tag}> is there:`, ...Object.values(files(tag))].join('\n  '));
}

try {
  await main(process.argv[2]);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
