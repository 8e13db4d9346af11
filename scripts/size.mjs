// Prints what the kit costs a page, and fails where a limit is passed. With --write: puts it into README.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { measureSizes } from './sizes.mjs';

async function writeReadme(results) {
  const rows = results.map(({ name, size }) => `| ${name} | ${size.toFixed(1)} KB |`);
  const table = ['| what | size |', '| --- | ---: |', ...rows].join('\n');
  const text = readFileSync('README.md', 'utf8').replace(
    /(<!-- sizes -->)[^]*(<!-- \/sizes -->)/,
    (_, start, end) => [start, table, end].join('\n\n'),
  );
  writeFileSync(
    'README.md',
    await format(text, { ...(await resolveConfig('README.md')), parser: 'markdown' }),
  );
}

const results = await measureSizes();
const column = (value) => value.toFixed(2).padStart(9);
console.log(`${'minified + gzip, KB of 1024 bytes'.padEnd(46)}     size    limit on demand`);
for (const { name, size, limit, onDemand } of results)
  console.log(
    `${name.padEnd(46)}${column(size)}${column(limit)}${column(onDemand)}${size > limit ? '  too large' : ''}`,
  );
if (process.argv.includes('--write')) await writeReadme(results);
if (results.some(({ size, limit }) => size > limit)) process.exitCode = 1;
