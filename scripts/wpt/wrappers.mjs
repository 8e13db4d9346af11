// Documents that a test suite's server makes up: the page around a test that is only a script.
import { metaOf } from './tests.mjs';

const META = {
  title: (value) => `<title>${value}</title>`,
  timeout: (value) => `<meta name="timeout" content="${value}">`,
  script: (value) => `<script src="${value}"></script>`,
};

const harness = ['testharness', 'testharnessreport']
  .map((name) => `<script src="/resources/${name}.js"></script>`)
  .join('\n');

/** A worker reports to the page; any other script runs in it. */
function runner(path) {
  if (!path.endsWith('.worker.js')) return `<script src="${path}"></script>`;
  return `<script>fetch_tests_from_worker(new Worker(${JSON.stringify(path)}))</script>`;
}

/**
 * The page that runs a `.window.js`, `.any.js` or `.worker.js` file.
 * @param {string} path of the script, from the root of the server
 * @param {string} source of the script
 */
export function wrapperPage(path, source) {
  const meta = metaOf(source).map(({ name, value }) => META[name]?.(value) ?? '');
  const own = path.endsWith('.any.js')
    ? ['<script>self.GLOBAL = { isWindow: () => true, isWorker: () => false }</script>']
    : [];
  return [
    '<!doctype html><meta charset="utf-8">',
    ...own,
    harness,
    ...meta,
    '<div id="log"></div>',
    runner(path),
  ].join('\n');
}
