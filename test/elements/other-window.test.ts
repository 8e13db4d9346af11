import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/audio-level-meter.js';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import '../../src/define/screen-capture-button.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { VirtualDisplay } from '../../src/virtual/index.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { untilState } from '../support/elements.js';
import { watchResources } from '../support/resources.js';
import { nextEvent, waitFor } from '../support/wait.js';

/** A window to move elements to, and what makes it go away. */
interface OtherWindow {
  body: HTMLElement;
  close(): void;
}

async function openFrame(close: (frame: HTMLIFrameElement) => void): Promise<OtherWindow> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
  const loaded = nextEvent(frame, 'load');
  frame.srcdoc = '<!doctype html><body>';
  await loaded;
  return { body: frame.contentDocument!.body, close: () => close(frame) };
}

function openPopup(): OtherWindow | undefined {
  const popup = window.open('about:blank', '_blank', 'width=300,height=300');
  return popup ? { body: popup.document.body, close: () => popup.close() } : undefined;
}

const WINDOWS: Readonly<Record<string, () => Promise<OtherWindow | undefined>>> = {
  'a popup that is closed': async () => openPopup(),
  'a frame that is taken out': () => openFrame((frame) => frame.remove()),
  'a frame that goes to another page': () => openFrame((frame) => (frame.srcdoc = '<p>Another page</p>')),
};

const ended = (stream: MediaStream): boolean =>
  stream.getTracks().every(({ readyState }) => readyState === 'ended');

describe('what was moved to another window', () => {
  for (const [name, open] of Object.entries(WINDOWS)) {
    it(`captures no more once that is gone: ${name}`, async function () {
      const other = await open();
      // A headless engine may have no popups.
      if (!other) this.skip();
      const place = await fixture(html`
        <div>
          <media-capture-session video audio autoplay>
            <media-stream-preview autoplay></media-stream-preview>
          </media-capture-session>
        </div>
      `);
      const session = place.querySelector<MediaCaptureSession>('media-capture-session')!;
      const stream = await session.start();
      other.body.append(session);
      const preview = session.querySelector<MediaStreamPreview>('media-stream-preview')!;
      await untilState(preview, 'live');
      other.close();
      await waitFor(() => ended(stream));
      expect(session.session.state.status).to.equal('idle');
    });
  }

  it('goes on where it moves on in time', async () => {
    const other = await openFrame((frame) => frame.remove());
    const place = await fixture(html`<div><media-capture-session></media-capture-session></div>`);
    const session = place.querySelector('media-capture-session')!;
    const stream = await session.start();
    other.body.append(session);
    await session.updateComplete;
    place.append(session);
    other.close();
    // The grace for a move is a task long: after two the camera would be gone.
    for (let task = 0; task < 2; task++) await new Promise((resolve) => setTimeout(resolve));
    expect(ended(stream)).to.equal(false);
  });

  it('shares no screen, and measures no sound, once that is gone', async () => {
    const watch = watchResources();
    const { platform } = new VirtualDevices({ gestures: false, devices: [new VirtualDisplay()] });
    const context = new AudioContext();
    const { stream } = context.createMediaStreamDestination();
    const other = await openFrame((frame) => frame.remove());
    const place = await fixture(html`
      <div>
        <screen-capture-button .options=${{ platform }}></screen-capture-button>
        <audio-level-meter .srcObject=${stream}></audio-level-meter>
      </div>
    `);
    const shared = await place.querySelector('screen-capture-button')!.start();
    other.body.append(...place.children);
    await waitFor(() => watch.counts().audioContexts === 2);
    other.close();
    await waitFor(() => ended(shared));
    await waitFor(() => watch.counts().audioContexts === 1);
    await context.close();
    watch.restore();
  });
});
