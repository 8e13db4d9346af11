// What the kit costs a page, from dist: run `npm run build:modules` before.
import { measureSizes } from '../scripts/sizes.mjs';

/** Measures each bundle, minified and compressed. */
export const measure = async () =>
  (await measureSizes()).map(({ name, size, goal }) => ({
    what: name,
    unit: 'KB',
    ours: size,
    target: { most: goal },
  }));
