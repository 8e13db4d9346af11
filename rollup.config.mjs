import { readdirSync, readFileSync } from 'node:fs';
import { bundlePlugins } from './scripts/bundling.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const own = `media-capture-elements ${version}, MIT.`;
const banner = `/*! ${own} With Lit, BSD-3-Clause: see third-party.txt */`;

const thirdPartyLicenses = () => ({
  name: 'third-party-licenses',
  generateBundle() {
    const texts = ['lit/LICENSE', '@lit/context/LICENSE'].map(
      (path) => `${path.replace('/LICENSE', '')}\n\n${readFileSync(`node_modules/${path}`, 'utf8').trim()}\n`,
    );
    this.emitFile({ type: 'asset', fileName: 'third-party.txt', source: texts.join('\n---\n\n') });
  },
});

const cdnBuild = (input, dir, plugins = []) => ({
  input,
  // One file less to wait for: chunks that need something of the entry import it from there.
  preserveEntrySignatures: 'allow-extension',
  plugins: [...bundlePlugins(), ...plugins],
  output: {
    dir,
    format: 'es',
    sourcemap: true,
    banner: (chunk) => (chunk.isEntry ? banner : ''),
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});

const tags = readdirSync('dist/define')
  .filter((file) => file.endsWith('.js') && file !== 'all.js')
  .map((file) => file.slice(0, -'.js'.length));

/** A classic script: what injects one into a page before its own scripts can't inject a module. */
const classicBuild = (input, file) => ({
  input,
  plugins: bundlePlugins(),
  output: { file, format: 'iife', inlineDynamicImports: true, sourcemap: true, banner: `/*! ${own} */` },
});

/** One file with every element, and one per tag. A page loads either: each build has its own copy of the core. */
export default [
  cdnBuild({ 'media-capture-elements': 'dist/define/all.js' }, 'dist/cdn', [thirdPartyLicenses()]),
  cdnBuild(Object.fromEntries(tags.map((tag) => [tag, `dist/define/${tag}.js`])), 'dist/cdn/define'),
  classicBuild('dist/virtual/classic.js', 'dist/cdn/virtual-devices.js'),
];
