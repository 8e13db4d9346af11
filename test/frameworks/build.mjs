// Builds the pages, from the package as it is published.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { compileScript, parse } from 'vue/compiler-sfc';
import { snippetsIn } from '../package/snippets.mjs';

const FOLDER = import.meta.dirname;
const PAGES = {
  react: 'react.tsx',
  vue: 'vue.ts',
  'readme-react': 'readme-react.tsx',
  'readme-vue': 'readme-vue.ts',
};

/** Compiles single-file components as Vue's own plugin does for production. */
const vueFiles = () => ({
  name: 'vue-files',
  transform(code, id) {
    if (!id.endsWith('.vue')) return null;
    const templateParseOptions = { isCustomElement: (tag) => tag.includes('-') };
    const { descriptor } = parse(code, { filename: id, templateParseOptions });
    const templateOptions = { compilerOptions: templateParseOptions };
    return {
      code: compileScript(descriptor, { id, inlineTemplate: true, templateOptions }).content,
      map: null,
    };
  },
});

/** `readme:jsx` is the example in that language in README.md. */
const readmeExamples = () => ({
  name: 'readme-examples',
  resolveId: (id) => (id.startsWith('readme:') ? join(FOLDER, id.replace(':', '.')) : null),
  load(id) {
    const lang = id.startsWith(join(FOLDER, 'readme.')) && id.split('.').at(-1);
    return lang ? snippetsIn('README.md').find((snippet) => snippet.lang === lang).code : null;
  },
});

const html = (name) => `<!doctype html>
<html lang="en">
  <title>${name}</title>
  <main></main>
  <script type="module" src="/${name}.js"></script>
</html>
`;

/**
 * Builds all pages into a temporary folder: `react.html` and so on.
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function buildPages() {
  const folder = await mkdtemp(join(tmpdir(), 'media-capture-frameworks-'));
  await build({
    root: FOLDER,
    configFile: false,
    logLevel: 'warn',
    esbuild: { jsx: 'automatic' },
    plugins: [readmeExamples(), vueFiles()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(PAGES).map(([name, file]) => [name, join(FOLDER, file)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  for (const name of Object.keys(PAGES)) await writeFile(join(folder, `${name}.html`), html(name));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
