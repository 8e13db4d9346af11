import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/layers-rule.mjs';

const NODE_GLOBALS =
  'AbortSignal Buffer clearTimeout console fetch performance process setTimeout structuredClone TextDecoder URL URLSearchParams';
// Tests and benchmarks hand functions over to a page.
const PAGE_GLOBALS =
  'customElements document globalThis HTMLCanvasElement MediaStream MediaStreamTrack navigator window';
const globals = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));

/** Members that a page can see, in classes that no interface describes. */
const PUBLIC_MEMBERS = [
  'MethodDefinition[kind!="constructor"]',
  'PropertyDefinition',
  'AccessorProperty',
].map(
  (member) =>
    `ExportNamedDeclaration > ClassDeclaration:not([implements.length>0]) > ClassBody > ${member}` +
    ':not([override=true]):not([accessibility=/private|protected/]):not([key.type="PrivateIdentifier"])' +
    ':not([key.name=/^(connectedCallback|disconnectedCallback|attributeChangedCallback|form\\w+Callback|formAssociated|toString)$/])',
);

const described = {
  'jsdoc/require-jsdoc': [
    'error',
    {
      publicOnly: true,
      require: { ClassDeclaration: true, FunctionDeclaration: true },
      contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration', ...PUBLIC_MEMBERS],
      checkSetters: 'no-getter',
    },
  ],
  'jsdoc/require-description': ['error', { contexts: ['any'], exemptedBy: ['param', 'returns'] }],
  'jsdoc/check-alignment': 'error',
  'jsdoc/check-param-names': ['error', { disableMissingParamChecks: true }],
  'jsdoc/no-types': 'error',
};

/** What strict type checking gets wrong in code that asks whether the platform has what its types promise. */
const featureDetection = {
  '@typescript-eslint/no-unnecessary-condition': 'off',
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
};

/** Lit calls event handlers and renderers on their host. */
const litTemplates = { '@typescript-eslint/unbound-method': 'off' };

const style = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-warning-comments': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'no-console': ['error', { allow: ['warn', 'error'] }],
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/no-confusing-void-expression': 'off',
  '@typescript-eslint/no-empty-function': [
    'error',
    { allow: ['arrowFunctions', 'methods', 'overrideMethods'] },
  ],
  // With noUncheckedIndexedAccess, `!` marks the places where an index is known to be good.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
  // `async` without `await` turns what is thrown into a rejection.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'storybook-static/', '.wtr/', 'custom-elements.json'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals(NODE_GLOBALS) },
  },
  { files: ['{test,bench}/**/*.mjs'], languageOptions: { globals: globals(PAGE_GLOBALS) } },
  {
    files: ['scripts/wpt/page/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: globals('window setup add_result_callback add_completion_callback wptReport wptDrive'),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...style, ...featureDetection, ...litTemplates },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { jsdoc, 'import-x': importX, kit: { rules: { layers: layersRule } } },
    settings: {
      wc: { elementBaseClasses: ['LitElement'] },
      lit: { elementBaseClasses: ['LitElement'] },
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      jsdoc: { mode: 'typescript' },
    },
    rules: {
      ...described,
      'kit/layers': 'error',
      // LitElement has them all.
      'wc/guard-super-call': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // A plugin of chai types the `equal` of `expect()` as if it gave a promise.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal'] }],
    },
  },
  {
    files: ['.storybook/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/consistent-type-exports': 'off' },
  },
);
