// Last by name: a headless Firefox that was given a whole screen or a small window does not get its focus back, and
// without that it leaves keys and lists of devices unanswered in the tests that follow.
import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../src/define/media-stream-preview.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { partOf, press, untilPart, untilState } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { canvasCamera } from '../support/pictures.js';
import { nextEvent, waitFor } from '../support/wait.js';

const create = (): Promise<MediaStreamPreview> =>
  fixture<MediaStreamPreview>(html`<media-stream-preview controls></media-stream-preview>`);

const buttons = (element: MediaStreamPreview): HTMLButtonElement[] => [
  ...(partOf(element, 'controls')?.querySelectorAll('button') ?? []),
];

const untilButton = (element: MediaStreamPreview, label: string): Promise<HTMLButtonElement> =>
  waitFor(() => buttons(element).find((button) => button.ariaLabel === label), { message: label });

/** Where it is, once it does not move any more, as it does while the screen becomes another one. */
const steadyPlace = async (button: HTMLElement): Promise<DOMRect> => {
  let before = '';
  return waitFor(() => {
    const place = button.getBoundingClientRect();
    const last = before;
    before = JSON.stringify(place);
    return before === last ? place : undefined;
  });
};

/** A press by the user: browsers give a whole screen for nothing less. */
const click = async (button: HTMLElement): Promise<void> => {
  const { left, top, width, height } = await steadyPlace(button);
  await sendMouse({
    type: 'click',
    position: [Math.round(left + width / 2), Math.round(top + height / 2)],
  });
};

/** Presses the button, and tells whether there is a whole screen to be had: a window without a manager has none. */
const entersFullscreen = async (element: MediaStreamPreview): Promise<boolean> => {
  if (!document.fullscreenEnabled) return false;
  const button = await untilButton(element, en.fullscreen(false));
  let answer = '';
  const hear = ({ type }: Event): string => (answer = type);
  for (const type of ['fullscreenchange', 'fullscreenerror'])
    document.addEventListener(type, hear, { once: true });
  await click(button);
  await waitFor(() => answer, { timeout: 4000 }).catch(() => undefined);
  return answer === 'fullscreenchange';
};

/** Whether the video presents a frame within a second and a half. */
const presents = (video: HTMLVideoElement): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 1500);
    // The first one may have been on its way.
    video.requestVideoFrameCallback(() =>
      video.requestVideoFrameCallback(() => {
        clearTimeout(timer);
        resolve(true);
      }),
    );
  });

describe('the controls of a <media-stream-preview>', () => {
  it('are there only while it shows something, and each has a name', async () => {
    const element = await create();
    expect(partOf(element, 'controls')).to.equal(null);
    await press(element, 'start');
    await untilPart(element, 'controls');
    await untilState(element, 'live');
    for (const button of buttons(element)) {
      expect(button.ariaLabel).to.match(/\S/);
      expect(button.title).to.equal(button.ariaLabel);
    }
    element.controls = false;
    await element.updateComplete;
    expect(partOf(element, 'controls')).to.equal(null);
  });

  it('stop the camera', async () => {
    const element = await create();
    await press(element, 'start');
    (await untilButton(element, en.stop)).click();
    await untilState(element, 'idle');
    expect(partOf(element, 'controls')).to.equal(null);
  });

  it('do not stop a stream that the page handed over', async () => {
    const film = canvasCamera(320, 240);
    const element = await create();
    element.srcObject = film.stream;
    await untilState(element, 'live');
    await waitFor(() => partOf(element, 'controls'));
    expect(buttons(element).map(({ ariaLabel }) => ariaLabel)).to.not.include(en.stop);
    film.stop();
  });

  it('are there while playback is paused', async () => {
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    element.videoElement!.pause();
    await untilState(element, 'paused');
    await untilPart(element, 'controls');
  });

  it('give it the whole screen and take that back', async function () {
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    if (!(await entersFullscreen(element))) this.skip();
    const exit = await untilButton(element, en.fullscreen(true));
    expect(document.fullscreenElement).to.equal(element);
    await click(exit);
    await untilButton(element, en.fullscreen(false));
    expect(document.fullscreenElement).to.equal(null);
  });

  it('hear of it when the user leaves the whole screen in another way', async function () {
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    if (!(await entersFullscreen(element))) this.skip();
    await untilButton(element, en.fullscreen(true));
    await document.exitFullscreen();
    await untilButton(element, en.fullscreen(false));
  });

  it('put it into a small window and back', async function () {
    if (!document.pictureInPictureEnabled) this.skip();
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    const entered = nextEvent(element.videoElement!, 'enterpictureinpicture');
    await click(await untilButton(element, en.pictureInPicture(false)));
    await entered;
    await click(await untilButton(element, en.pictureInPicture(true)));
    await untilButton(element, en.pictureInPicture(false));
    expect(document.pictureInPictureElement).to.equal(null);
  });

  it('stay as they are where the browser refuses', async function () {
    if (!document.pictureInPictureEnabled) this.skip();
    const element = await create();
    await press(element, 'start');
    const button = await untilButton(element, en.pictureInPicture(false));
    const video = element.videoElement!;
    video.disablePictureInPicture = true;
    button.click();
    // Refused after the one before.
    await rejection(video.requestPictureInPicture());
    await element.updateComplete;
    expect(button.ariaLabel).to.equal(en.pictureInPicture(false));
  });
});

describe('a <media-stream-preview> on a page that comes back to the front', () => {
  it('plays again', async () => {
    const element = await create();
    await press(element, 'start');
    await untilState(element, 'live');
    element.videoElement!.pause();
    await untilState(element, 'paused');
    document.dispatchEvent(new Event('visibilitychange'));
    await untilState(element, 'live');
  });

  it('attaches its stream again where the picture stands still, and only there', async function () {
    if (!('requestVideoFrameCallback' in HTMLVideoElement.prototype)) this.skip();
    const still = canvasCamera(320, 240);
    const moving = canvasCamera(320, 240);
    const [one, other] = [await create(), await create()];
    one.srcObject = still.stream;
    other.srcObject = moving.stream;
    await untilState(one, 'live');
    await untilState(other, 'live');
    let attached = 0;
    other.videoElement!.addEventListener('emptied', () => attached++);
    still.pause();
    // WebKit presents the last frame again and again: to it no picture stands still.
    if (await presents(one.videoElement!)) this.skip();
    document.dispatchEvent(new Event('visibilitychange'));
    await nextEvent(one.videoElement!, 'emptied');
    expect(one.videoElement!.srcObject).to.equal(still.stream);
    await waitFor(() => !one.videoElement!.paused);
    expect(attached).to.equal(0);
    still.stop();
    moving.stop();
  });
});
