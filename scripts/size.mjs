// Prints what the kit costs a page, and fails where a limit is passed.
import { measureSizes } from './sizes.mjs';

const results = await measureSizes();
const column = (value) => value.toFixed(2).padStart(9);
console.log(`${'minified + gzip, KB of 1024 bytes'.padEnd(46)}     size    limit on demand`);
for (const { name, size, limit, onDemand } of results)
  console.log(
    `${name.padEnd(46)}${column(size)}${column(limit)}${column(onDemand)}${size > limit ? '  too large' : ''}`,
  );
if (results.some(({ size, limit }) => size > limit)) process.exitCode = 1;
