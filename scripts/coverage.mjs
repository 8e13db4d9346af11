// Fails where the tests in Chromium run less than 95 % of the lines of src: node scripts/coverage.mjs
// after `npx wtr --coverage`. V8 takes comments and types for covered lines and knows nothing of files that no test
// loads; here the lines count that running code comes from, in every file of src.
import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, sep } from 'node:path';
import ts from 'typescript';

const THRESHOLD = 95;
const SOURCES = 'src';

/** The numbers of the lines of a file that emitted JavaScript comes from. */
function codeLines(source) {
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
      sourceMap: true,
    },
  });
  const map = new SourceMap(JSON.parse(sourceMapText));
  const lines = new Set();
  for (const [row, text] of outputText.split('\n').entries()) {
    if (!/\w/.test(text) || text === 'export {};' || text.startsWith('//#')) continue;
    for (let column = text.search(/\S/); column < text.length; column += 1) {
      const { originalLine } = map.findEntry(row, column);
      if (originalLine !== undefined) lines.add(originalLine + 1);
    }
  }
  return lines;
}

/** The lines of each file that ran: `{'src/core/errors.ts': Set(57, 58, …)}`. */
function readCovered(lcov) {
  const covered = new Map();
  for (const record of lcov.split('end_of_record')) {
    const file = /^SF:(.+)$/m.exec(record)?.[1].replaceAll('\\', '/');
    const hits = [...record.matchAll(/^DA:(\d+),(\d+)/gm)].filter(([, , count]) => Number(count) > 0);
    if (file) covered.set(file, new Set(hits.map(([, line]) => Number(line))));
  }
  return covered;
}

function measure(file, covered) {
  const ran = covered.get(file) ?? new Set();
  const lines = [...codeLines(readFileSync(file, 'utf8'))].sort((a, b) => a - b);
  return { file, total: lines.length, missed: lines.filter((line) => !ran.has(line)) };
}

/** Line numbers in short: `3-5, 9`. */
function ranges(lines) {
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ');
}

const covered = readCovered(readFileSync('coverage/lcov.info', 'utf8'));
const files = readdirSync(SOURCES, { recursive: true })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => measure(join(SOURCES, name).split(sep).join('/'), covered));
const total = files.reduce((sum, file) => sum + file.total, 0);
const missed = files.reduce((sum, file) => sum + file.missed.length, 0);
const percent = ((total - missed) / total) * 100;

for (const { file, missed } of files.filter(({ missed }) => missed.length)) {
  console.log(covered.has(file) ? `${file}: not run: ${ranges(missed)}` : `${file}: loaded by no test`);
}
console.log(`${percent.toFixed(2)} % of ${total} lines of code are run by tests; ${THRESHOLD} % have to be`);
process.exitCode = percent >= THRESHOLD ? 0 : 1;
