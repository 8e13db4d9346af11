import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The project's own configuration, on text that need not be on disk: so without the rules that ask for types.
const eslint = new ESLint({
  overrideConfig: {
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false, program: null, project: false } },
  },
});

const layerErrors = async (filePath, code) => {
  const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath });
  const fatal = messages.find((message) => message.fatal);
  assert.equal(fatal, undefined, fatal?.message);
  return messages.filter(({ ruleId, severity }) => ruleId === 'kit/layers' && severity === 2).length;
};

const FILES = {
  core: 'src/core/sinks/example.ts',
  virtual: 'src/virtual/example.ts',
  i18n: 'src/i18n/example.ts',
  internal: 'src/internal/example.ts',
  controllers: 'src/controllers/example.ts',
  elements: 'src/elements/example-element/example-element.ts',
  define: 'src/define/example-element.ts',
  index: 'src/index.ts',
};

const ABOVE_SRC = { core: '../..', elements: '../..', index: '.' };
const pathTo = (layer, target) => `${ABOVE_SRC[layer] ?? '..'}/${target}`;

/** layer → what it may not import. */
const FORBIDDEN = {
  core: [
    'virtual/x.js',
    'i18n/x.js',
    'internal/x.js',
    'controllers/x.js',
    'elements/a-b/a-b.js',
    'define/a-b.js',
    'index.js',
  ],
  virtual: [
    'i18n/x.js',
    'internal/x.js',
    'controllers/x.js',
    'elements/a-b/a-b.js',
    'define/a-b.js',
    'index.js',
  ],
  i18n: [
    'core/x.js',
    'virtual/x.js',
    'internal/x.js',
    'controllers/x.js',
    'elements/a-b/a-b.js',
    'define/a-b.js',
  ],
  internal: [
    'core/x.js',
    'virtual/x.js',
    'controllers/x.js',
    'elements/a-b/a-b.js',
    'define/a-b.js',
    'index.js',
  ],
  controllers: ['virtual/x.js', 'elements/a-b/a-b.js', 'define/a-b.js', 'index.js'],
  elements: ['virtual/x.js', 'elements/a-b/a-b.js', 'elements/x.js', 'define/a-b.js', 'index.js'],
  define: ['virtual/x.js', 'index.js'],
  index: ['virtual/x.js', 'define/a-b.js'],
};

const ALLOWED = {
  core: ['core/x.js', 'core/constraints/x.js'],
  virtual: ['core/x.js', 'virtual/x.js'],
  i18n: ['i18n/x.js'],
  internal: ['internal/x.js', 'i18n/x.js'],
  controllers: ['controllers/x.js', 'core/x.js', 'i18n/x.js', 'internal/x.js'],
  elements: ['elements/example-element/x.js', 'controllers/x.js', 'core/x.js', 'i18n/x.js', 'internal/x.js'],
  define: [
    'define/a-b.js',
    'elements/a-b/a-b.js',
    'controllers/x.js',
    'core/x.js',
    'i18n/x.js',
    'internal/x.js',
  ],
  index: ['elements/a-b/a-b.js', 'controllers/x.js', 'core/x.js', 'i18n/x.js', 'internal/x.js'],
};

for (const [layer, targets] of Object.entries(FORBIDDEN)) {
  for (const target of targets) {
    test(`${layer} may not import ${target}`, async () => {
      assert.equal(await layerErrors(FILES[layer], `import { x } from '${pathTo(layer, target)}';`), 1);
    });
  }
}

for (const [layer, targets] of Object.entries(ALLOWED)) {
  for (const target of targets) {
    test(`${layer} may import ${target}`, async () => {
      assert.equal(await layerErrors(FILES[layer], `import { x } from '${pathTo(layer, target)}';`), 0);
    });
  }
}

const PACKAGES = ['lit', 'lit/decorators.js', '@lit/context'];

for (const layer of ['core', 'virtual', 'i18n']) {
  for (const name of PACKAGES) {
    test(`${layer} may not import ${name}`, async () => {
      assert.equal(await layerErrors(FILES[layer], `import { x } from '${name}';`), 1);
    });
  }
}

for (const layer of ['internal', 'controllers', 'elements', 'define']) {
  test(`${layer} may import Lit and nothing else from npm`, async () => {
    for (const name of PACKAGES)
      assert.equal(await layerErrors(FILES[layer], `import { x } from '${name}';`), 0, name);
    assert.equal(await layerErrors(FILES[layer], "import { x } from 'rxjs';"), 1);
  });
}

for (const layer of ['i18n', 'internal']) {
  test(`${layer} may take types from core, marked as a whole`, async () => {
    const from = `from '${pathTo(layer, 'core/x.js')}'`;
    assert.equal(await layerErrors(FILES[layer], `import type { X } ${from};`), 0);
    assert.equal(await layerErrors(FILES[layer], `import { type X } ${from};`), 1);
  });
}

const WAYS = [
  "export { x } from '../i18n/x.js';",
  "export * from '../i18n/x.js';",
  "export type { X } from '../i18n/x.js';",
  "import '../i18n/x.js';",
  "import type { X } from '../i18n/x.js';",
  "export const x = await import('../i18n/x.js');",
  "export type X = import('../i18n/x.js').X;",
  'export const x = await import(`../i18n/x.js`);',
];

for (const code of WAYS) {
  test(`every way to import counts: ${code}`, async () => {
    assert.equal(await layerErrors('src/core/example.ts', code), 1);
  });
}

test('an element may not reach another one by a detour', async () => {
  const code = "import { X } from '../../../src/elements/a-b/a-b.js';";
  assert.equal(await layerErrors(FILES.elements, code), 1);
});
