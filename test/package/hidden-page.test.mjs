// Browsers give a hidden page no animation frames, and its timers one turn a second: a camera goes on filming.
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { serve } from '../stories/serve.mjs';
import { root, temporaryFolder } from './pack.mjs';

const PAGE = '<!doctype html><title>A camera</title><script src="/cdn/virtual-devices.js"></script>';

/** Frames at 30 Hz, for which a page that is held to one a second takes half a minute. */
const FRAMES = 30;
const TIMEOUT = 20_000;

/** What Puppeteer leaves out of Chromium, so that pages in the background are as those in front. */
const NOT_AS_USUAL = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Runs in the page: sends a virtual camera to a peer, which has the frames counted that it is given. */
async function call() {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { frameRate: 30 } });
  const [near, far] = [new window.RTCPeerConnection(), new window.RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  const sender = near.addTrack(stream.getVideoTracks()[0], stream);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  window.countFrames = async () => {
    const reports = [...(await sender.getStats()).values()];
    return reports.find(({ type }) => type === 'outbound-rtp')?.framesEncoded ?? 0;
  };
}

for (const engine of ['chromium', 'firefox']) {
  const executablePath = findBrowser(engine);
  describe(`a hidden page in ${engine}`, { skip: !executablePath && 'it is missing' }, () => {
    let server;
    let browser;

    before(async () => {
      const folder = mkdtempSync(join(temporaryFolder(), 'site-'));
      symlinkSync(join(root, 'dist/cdn'), join(folder, 'cdn'));
      writeFileSync(join(folder, 'page.html'), PAGE);
      server = await serve(folder);
      browser = await puppeteer.launch(
        engine === 'firefox'
          ? { browser: engine, executablePath }
          : { executablePath, args: ['--no-sandbox'], ignoreDefaultArgs: NOT_AS_USUAL },
      );
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    test('frames of a virtual camera go on', { timeout: TIMEOUT }, async () => {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/page.html`);
      await page.evaluate(call);
      const count = () => page.evaluate(() => window.countFrames());
      while (!(await count()));
      await (await browser.newPage()).bringToFront();
      await page.waitForFunction(() => document.hidden, { polling: 100 });
      const start = await count();
      while ((await count()) < start + FRAMES);
    });
  });
}
