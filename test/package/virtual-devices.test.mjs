// The script for other people's tests, in the tools that it is made for. Chromium has no fake devices here.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { serve } from '../stories/serve.mjs';
import { root, temporaryFolder } from './pack.mjs';
import { useVirtualDevices as useInFrame } from './virtual-devices/cypress.mjs';
import { useVirtualDevices as useInPlaywright } from './virtual-devices/playwright.mjs';
import { useVirtualDevices as useInPuppeteer } from './virtual-devices/puppeteer.mjs';

const executablePath = findBrowser('chromium');
const args = ['--no-sandbox', '--disable-dev-shm-usage'];
const script = readFileSync(join(root, 'dist/cdn/virtual-devices.js'), 'utf8');

const PAGE = `<!doctype html>
<html lang="en">
  <title>A page with a camera</title>
  <script type="module" src="/cdn/define/still-photo-capture.js"></script>
  <form><still-photo-capture name="photo"></still-photo-capture></form>
</html>`;

/** Runs in the page: the labels of what it is given, which it stops. */
async function labels() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) track.stop();
  return stream.getTracks().map(({ label }) => label);
}

/** Runs in the page: the numbers of two frames, one after the other. */
async function frameNumbers() {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
  await video.play();
  const numbers = [];
  while (numbers.length < 2) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const number = window.virtualDevices.readFrameNumber(video);
    if (number !== undefined && number !== numbers[0]) numbers.push(number);
  }
  for (const track of stream.getTracks()) track.stop();
  return numbers;
}

describe('virtual devices as one script', { skip: !executablePath && 'Chromium is missing' }, () => {
  let server;
  let browser;
  let url;

  before(async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'site-'));
    symlinkSync(join(root, 'dist/cdn'), join(folder, 'cdn'));
    writeFileSync(join(folder, 'page.html'), PAGE);
    writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>Empty</title>');
    server = await serve(folder);
    url = `${server.origin}/page.html`;
    browser = await chromium.launch({ executablePath, args });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  async function visit(prepare = () => {}) {
    const page = await browser.newPage();
    await prepare(page);
    await page.goto(url);
    return page;
  }

  const start = (page) => page.getByRole('button', { name: 'Start camera' }).click();

  test('Playwright: a photo is taken of a virtual camera, and its loss is told', async () => {
    const page = await visit((page) => useInPlaywright(page, { devices: 'laptop' }));
    await start(page);
    await page.locator('still-photo-capture:state(live)').waitFor();
    await page.getByRole('button', { name: 'Take photo' }).click();
    await page.locator('still-photo-capture:state(review)').waitFor();
    await page.getByRole('button', { name: 'Retake' }).click();
    await page.locator('still-photo-capture:state(live)').waitFor();
    await page.evaluate(() => window.virtualDevices.unplug('camera'));
    await page.getByText('The camera was disconnected').waitFor();
    await page.close();
  });

  test('Playwright: a person who says no', async () => {
    const page = await visit((page) => useInPlaywright(page, { prompt: 'deny' }));
    await start(page);
    await page.getByText('Access to the camera is blocked').waitFor();
    await page.evaluate(() => window.virtualDevices.setPermission('camera', 'granted'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('still-photo-capture:state(live)').waitFor();
    await page.close();
  });

  test('Playwright: frames tell their numbers', async () => {
    const page = await visit((page) => useInPlaywright(page));
    const [first, second] = await page.evaluate(frameNumbers);
    assert.ok(second > first, `${first}, ${second}`);
    await page.close();
  });

  test('Puppeteer', async () => {
    const puppet = await puppeteer.launch({ executablePath, args });
    try {
      const page = await puppet.newPage();
      await useInPuppeteer(page, { devices: 'phone' });
      await page.goto(url);
      assert.deepEqual(await page.evaluate(labels), ['Phone microphone', 'Front camera']);
    } finally {
      await puppet.close();
    }
  });

  test('what Cypress calls before a page loads, in a window of a frame', async () => {
    const page = await visit();
    const inFrame = await page.evaluate(
      async ([use, labels, script]) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.src = '/empty.html';
        await new Promise((resolve) => (frame.onload = resolve));
        const win = frame.contentWindow;
        new Function(`return ${use}`)()(win, script, { devices: 'conference-room' });
        return win.eval(`(${labels})()`);
      },
      [String(useInFrame), String(labels), script],
    );
    assert.deepEqual(inFrame, ['Table microphone', 'Room camera']);
    assert.equal(await page.evaluate(() => 'virtualDevices' in window), false);
    await page.close();
  });

  test('a bookmarklet', async () => {
    const page = await visit();
    const bookmarklet = readFileSync(join(import.meta.dirname, 'virtual-devices/bookmarklet.txt'), 'utf8');
    await page.evaluate((href) => {
      document.body.appendChild(Object.assign(document.createElement('a'), { href })).click();
    }, bookmarklet.trim());
    await page.waitForFunction(() => window.virtualDevices);
    assert.deepEqual(await page.evaluate(labels), ['Internal microphone', 'Integrated camera']);
    await page.close();
  });

  test('a second time it leaves what is there', async () => {
    const page = await visit((page) => useInPlaywright(page));
    const same = await page.evaluate((script) => {
      const before = window.virtualDevices;
      window.eval(script);
      return window.virtualDevices === before;
    }, script);
    assert.equal(same, true);
    await page.close();
  });
});
