import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { freePort } from './free-port.mjs';
import { totalsReporter } from './totals-reporter.mjs';

/** The tests that run in a browser; each engine runs all of them. */
export const TEST_FILES = [
  'test/core/**/*.test.ts',
  'test/virtual/**/*.test.ts',
  'test/internal/**/*.test.ts',
  'test/elements/**/*.test.ts',
  'test/support/**/*.test.ts',
];

/** Of these, those that use the devices of the page: virtual ones as well as the engine's own. */
const ANY_DEVICES = ['test/core/**/*.test.ts', 'test/elements/**/*.test.ts', 'test/support/**/*.test.ts'];

/** Left to itself the runner looks for the first free one from 8000 on, as the run beside it does. */
const port = await freePort();

const isVirtual = process.env.TEST_DEVICES === 'virtual';

/** Every test file starts with its devices, where they are virtual, and the check that no test leaves a live track. */
function beforeEachFilePlugin() {
  const modules = [...(isVirtual ? ['virtual-in-place'] : []), 'leak-check'];
  const imports = modules.map((name) => `import '/test/support/${name}.ts';`).join('');
  return {
    name: 'before-each-file',
    transform({ path, body }) {
      // On the same line, so that line numbers in stack traces stay true.
      if (path.endsWith('.test.ts')) return imports + body;
    },
  };
}

/** Examples import the package by its name, as its users do. */
function ownPackagePlugin() {
  return {
    name: 'own-package',
    resolveImport({ source }) {
      const [, folder] = /^media-capture-elements\/(core|virtual)$/.exec(source) ?? [];
      if (folder) return `/src/${folder}/index.ts`;
    },
  };
}

/**
 * What the three configurations have in common.
 * @param {import('@web/test-runner').TestRunnerConfig} own what is special to the engine
 * @returns {import('@web/test-runner').TestRunnerConfig}
 */
export function engineConfig({ plugins = [], ...own }) {
  return {
    files: isVirtual ? ANY_DEVICES : TEST_FILES,
    port,
    nodeResolve: { exportConditions: ['development', 'browser'] },
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 180_000,
    testFramework: { config: { timeout: 30_000 } },
    plugins: [
      ...plugins,
      esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
      beforeEachFilePlugin(),
      ownPackagePlugin(),
    ],
    reporters: [defaultReporter(), totalsReporter(process.env.TEST_TOTALS_FILE)],
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
    ...own,
  };
}
