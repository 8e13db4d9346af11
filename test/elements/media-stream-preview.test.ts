import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { VirtualDevices, type PromptHandler } from '../../src/virtual/index.js';
import { describeElement } from '../support/describe-element.js';
import {
  partOf,
  press,
  recordEvents,
  requests,
  statesOf,
  textOf,
  untilPart,
  untilState,
} from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { nextEvent, waitFor } from '../support/wait.js';

const STATUSES = ['idle', 'starting', 'live', 'paused', 'ended', 'interrupted', 'error'];

const statusOf = (element: MediaStreamPreview): string[] => statesOf(element, STATUSES);

const create = (): Promise<MediaStreamPreview> =>
  fixture<MediaStreamPreview>(html`<media-stream-preview></media-stream-preview>`);

const startLive = async (element: MediaStreamPreview): Promise<MediaStream> => {
  await press(element, 'start');
  await untilState(element, 'live');
  return element.stream!;
};

describeElement('media-stream-preview', {
  defaults: {
    srcObject: null,
    session: undefined,
    htmlFor: '',
    mirror: 'auto',
    audible: false,
    volume: 1,
    sinkId: '',
    controls: false,
    video: false,
    audio: false,
    facingMode: '',
    videoDevice: '',
    audioDevice: '',
    width: undefined,
    height: undefined,
    frameRate: undefined,
    autoplay: false,
    constraints: undefined,
    stream: null,
    error: undefined,
    mirrored: false,
    status: 'idle',
  },
  attributes: [
    ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
    ['mirror', 'off', 'mirror', 'off'],
    ['audible', '', 'audible', true],
    ['volume', '0.5', 'volume', 0.5],
    ['sink-id', 'a', 'sinkId', 'a'],
    ['controls', '', 'controls', true],
    ['video', '', 'video', true],
    ['audio', '', 'audio', true],
    ['facing-mode', 'environment', 'facingMode', 'environment'],
    ['video-device', 'a', 'videoDevice', 'a'],
    ['audio-device', 'b', 'audioDevice', 'b'],
    ['width', '1280', 'width', 1280],
    ['height', '720', 'height', 720],
    ['frame-rate', '15', 'frameRate', 15],
    ['autoplay', '', 'autoplay', true],
  ],
  properties: { srcObject: new MediaStream(), session: new CaptureSession(), constraints: { audio: true } },
  texts: ['Start camera', 'Kamera starten'],
  start: async (element) => {
    await element.start();
    return element.stream!;
  },
  looks: {
    idle: () => undefined,
    live: startLive,
    'with controls': async (element) => {
      element.controls = true;
      await startLive(element);
      await untilPart(element, 'controls');
    },
    'with an error': async (element) => {
      element.constraints = { video: { width: { exact: 99_999 } } };
      await rejection(element.start());
      await untilPart(element, 'notice');
    },
  },
  tree: ['button Start camera'],
});

describe('<media-stream-preview>', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  describe('is', () => {
    it('idle, with a button, until the user presses that', async () => {
      const element = await create();
      expect(statusOf(element)).to.deep.equal(['idle']);
      expect((await untilPart(element, 'start')).textContent).to.contain(en.start('video'));
      expect(requests).to.deep.equal([]);
    });

    it('starting, and says so, until the first frame is there', async () => {
      let answer: ((answer: 'accept') => void) | undefined;
      const prompt: PromptHandler = () => new Promise((resolve) => (answer = resolve));
      const element = await create();
      element.session = new CaptureSession({ platform: new VirtualDevices({ prompt }).platform });
      const started = element.start();
      await untilState(element, 'starting');
      expect(textOf(element)).to.contain(en.starting);
      (await waitFor(() => answer))('accept');
      await started;
      expect(statusOf(element)).to.deep.equal(['starting']);
      element.stop();
      await untilState(element, 'idle');
    });

    it('live once a frame is presented', async () => {
      const element = await create();
      const playing = nextEvent(element, 'playing');
      await press(element, 'start');
      expect((await playing).bubbles).to.equal(false);
      await element.updateComplete;
      expect(statusOf(element)).to.deep.equal(['live']);
      expect(element.videoElement!.videoWidth).to.be.above(0);
      expect(getComputedStyle(element.videoElement!).opacity).to.equal('1');
      expect(partOf(element, 'start')).to.equal(null);
    });

    it('paused while playback is, and goes on when the user presses its button', async () => {
      const element = await create();
      await startLive(element);
      element.videoElement!.pause();
      await untilState(element, 'paused');
      expect(statusOf(element)).to.deep.equal(['paused']);
      expect((await untilPart(element, 'start')).textContent).to.contain(en.tapToPlay);
      await press(element, 'start');
      await untilState(element, 'live');
      expect(element.videoElement!.paused).to.equal(false);
    });

    it('waiting for a tap where the browser refuses to play without one', async () => {
      const element = await create();
      const video = element.videoElement!;
      video.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      await press(element, 'start');
      await waitFor(() => textOf(element).includes(en.tapToPlay));
      Reflect.deleteProperty(video, 'play');
      await press(element, 'start');
      await untilState(element, 'live');
      await waitFor(() => !partOf(element, 'start'));
    });

    it('interrupted while the system has the camera', async () => {
      const devices = new VirtualDevices();
      const element = await create();
      element.session = new CaptureSession({ platform: devices.platform });
      await element.start();
      devices.mute('camera');
      await untilState(element, 'interrupted');
      expect(statusOf(element)).to.deep.equal(['interrupted']);
      expect(element.error).to.include({ code: 'interrupted' });
      await untilPart(element, 'notice');
      devices.mute('camera', false);
      await waitFor(() => !element.matches(':state(interrupted)'));
      element.stop();
    });

    it('in error after a failure, with a notice in its own box and a button to try again', async () => {
      const element = await create();
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      element.constraints = { video: { width: { exact: 99_999 } } };
      await press(element, 'start');
      await untilState(element, 'error');
      expect(statusOf(element)).to.deep.equal(['error']);
      expect(element.error).to.include({ code: 'overconstrained' });
      const notice = await untilPart(element, 'notice');
      expect(element.getBoundingClientRect().bottom).to.be.least(notice.getBoundingClientRect().bottom);
      element.constraints = undefined;
      await press(element, 'retry');
      await untilState(element, 'live');
      expect(partOf(element, 'notice')).to.equal(null);
      expect(seen).to.deep.equal(['error', 'stream']);
    });

    it('in error no wider than a narrow grid around it', async () => {
      const grid = await fixture(html`
        <div style="display: grid; inline-size: 288px">
          <media-stream-preview
            .constraints=${{ video: { width: { exact: 99_999 } } }}
          ></media-stream-preview>
        </div>
      `);
      const element = grid.querySelector('media-stream-preview')!;
      await press(element, 'start');
      const notice = await untilPart(element, 'notice');
      expect(element.getBoundingClientRect().width).to.equal(288);
      expect(notice.getBoundingClientRect().right).to.be.below(grid.getBoundingClientRect().right);
    });

    itNeeds('setPermissions', 'in error where the user said no, until that is a yes', async () => {
      await setPermissions({ camera: 'denied' });
      const element = await create();
      await press(element, 'start');
      await untilState(element, 'error');
      expect((await untilPart(element, 'notice-title')).textContent).to.contain('blocked');
      await setPermissions({ camera: 'granted' });
      await press(element, 'retry');
      await untilState(element, 'live');
    });

    itNeeds('setPermissions', 'live with a notice where it goes on without the microphone', async () => {
      await setPermissions({ microphone: 'denied' });
      const element = await create();
      element.video = element.audio = true;
      await startLive(element);
      await untilPart(element, 'notice');
      expect(element.error).to.equal(undefined);
    });

    it('idle again after stop()', async () => {
      const element = await create();
      const tracks = (await startLive(element)).getTracks();
      element.stop();
      await untilState(element, 'idle');
      expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
      await untilPart(element, 'start');
    });
  });

  it('has a button for what it is to capture', async () => {
    const element = await create();
    element.audio = true;
    await waitFor(() => textOf(element).includes(en.start('audio')));
    element.video = true;
    await waitFor(() => textOf(element).includes(en.start()));
  });

  it('starts by itself with autoplay where permission is granted, and asks for nothing elsewhere', async () => {
    const element = await create();
    element.autoplay = true;
    await untilState(element, 'live');
    expect(requests).to.have.length(1);
  });

  it('resolves whenReady() with the first frame, and at once after it', async () => {
    const element = await create();
    const ready = element.whenReady();
    await press(element, 'start');
    await ready;
    expect(element.videoElement!.readyState).to.be.least(HTMLMediaElement.HAVE_CURRENT_DATA);
    await element.whenReady();
  });

  it('shows the poster until there is a frame, and the overlay over the picture', async () => {
    const element = await fixture<MediaStreamPreview>(html`
      <media-stream-preview>
        <p slot="poster">Poster</p>
        <p slot="overlay">Overlay</p>
      </media-stream-preview>
    `);
    const [poster, overlay] = element.querySelectorAll('p');
    expect(poster!.checkVisibility()).to.equal(true);
    await startLive(element);
    expect(poster!.checkVisibility()).to.equal(false);
    expect(overlay!.checkVisibility()).to.equal(true);
    expect(getComputedStyle(overlay!).pointerEvents).to.equal('none');
    element.stop();
    await waitFor(() => poster!.checkVisibility());
  });
});
