import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { elementTags } from '../../scripts/element-files.mjs';
import { problemsOf } from '../../scripts/manifest-problems.mjs';
import { root } from './pack.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elementsOf = ({ modules }) =>
  modules.flatMap(({ declarations }) => declarations.filter(({ customElement }) => customElement));

test('custom-elements.json is fresh and complete', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/manifest.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});

test('the manifest has each element and where it is registered', () => {
  assert.deepEqual(
    elementsOf(manifest)
      .map(({ tagName }) => tagName)
      .sort(),
    elementTags(root),
  );
  const definitions = manifest.modules.flatMap(({ exports }) =>
    exports.filter(({ kind }) => kind === 'custom-element-definition'),
  );
  assert.deepEqual(definitions.map(({ name }) => name).sort(), elementTags(root));
});

test('the manifest names nothing that is private or comes with Lit', () => {
  const members = elementsOf(manifest).flatMap((element) => element.members ?? []);
  const noise = members.filter(
    ({ name, privacy }) =>
      /^[#_]|^(render|willUpdate|updated|connectedCallback|styles)$/.test(name) || privacy === 'private',
  );
  assert.deepEqual(noise, []);
});

/** An element that has all that can be left out. */
const fullElement = (manifest) => elementsOf(manifest).find(({ slots }) => slots?.length);

/** The problems of a manifest after a change to a deep copy of one element. */
function problemsAfter(change) {
  const copy = structuredClone(manifest);
  change(fullElement(copy));
  return problemsOf(copy, root).join('\n');
}

const CHANGES = {
  'a member without a description': ({ members }) => delete members[0].description,
  'an attribute without a description': ({ attributes }) => (attributes[0].description = ' '),
  'an event without a description': ({ events }) => delete events[0].description,
  'a slot without a description': (element) => (element.slots = [{ name: 'bare' }]),
  'a part without a description': (element) => (element.cssParts = [{ name: 'bare' }]),
  'a custom property without a description': (element) => (element.cssProperties = [{ name: '--bare' }]),
  'a state without a description': (element) => (element.cssStates = [{ name: 'bare' }]),
  'a slot that only the template has': (element) => delete element.slots,
  'a class without a summary': (element) => delete element.summary,
  'a class that the tag does not make': (element) => (element.name = 'Other'),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`${name} is a problem`, () => {
    assert.match(problemsAfter(change), new RegExp(`<${fullElement(manifest).tagName}>`));
  });
}

test('editors get every tag', () => {
  const vscode = JSON.parse(readFileSync(join(root, 'dist/editor/vscode.html-custom-data.json'), 'utf8'));
  const webTypes = JSON.parse(readFileSync(join(root, 'dist/editor/web-types.json'), 'utf8'));
  const namesOf = (list) => list.map(({ name }) => name).sort();
  assert.deepEqual(namesOf(vscode.tags), elementTags(root));
  assert.deepEqual(namesOf(webTypes.contributions.html.elements), elementTags(root));
});
