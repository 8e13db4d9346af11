// npm run bench               measures everything
// npm run bench -- shutter    measures one: a page (bench/shutter.html) or a module (bench/sizes.mjs)
// A page is built as an app would build it, and opened in Chromium with a fake camera. Figures are only worth
// something while the machine does nothing else.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { ENGINES, findBrowser } from '../scripts/lib/browsers.mjs';
import { serve } from '../test/stories/serve.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.html') || (file.endsWith('.mjs') && file !== 'run.mjs'))
  .map((file) => file.replace(/\.\w+$/, ''));
const isPage = (name) => existsSync(join(folder, `${name}.html`));

function chosen(names) {
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new TypeError(`no bench "${unknown}"; there are ${all.join(', ')}`);
  return names.length ? names : all;
}

/** Builds pages for production into a folder. */
const buildPages = (names, outDir) =>
  build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { input: names.map((name) => join(folder, `${name}.html`)) },
    },
  });

async function launch() {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error(`chromium: not found; ${ENGINES.chromium.advice}`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream=device-count=1,fps=30',
    ],
  });
}

/** Gives a page threadTime(): what its thread has worked, in ms of the processor, whatever else the machine does. */
async function tellThreadTime(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.exposeFunction('threadTime', async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  });
}

/** What a page measured: the promise that it leaves in `globalThis.rows`. */
async function pageRows(browser, origin, name) {
  const context = await browser.newContext();
  await context.grantPermissions(['camera', 'microphone'], { origin });
  const page = await context.newPage();
  await tellThreadTime(page);
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  await page.goto(`${origin}/${name}.html`);
  await page.waitForFunction(() => 'rows' in globalThis);
  const rows = await page.evaluate(() => globalThis.rows);
  await context.close();
  return rows;
}

const moduleRows = async (name) => (await import(`./${name}.mjs`)).measure();

/** What the target of a row asks for, in words, and whether it is met. */
function judge({ bare, ours, target: { ratio, most, least } }) {
  if (least !== undefined) return { asked: `≥ ${least.toFixed(2)}`, met: ours >= least };
  const [limit, figure] = most === undefined ? [ratio, ours / bare] : [most, ours];
  return { asked: `≤ ${limit.toFixed(2)}`, met: figure <= limit };
}

/** One line: what was measured, the bare platform's figure where there is one, ours, and what it should be. */
function line(row) {
  const { what, unit, bare, ours, spread } = row;
  const { asked, met } = judge(row);
  const columns = [
    bare === undefined ? '' : `${bare.toFixed(1)} ${unit}`,
    `${ours.toFixed(bare === undefined ? 2 : 1)} ${unit}`,
    bare === undefined ? '' : (ours / bare).toFixed(3),
    asked,
  ].map((column) => column.padStart(11));
  return `${what.padEnd(48)}${columns.join('')}  ${met ? '✓' : '✗'}  ${spread ?? ''}`;
}

async function measure(names, outDir) {
  const pages = names.filter(isPage);
  if (pages.length) await buildPages(pages, outDir);
  const server = await serve(outDir);
  try {
    for (const name of names) {
      const browser = isPage(name) ? await launch() : undefined;
      const rows = await (browser ? pageRows(browser, server.origin, name) : moduleRows(name));
      await browser?.close();
      console.log(rows.map(line).join('\n'));
    }
  } finally {
    server.close();
  }
}

const names = chosen(process.argv.slice(2));
const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
console.log(
  `${''.padEnd(48)}${['bare', 'ours', 'ratio', 'target'].map((title) => title.padStart(11)).join('')}`,
);
try {
  await measure(names, outDir);
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
