import { readFileSync } from 'node:fs';
import { bundleInMemory } from './bundling.mjs';

/** The modules that load only where something asks for them, and what does. All others count as part of every use. */
const onDemand = Object.keys(JSON.parse(readFileSync(new URL('on-demand.json', import.meta.url), 'utf8')));
const isOnDemand = ({ source }) => onDemand.some((name) => source?.endsWith(`/dist/${name}.js`));

const define = (...tags) => tags.map((tag) => `import './dist/define/${tag}.js';`).join('\n');

/**
 * What is measured, and the most that it may take, in KB of 1024 bytes (docs/decisions/weight-of-the-photo-element.md).
 */
const BUNDLES = [
  { name: 'still-photo-capture, with Lit', limit: 16, source: define('still-photo-capture') },
  {
    name: 'session, picker, preview and photo, with Lit',
    limit: 22,
    source: define(
      'media-capture-session',
      'media-device-picker',
      'media-stream-preview',
      'still-photo-capture',
    ),
  },
  {
    name: 'CaptureSession from /core',
    limit: 5,
    source: "export { CaptureSession } from './dist/core/index.js';",
  },
  { name: 'all of /virtual', limit: 20, source: "export * from './dist/virtual/index.js';" },
];

/** The chunks that a page loads in every use: the entry, what it imports, and what it imports later but always. */
function alwaysLoaded(chunks) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set();
  const load = (chunk) => {
    if (loaded.has(chunk)) return;
    loaded.add(chunk);
    const later = chunk.dynamicImports.map((file) => byFile.get(file));
    const always = later.filter((chunk) => !isOnDemand(chunk));
    for (const next of [...chunk.imports.map((file) => byFile.get(file)), ...always]) load(next);
  };
  load(chunks.find(({ isEntry }) => isEntry));
  return [...loaded];
}

const kilobytes = (chunks) => chunks.reduce((sum, { gzip }) => sum + gzip, 0) / 1024;

async function measure({ name, limit, source }) {
  const chunks = await bundleInMemory(source);
  const always = alwaysLoaded(chunks);
  return {
    name,
    limit,
    size: kilobytes(always),
    onDemand: kilobytes(chunks.filter((chunk) => !always.includes(chunk))),
    modules: always.flatMap(({ modules }) => modules),
  };
}

/** Measures each bundle, minified and compressed with gzip -9, from dist. Sizes are in KB of 1024 bytes. */
export const measureSizes = () => Promise.all(BUNDLES.map(measure));
