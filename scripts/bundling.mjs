import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import { rollup } from 'rollup';

// Strings, url() and what stands for an expression are kept; white space elsewhere means no more than one space.
const CSS_KEPT = /(@TEMPLATE_EXPRESSION_*\(\);|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))/;

/** Takes comments and white space out of CSS, and nothing else: it need not know the newest at-rules and functions. */
export const minifyCss = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .split(CSS_KEPT)
    .map((text, index) => (index % 2 ? text : squeeze(text)))
    .join('')
    .trim();

const squeeze = (css) =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>/!]) ?/g, '$1')
    .replace(/(?<=[ :(,])0\./g, '.')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** Minifies the html and css templates of the kit's own modules. Line breaks between tags stay as one space. */
const minifyTemplates = () => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (id.includes('/node_modules/') || !/\b(?:html|css|svg)\s*`/.test(code)) return null;
    return minifyHTMLLiterals(code, {
      fileName: basename(id),
      minifyOptions: { conservativeCollapse: true, minifyCSS: minifyCss, minifyJS: false },
    });
  },
});

/** Bundles are production builds: with an empty function in its place, each call of devWarning falls away. */
const withoutWarnings = () => ({
  name: 'without-warnings',
  load: (id) => (id.endsWith('/internal/dev-warning.js') ? 'export const devWarning = () => {};' : null),
});

/** How every bundle of the kit is made: from dist, with Lit's production build, minified. */
export const bundlePlugins = () => [
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  withoutWarnings(),
  minifyTemplates(),
  terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: /^!/ } }),
];

const VIRTUAL = '\0entry';
const entryModule = (source) => ({
  name: 'entry-module',
  resolveId: (id) => (id === VIRTUAL ? id : null),
  load: (id) => (id === VIRTUAL ? source : null),
});

/**
 * Bundles a module's source text in memory.
 * @returns its chunks: {fileName, source, isEntry, modules, imports, dynamicImports, gzip}; `source` is the module that
 *   the chunk is there for, `gzip` is in bytes
 */
export async function bundleInMemory(source) {
  const plugins = [entryModule(source), ...bundlePlugins()];
  const bundle = await rollup({ input: VIRTUAL, preserveEntrySignatures: 'allow-extension', plugins });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
  return output.map(({ fileName, facadeModuleId, isEntry, moduleIds, imports, dynamicImports, code }) => ({
    fileName,
    source: facadeModuleId,
    isEntry,
    modules: moduleIds,
    imports,
    dynamicImports,
    gzip: gzipSync(code, { level: 9 }).length,
  }));
}
