import { expect } from '@open-wc/testing';
import type { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { waitFor } from '../../support/wait.js';
import { numbersOf, play } from '../support/frames.js';

interface StrictWindow extends Window {
  VirtualCamera?: typeof VirtualCamera;
}

/** A document whose Content Security Policy allows no worker from a Blob. */
async function openStrictPage(): Promise<{ window: StrictWindow; close(): void }> {
  const frame = document.createElement('iframe');
  const source = new URL('../../../src/virtual/devices/virtual-camera.ts', import.meta.url).href;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="worker-src 'none'">
    <script type="module">import { VirtualCamera } from '${source}'; Object.assign(window, { VirtualCamera });</script>`;
  document.body.append(frame);
  const window = frame.contentWindow as StrictWindow;
  await waitFor(() => window.VirtualCamera);
  return { window, close: () => frame.remove() };
}

describe('a page that allows no worker from a Blob', () => {
  it('films all the same', async () => {
    const { window, close } = await openStrictPage();
    const output = new window.VirtualCamera!().open({ width: 320, height: 240, frameRate: 20 });
    const video = await play(output.track);
    expect(await numbersOf(video, 6)).to.have.length(6);
    output.close();
    close();
  });
});
