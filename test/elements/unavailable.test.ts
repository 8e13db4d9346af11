import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import { partOf, untilPart } from '../support/elements.js';
import { camera, HandMadeDevices, rejection } from '../support/hand-made-devices.js';
import { makeUnavailable } from '../support/unavailable.js';
import { waitFor } from '../support/wait.js';

/** Whether an import that failed can succeed later: some engines keep the failure as long as the page lives. */
async function retriesImports(): Promise<boolean> {
  const load = (): Promise<unknown> => import('../../src/i18n/remedies/de.js');
  makeUnavailable('i18n/remedies/de');
  await load().catch(() => {});
  makeUnavailable();
  return load().then(
    () => true,
    () => false,
  );
}

/** In this order: what a page has loaded once stays there. */
describe('where the server is gone after the page was loaded', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;
  let canRetry: boolean;

  before(async () => {
    canRetry = await retriesImports();
  });

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a'));
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(async () => {
    makeUnavailable();
    session.stop();
    document.documentElement.lang = 'en';
    await devices.close();
  });

  it('a session that remembers starts and switches, and remembers nothing', async () => {
    makeUnavailable('core/device-memory');
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session remember></media-capture-session>`,
    );
    const stream = await element.start();
    const { deviceId = '' } = stream.getVideoTracks()[0]!.getSettings();
    await element.session.selectDevice('videoinput', deviceId);
    expect(element.session.state.status).to.equal('live');
    expect(localStorage.getItem('media-capture-devices')).to.equal(null);
  });

  it('a lost device is lost', async () => {
    makeUnavailable('core/follow-devices');
    await session.start();
    devices.plug(camera('b'));
    devices.unplug('a');
    await waitFor(() => session.state.status === 'error');
    expect(session.state).to.have.nested.property('error.code', 'device-lost');
  });

  it('a failure that could have been mended has its own name', async () => {
    makeUnavailable('core/recover');
    devices.permissions.video = 'denied';
    expect(await rejection(session.start())).to.include({ code: 'permission-denied' });
  });

  for (const [module, lang, text] of [
    ['i18n/catalog', 'fr', 'caméra'],
    ['i18n/de', 'de', 'Kamera'],
  ] as const)
    it(`texts come with the next change of language: ${module}`, async function () {
      // Needs an import() that asks the server again after a failure.
      if (!canRetry) this.skip();
      const preview = await fixture<MediaStreamPreview>(
        html`<media-stream-preview .session=${session}></media-stream-preview>`,
      );
      makeUnavailable(module);
      const failed = waitFor(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes(module)),
      );
      document.documentElement.lang = lang;
      await failed;
      expect((await untilPart(preview, 'start')).textContent).to.contain('Start');
      makeUnavailable();
      await waitFor(() => {
        // A change that comes before the failure is known asks for nothing.
        document.documentElement.lang = `${lang}-CH`;
        return partOf(preview, 'start')?.textContent?.includes(text);
      });
    });
});
