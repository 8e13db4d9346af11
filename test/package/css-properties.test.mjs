import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { elementTags, modulePath } from '../../scripts/element-files.mjs';
import { root } from './pack.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8').replace(/\/\*[^]*?\*\//g, '');

const sources = readdirSync(join(root, 'src'), { recursive: true })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

const names = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

/** What a text does with custom properties: which it sets, which it reads, and which of those without a fallback. */
const usage = (text) => ({
  set: names(text, /(--[\w-]+)(?=\s*:|['"]\s*,)/g),
  read: names(text, /var\(\s*(--[\w-]+)/g),
  bare: names(text, /var\(\s*(--[\w-]+)\s*\)/g),
});

/** The modules that are part of an element: its own and what it imports, at once or later. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g))
    closure(join(dirname(file), `${path}.ts`), seen);
  return seen;
}

const all = usage(sources.map(read).join('\n'));
const isPublic = (name) => name.startsWith('--capture-');

test('each custom property is public, or private to a shadow tree', () => {
  const others = [...all.set, ...all.read].filter((name) => !isPublic(name) && !name.startsWith('--_'));
  assert.deepEqual(others, []);
});

test('each property that is read without a fallback is set somewhere', () => {
  assert.deepEqual(
    [...all.bare].filter((name) => !all.set.has(name)),
    [],
  );
});

test('each property that is set is read somewhere', () => {
  assert.deepEqual(
    [...all.set].filter((name) => !all.read.has(name)),
    [],
  );
});

test('each public property has a fallback', () => {
  assert.deepEqual([...all.bare].filter(isPublic), []);
});

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules.flatMap(({ declarations }) =>
  declarations.filter(({ customElement }) => customElement),
);

for (const tag of elementTags(root)) {
  test(`<${tag}> documents the properties that it reads, and no others`, () => {
    const own = usage([...closure(modulePath(tag))].map(read).join('\n'));
    const documented = elements.find(({ tagName }) => tagName === tag).cssProperties ?? [];
    assert.deepEqual(documented.map(({ name }) => name).sort(), [...own.read].filter(isPublic).sort());
  });

  test(`<${tag}> has what its styles read without a fallback`, () => {
    const own = usage([...closure(modulePath(tag))].map(read).join('\n'));
    assert.deepEqual(
      [...own.bare].filter((name) => !own.set.has(name)),
      [],
    );
  });
}
