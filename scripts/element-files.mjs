import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a module in src/elements is for pages: the element's own, and the events that it fires. */
export const isPublic = (path) => /^src\/elements\/([^/]+)\/(?:\1|[\w-]+-event)\.ts$/.test(path);

/** Where an element's own module is. */
export const modulePath = (tag) => `src/elements/${tag}/${tag}.ts`;

/** The path in the package of a module of src; any other text as it is. */
export const publishedModule = (text) => text.replace(/^\/?src\/(.+)\.ts$/, 'dist/$1.js');

/** The tags that have a module in src/elements, sorted. */
export const elementTags = (root = '.') =>
  readdirSync(join(root, 'src/elements'))
    .filter((tag) => existsSync(join(root, modulePath(tag))))
    .sort();
