// Compares selectSettings() with the reading of the specification in brute-force.ts, for 100,000 random cases:
//   npm run test:select-settings [-- CASES [SEED]]
import { build } from 'esbuild';

const [cases = '100000', seed = '0'] = process.argv.slice(2);
const { outputFiles } = await build({
  entryPoints: [`${import.meta.dirname}/random-cases.ts`],
  bundle: true,
  format: 'esm',
  write: false,
  logLevel: 'error',
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { reportOn } = await import(`data:text/javascript;base64,${source}`);
const start = performance.now();
const report = reportOn(Number(cases), Number(seed));
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(report || `selectSettings: ${cases} random cases in ${seconds} s, no difference`);
console.log(report ? '0 passed, 1 failed' : '1 passed, 0 failed');
process.exitCode = report ? 1 : 0;
