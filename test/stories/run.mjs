// Opens every story in Chromium with fake devices. See CONTRIBUTING for what a story must do to pass.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Browsers } from './browsers.mjs';
import { buildStorybook } from './build.mjs';
import { DEVICE_CHOICES } from './device-choices.mjs';
import { serve } from './serve.mjs';
import { StoryPage } from './story-page.mjs';
import { checkWithoutCamera } from './without-camera.mjs';

const { values: options } = parseArgs({
  options: {
    /** Only the stories whose id contains this. */
    story: { type: 'string', default: '' },
    /** Which other devices each story is tried with: `all`, some of them in turn, or `none`. */
    devices: { type: 'string', default: 'turn' },
    /** Writes pictures of each story (light, dark, 360 px wide) to this folder, and checks nothing. */
    screenshots: { type: 'string' },
    /** Builds even where nothing changed. */
    rebuild: { type: 'boolean', default: false },
  },
});
// With all devices much of the time goes into waiting for slow ones and for those that come loose.
const WORKERS = options.devices === 'all' ? 3 : 2;

const server = await serve(await buildStorybook({ force: options.rebuild }));
const workers = Array.from({ length: WORKERS }, () => new Browsers(server.origin));
try {
  const entries = (await listEntries()).filter(({ id }) => id.includes(options.story));
  if (options.screenshots) await mkdir(options.screenshots, { recursive: true });
  const failed = await work(entries, options.screenshots ? picture : check);
  if (options.screenshots)
    console.log(`Pictures of ${entries.length - failed} stories: ${options.screenshots}`);
  else console.log(`${entries.length - failed} passed, ${failed} failed`);
  process.exitCode = failed || !entries.length ? 1 : 0;
} finally {
  await Promise.all(workers.map((browsers) => browsers.close()));
  server.close();
}

/** Every story and docs page, with its `parameters.capture`. */
async function listEntries() {
  const page = await workers[0].newPage();
  await page.goto(`${server.origin}/iframe.html`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.storyStoreValue);
  const stories = await page.evaluate(async () => {
    const stories = Object.values(await window.__STORYBOOK_PREVIEW__.extract());
    return stories.map(({ id, parameters: { capture = {}, devices } }) => [id, { capture, devices }]);
  });
  const index = await page.evaluate(async () => (await fetch('index.json')).json());
  await workers[0].closePage(page);
  const parameters = new Map(stories);
  const entries = Object.values(index.entries).map(({ id, type }, turn) => ({
    id,
    type,
    turn,
    ...parameters.get(id),
  }));
  return options.screenshots ? entries : [...entries, { id: 'without-camera', type: 'start' }];
}

/** The devices that a story is tried with, besides those that it is about. */
function choicesFor({ type, turn }) {
  if (type !== 'story' || options.devices === 'none') return [];
  if (options.devices === 'turn') return [DEVICE_CHOICES[turn % DEVICE_CHOICES.length]];
  return options.devices === 'all' ? DEVICE_CHOICES : options.devices.split(',');
}

/** Runs `job` for each entry, two at a time. Resolves with the number of entries that have problems. */
async function work(entries, job) {
  const queue = [...entries];
  let failed = 0;
  const worker = async (browsers) => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const problems = await job(entry, browsers).catch((error) => [String(error)]);
      if (!problems.length) continue;
      failed++;
      console.log(`✗ ${entry.id}\n${[...new Set(problems)].join('\n').replace(/^/gm, '    ')}`);
    }
  };
  await Promise.all(workers.map(worker));
  return failed;
}

async function check(entry, browsers) {
  if (entry.type === 'start') return checkWithoutCamera(browsers, server.origin);
  const story = await StoryPage.open(browsers, entry, server.origin);
  try {
    await story.load('light');
    if (entry.type === 'story' && options.devices !== 'all') await story.setTheme('dark');
    for (const [index, devices] of choicesFor(entry).entries())
      await story.setDevices(devices, index % 2 ? 'dark' : 'light');
    await story.leave();
    return story.problems;
  } catch (error) {
    return [...story.problems, String(error)];
  } finally {
    await story.close();
  }
}

async function picture(entry, browsers) {
  const story = await StoryPage.open(browsers, entry, server.origin);
  const take = (...names) =>
    story.screenshot(join(options.screenshots, `${[entry.id, ...names].join('.')}.png`));
  const takeAll = async (...names) => {
    await take(...names, 'light');
    await story.resize(360);
    await take(...names, 'narrow');
    await story.resize(1024);
    if (entry.type !== 'story') return;
    await story.setTheme('dark');
    await take(...names, 'dark');
  };
  try {
    await story.load('light');
    await takeAll();
    if (options.devices === 'turn') return [];
    for (const devices of choicesFor(entry)) {
      await story.setDevices(devices);
      await takeAll(devices);
    }
    return [];
  } finally {
    await story.close();
  }
}
