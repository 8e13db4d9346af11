import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { VirtualCamera, VirtualDevices } from '../../src/virtual/index.js';
import { partOf, press, requests, untilPart, untilState } from '../support/elements.js';
import { canvasCamera, type CanvasCamera } from '../support/pictures.js';
import { nextEvent, waitFor } from '../support/wait.js';

const create = (): Promise<MediaStreamPreview> =>
  fixture<MediaStreamPreview>(html`<media-stream-preview></media-stream-preview>`);

describe('<media-stream-preview> with srcObject', () => {
  let film: CanvasCamera;
  beforeEach(() => {
    requests.length = 0;
    film = canvasCamera(320, 240);
  });
  afterEach(() => film.stop());

  const show = async (stream = film.stream): Promise<MediaStreamPreview> => {
    const element = await create();
    element.srcObject = stream;
    return element;
  };

  it('shows that stream, and never stops it', async () => {
    const element = await show();
    await untilState(element, 'live');
    expect(element.stream).to.equal(film.stream);
    expect(partOf(element, 'start')).to.equal(null);
    element.stop();
    element.remove();
    await waitFor(() => !element.videoElement!.srcObject);
    expect(film.track.readyState).to.equal('live');
    document.body.append(element);
    await untilState(element, 'live');
    element.srcObject = null;
    await untilState(element, 'idle');
    expect(element.videoElement!.srcObject).to.equal(null);
    expect(film.track.readyState).to.equal('live');
    element.remove();
  });

  it('lets go of a camera of its own', async () => {
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    const [track] = element.stream!.getTracks();
    element.srcObject = film.stream;
    await waitFor(() => track!.readyState === 'ended');
    await untilState(element, 'live');
    element.srcObject = null;
    await untilPart(element, 'start');
  });

  it('is not started by autoplay', async () => {
    const element = await show();
    element.autoplay = true;
    await untilState(element, 'live');
    expect(requests).to.deep.equal([]);
  });

  it('is ended when the stream ends, and live with the next one', async () => {
    const element = await show();
    await untilState(element, 'live');
    film.stop();
    await untilState(element, 'ended');
    expect(element.status).to.equal('ended');
    const next = canvasCamera(320, 240);
    element.srcObject = next.stream;
    await untilState(element, 'live');
    next.stop();
  });

  it('has the shape of the picture, and follows it when that turns', async () => {
    const element = await show();
    await untilState(element, 'live');
    const shape = (): number => {
      const { width, height } = element.getBoundingClientRect();
      return width / height;
    };
    await waitFor(() => Math.abs(shape() - 320 / 240) < 0.01);
    const resized = nextEvent(element, 'resize');
    Object.assign(film.canvas, { width: 240, height: 320 });
    await resized;
    await waitFor(() => Math.abs(shape() - 240 / 320) < 0.01);
  });

  it('is mirrored only where it says that it faces the user, or the page says so', async () => {
    const element = await show();
    await untilState(element, 'live');
    expect(element.mirrored).to.equal(false);
    film.track.getSettings = () => ({ facingMode: 'user' });
    expect(element.mirrored).to.equal(true);
    element.mirror = 'off';
    expect(element.mirrored).to.equal(false);
    film.track.getSettings = () => ({});
    element.mirror = 'on';
    expect(element.mirrored).to.equal(true);
  });
});

describe('<media-stream-preview> is mirrored', () => {
  const transform = (element: MediaStreamPreview): string =>
    getComputedStyle(element.videoElement!).transform;
  const FLIPPED = 'matrix(-1, 0, 0, 1, 0, 0)';

  it('where it shows a camera, unless the page says "off"', async () => {
    const element = await create();
    element.session = new CaptureSession({ platform: new VirtualDevices().platform });
    await element.start();
    await element.updateComplete;
    expect(element.matches(':state(mirrored)')).to.equal(true);
    expect(transform(element)).to.equal(FLIPPED);
    element.mirror = 'off';
    await element.updateComplete;
    expect(element.matches(':state(mirrored)')).to.equal(false);
    expect(transform(element)).to.equal('none');
    element.setAttribute('mirror', 'sideways');
    await element.updateComplete;
    expect(transform(element)).to.equal(FLIPPED);
    element.stop();
  });

  for (const [what, facingMode, mirrored] of [
    ['a camera that faces the user', 'user', true],
    ['a rear camera', 'environment', false],
  ] as const) {
    it(`${mirrored ? '' : 'not '}where it shows ${what}`, async () => {
      const { platform } = new VirtualDevices({ devices: [new VirtualCamera({ facingMode })] });
      const element = await create();
      element.session = new CaptureSession({ platform });
      await element.start();
      expect(element.mirrored).to.equal(mirrored);
      element.stop();
    });
  }

  it('not where it shows a screen, or a canvas, in a session', async () => {
    const film = canvasCamera(320, 240);
    const element = await create();
    element.session = new CaptureSession();
    element.session.adopt(film.stream);
    await untilState(element, 'live');
    expect(element.mirrored).to.equal(false);
    film.track.getSettings = () => ({ displaySurface: 'browser', groupId: 'a' });
    expect(element.mirrored).to.equal(false);
    element.session.stop();
    film.stop();
  });
});
