// Which tests a folder of a web-platform-tests checkout holds, and the address of each.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const DOCUMENT = /\.(?:html?|xhtml|xht|svg)$/;
const SCRIPT = /\.(?:window|any|worker)\.js$/;
const NO_TESTS = /(?:^|\/)(?:resources|support|tools|crashtests)\/|-manual\.|-ref\./;
const VARIANT = /<meta\s+name=["']?variant["']?\s+content=(?:"([^"]*)"|'([^']*)'|([^\s>]*))/g;
const LONG = /<meta\s+name=["']?timeout["']?\s+content=["']?long|^\/\/ META: timeout=long/m;

/** The `// META: name=value` lines that a script test begins with. */
export function metaOf(source) {
  return [...source.matchAll(/^\/\/ META: (\w+)=(.*)$/gm)].map(([, name, value]) => ({ name, value }));
}

function variantsOf(source, isScript) {
  const variants = isScript
    ? metaOf(source).flatMap(({ name, value }) => (name === 'variant' ? value : []))
    : [...source.matchAll(VARIANT)].map(([, double, single, bare]) => double ?? single ?? bare);
  return variants.length ? variants : [''];
}

/** Tests of what only a window has; those of workers are no matter of capture. */
function address(path, isScript) {
  return isScript ? path.replace(/\.js$/, '.html') : path;
}

function testsOfFile(root, path) {
  const isScript = SCRIPT.test(path);
  if (NO_TESTS.test(path) || !(isScript || DOCUMENT.test(path))) return [];
  const source = readFileSync(join(root, path), 'utf8');
  if (!isScript && !source.includes('/resources/testharness.js')) return [];
  return variantsOf(source, isScript).map((variant) => ({
    file: path + variant,
    url: `/${address(path, isScript)}${variant}`,
    isSecure: /\.https\./.test(path),
    isLong: LONG.test(source),
  }));
}

/**
 * The tests of a folder, in the order of their names.
 * @param {string} root of the checkout
 * @param {string} folder below it
 * @param {string} [only] what the name of a file has to contain
 */
export function findTests(root, folder, only = '') {
  const names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(folder, posix.relative(join(root, folder), join(entry.parentPath, entry.name))),
    );
  return names
    .filter((name) => name.includes(only))
    .sort()
    .flatMap((name) => testsOfFile(root, name));
}
