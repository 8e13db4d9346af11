// Builds pages in React and Vue and uses them in Chromium with fake devices: npm run test:frameworks
// With a word, only the checks that have it in their name: node test/frameworks/run.mjs later
import { Browsers } from '../stories/browsers.mjs';
import { serve } from '../stories/serve.mjs';
import { buildPages } from './build.mjs';
import { CHECKS, checkReadme } from './checks.mjs';
import { FrameworkPage } from './page.mjs';

const [word = ''] = process.argv.slice(2);

/** The check on a page where the elements are registered before, or after, the framework has rendered. */
const inOrder = (order, check) => async (page) => {
  if (order === 'later') {
    await page.run(() => window.harness.define());
    await page.until(() => !document.querySelector(':not(:defined)'));
  }
  await check(page);
};

const cases = ['react', 'vue'].flatMap((framework) => [
  { name: `${framework}: README`, path: `readme-${framework}.html`, check: checkReadme },
  ...['first', 'later'].flatMap((order) =>
    Object.entries(CHECKS).map(([name, check]) => ({
      name: `${framework}, registered ${order}: ${name}`,
      path: `${framework}.html?define=${order}`,
      check: inOrder(order, check),
    })),
  ),
]);

/** @returns {Promise<boolean>} whether it held */
async function runCase({ name, path, check }, browsers, origin) {
  const page = await FrameworkPage.open(browsers, `${origin}/${path}`);
  try {
    await check(page);
    await page.close();
    console.log(`✓ ${name}`);
    return true;
  } catch (error) {
    await page.close().catch((problems) => console.log(problems.message));
    console.log(`✗ ${name}\n${String(error.stack).replace(/^/gm, '    ')}`);
    return false;
  }
}

const { folder, remove } = await buildPages();
const server = await serve(folder);
const browsers = new Browsers(server.origin);
try {
  const results = [];
  for (const each of cases.filter(({ name }) => name.includes(word)))
    results.push(await runCase(each, browsers, server.origin));
  const failed = results.filter((passed) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed || !results.length ? 1 : 0;
} finally {
  await browsers.close();
  server.close();
  await remove();
}
