import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/still-photo-capture.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { partOf, press, untilPart, untilState } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { canvasCamera, type CanvasCamera } from '../support/pictures.js';
import { rejection } from '../support/hand-made-devices.js';
import { nextEvent, waitFor } from '../support/wait.js';

describe('the shutter of a <still-photo-capture>', () => {
  let film: CanvasCamera;
  let session: CaptureSession;

  beforeEach(() => {
    film = canvasCamera(320, 240);
    session = new CaptureSession();
    session.adopt(film.stream);
  });

  afterEach(() => {
    session.stop();
    film.stop();
  });

  const create = async (attributes: Record<string, string> = {}): Promise<StillPhotoCapture> => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.session = session;
    await untilPart(element, 'shutter');
    return element;
  };

  const focused = (element: StillPhotoCapture): Element | null => element.shadowRoot!.activeElement;
  const status = (element: StillPhotoCapture): string =>
    element.shadowRoot!.querySelector('[role=status]')!.textContent;

  /** All that is announced from now on. */
  const announcements = (element: StillPhotoCapture): string[] => {
    const heard: string[] = [];
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    new MutationObserver(() => heard.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return heard;
  };

  /** What is drawn in the element, as soon as it is: what is there for a moment may be gone for one who looks later. */
  const drawn = (element: StillPhotoCapture, selector: string): Promise<Element> =>
    new Promise((resolve) => {
      const root = element.shadowRoot!;
      const observer = new MutationObserver(() => {
        const found = root.querySelector(selector);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      });
      observer.observe(root, { childList: true, subtree: true });
    });

  /** Whether a key presses a button: in Firefox not while a window of another page's, for one, has the focus. */
  const keysPress = async (): Promise<boolean> => {
    const button = await fixture<HTMLButtonElement>(html`<button>Probe</button>`);
    let pressed = false;
    button.addEventListener('click', () => (pressed = true));
    button.focus();
    await sendKeys({ press: 'Enter' });
    return waitFor(() => pressed, { timeout: 1000 }).catch(() => false);
  };

  describe('with the keyboard', () => {
    for (const [key, name] of [
      ['Enter', 'Enter'],
      [' ', 'Space'],
    ] as const) {
      it(`takes the photo with ${name}, and the focus goes to the review and back`, async function () {
        if (!(await keysPress())) this.skip();
        const element = await create();
        (await untilPart(element, 'shutter')).focus();
        await sendKeys({ press: key });
        const retake = await untilPart(element, 'retake');
        await waitFor(() => focused(element) === retake && status(element) === en.photoTaken);
        await sendKeys({ press: key });
        const shutter = await untilPart(element, 'shutter');
        await waitFor(() => focused(element) === shutter && status(element) === '');
      });
    }

    it('leaves the focus where it is when that is elsewhere', async () => {
      const element = await create();
      const button = await fixture<HTMLButtonElement>(html`<button>Elsewhere</button>`);
      button.focus();
      await press(element, 'shutter');
      await untilPart(element, 'retake');
      await element.updateComplete;
      expect(document.activeElement).to.equal(button);
    });

    it('calls a countdown off with Escape, and keeps that from what is around it', async () => {
      const element = await create({ countdown: '60' });
      let heard = 0;
      element.parentElement!.addEventListener('keydown', () => heard++);
      (await untilPart(element, 'shutter')).focus();
      await sendKeys({ press: 'Escape' });
      await waitFor(() => heard === 1);
      await press(element, 'shutter');
      await untilState(element, 'countdown');
      await sendKeys({ press: 'Escape' });
      await waitFor(() => !element.matches(':state(countdown)'));
      expect(heard).to.equal(1);
      expect(partOf(element, 'countdown')).to.equal(null);
      expect(element.photo).to.equal(undefined);
      expect(element.error).to.equal(undefined);
      expect(focused(element)).to.equal(partOf(element, 'shutter'));
    });
  });

  describe('with a countdown', () => {
    it('shows and announces each second, and then takes the photo', async () => {
      const element = await create({ countdown: '2' });
      const heard = announcements(element);
      const start = performance.now();
      const taken = nextEvent(element, 'photo-capture');
      const [count] = await Promise.all([
        drawn(element, '[part=countdown]').then((part) => [part.textContent, part.ariaHidden]),
        press(element, 'shutter'),
      ]);
      expect(count).to.deep.equal(['2', 'true']);
      await taken;
      expect(performance.now() - start).to.be.least(1900);
      await untilPart(element, 'photo');
      await waitFor(() => heard.includes(en.photoTaken));
      expect(heard.filter(Boolean)).to.deep.equal([en.countdown(2), en.countdown(1), en.photoTaken]);
    });

    it('is a button to call it off meanwhile', async () => {
      const element = await create({ countdown: '60' });
      await press(element, 'shutter');
      await untilState(element, 'countdown');
      const shutter = await untilPart(element, 'shutter');
      await waitFor(() => shutter.getAttribute('aria-label') === en.cancel);
      await press(element, 'shutter');
      await waitFor(() => shutter.getAttribute('aria-label') === en.takePhoto);
      expect(element.photo).to.equal(undefined);
    });

    it('is called off when the element leaves the page', async () => {
      const element = await create({ countdown: '60' });
      await press(element, 'shutter');
      await untilState(element, 'countdown');
      const parent = element.parentElement!;
      element.remove();
      await waitFor(() => !element.matches(':state(countdown)'));
      parent.append(element);
      await untilState(element, 'live');
      expect(element.photo).to.equal(undefined);
    });

    it('takes a photo at once for scripts', async () => {
      const element = await create({ countdown: '60' });
      await element.takePhoto();
      await untilPart(element, 'photo');
    });

    it('takes it at once where the seconds make no sense', async () => {
      const element = await create({ countdown: 'soon' });
      await press(element, 'shutter');
      await untilPart(element, 'photo');
    });
  });

  it('lights the scene with flash until the photo is taken', async () => {
    const element = await create({ flash: '' });
    let lit: boolean | undefined;
    element.addEventListener('photo-capture', () => {
      lit = !!element.shadowRoot!.querySelector('.flash');
    });
    const [light] = await Promise.all([drawn(element, '.flash'), press(element, 'shutter')]);
    const { width, height } = light.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    // A scrollbar beside it is not covered.
    expect([width, height]).to.deep.equal([clientWidth, clientHeight]);
    expect(getComputedStyle(light).backgroundColor).to.equal('rgb(255, 255, 255)');
    await untilPart(element, 'photo');
    expect(lit).to.equal(true);
    await waitFor(() => !light.isConnected);
  });

  it('keeps the photo of a double click: the second click was not meant for the retake button', async () => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    await press(element, 'start');
    await press(element, 'shutter');
    const retake = await untilPart(element, 'retake');
    retake.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true }));
    await element.updateComplete;
    expect(element.photo).to.not.equal(undefined);
    expect(partOf(element, 'retake')).to.equal(retake);
  });

  it('keeps the photo of a key that is held down', async () => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    await press(element, 'start');
    await press(element, 'shutter');
    const retake = await untilPart(element, 'retake');
    const held = { key: 'Enter', repeat: true, bubbles: true, cancelable: true };
    expect(retake.dispatchEvent(new KeyboardEvent('keydown', held))).to.equal(false);
    expect(retake.dispatchEvent(new KeyboardEvent('keydown', { ...held, repeat: false }))).to.equal(true);
  });

  it('ends a countdown for a script that takes a photo at once', async () => {
    const element = await fixture<StillPhotoCapture>(
      html`<still-photo-capture countdown="60"></still-photo-capture>`,
    );
    await press(element, 'start');
    await press(element, 'shutter');
    await untilState(element, 'countdown');
    const { file } = await element.takePhoto();
    await untilPart(element, 'photo');
    expect(element.photo!.file).to.equal(file);
    expect(element.matches(':state(countdown)')).to.equal(false);
    expect(partOf(element, 'countdown')).to.equal(null);
  });

  it('waits once until the camera is warm, counted from its first frame', async () => {
    const element = await fixture<StillPhotoCapture>(
      html`<still-photo-capture warm-up="1" no-review></still-photo-capture>`,
    );
    let first = Infinity;
    const video = (await untilPart(element, 'video')) as HTMLVideoElement;
    video.requestVideoFrameCallback(() => (first = performance.now()));
    await element.takePhoto();
    expect(performance.now() - first).to.be.least(990);
    // The camera went on: a minute later it is warm, whatever it takes to be.
    const { now } = performance;
    performance.now = () => now.call(performance) + 60_000;
    element.warmUp = 60;
    await element.takePhoto().finally(() => Reflect.deleteProperty(performance, 'now'));
  });

  it('rejects where the stream goes before there is a picture', async () => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    // Nothing is painted: no frame ever comes.
    session.adopt(canvas.captureStream(0));
    element.session = session;
    await element.updateComplete;
    const photo = rejection(element.takePhoto());
    await waitFor(() => partOf(element, 'video') && (partOf(element, 'video') as HTMLVideoElement).srcObject);
    session.stop();
    expect(await photo).to.include({ code: 'aborted' });
    expect(element.error).to.equal(undefined);
  });
});
