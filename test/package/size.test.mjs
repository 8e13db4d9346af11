import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { measureSizes } from '../../scripts/sizes.mjs';
import { root } from './pack.mjs';

process.chdir(root);

const readme = readFileSync('README.md', 'utf8');

for (const { name, size, limit, modules } of await measureSizes()) {
  test(`${name}: at most ${limit} KB, minified and compressed`, () => {
    assert.ok(size <= limit, `${size.toFixed(2)} KB`);
  });

  test(`${name}: as large as README says (else: npm run size -- --write)`, () => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${name} `));
    const told = Number(/([\d.]+) KB/.exec(row)?.[1]);
    assert.ok(Math.abs(told - size) <= 0.1, `${told} KB instead of ${size.toFixed(2)} KB`);
  });

  test(`${name}: Lit only where it is said`, () => {
    const lit = modules.some((id) => /node_modules\/(?:@lit|lit)/.test(id));
    assert.equal(lit, name.endsWith('with Lit'));
  });
}

test('each module on the list of what loads on demand is there', () => {
  const names = Object.keys(JSON.parse(readFileSync('scripts/on-demand.json', 'utf8')));
  assert.deepEqual(
    names.filter((name) => !existsSync(`src/${name}.ts`)),
    [],
  );
});
