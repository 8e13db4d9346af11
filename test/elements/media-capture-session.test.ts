import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import { DeviceMemory } from '../../src/core/device-memory.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { describeElement } from '../support/describe-element.js';
import { press, recordEvents, requests, untilState, warningsOf } from '../support/elements.js';
import { engine, itNeeds } from '../support/engine.js';
import { rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { nextEvent, waitFor } from '../support/wait.js';

/** No camera can meet it. */
const IMPOSSIBLE: MediaStreamConstraints = { video: { width: { exact: 99_999 } } };

const settings = (element: MediaCaptureSession): MediaTrackSettings =>
  element.stream!.getVideoTracks()[0]!.getSettings();

describeElement('media-capture-session', {
  defaults: {
    video: false,
    audio: false,
    facingMode: '',
    videoDevice: '',
    audioDevice: '',
    width: undefined,
    height: undefined,
    frameRate: undefined,
    autoplay: false,
    remember: false,
    relax: '',
    constraints: undefined,
    source: '',
    from: '',
    sourceObject: undefined,
    stream: undefined,
    error: undefined,
  },
  attributes: [
    ['video', '', 'video', true],
    ['audio', '', 'audio', true],
    ['facing-mode', 'environment', 'facingMode', 'environment'],
    ['video-device', 'a', 'videoDevice', 'a'],
    ['audio-device', 'b', 'audioDevice', 'b'],
    ['width', '1280', 'width', 1280],
    ['height', '720', 'height', 720],
    ['frame-rate', '15', 'frameRate', 15],
    ['autoplay', '', 'autoplay', true],
    ['remember', '', 'remember', true],
    ['relax', 'smallest', 'relax', 'smallest'],
    ['source', 'canvas', 'source', 'canvas'],
    ['from', 'a', 'from', 'a'],
  ],
  properties: { constraints: { audio: true }, sourceObject: new EventTarget() },
  start: (element) => element.start(),
  looks: { 'as it is': () => undefined },
});

describe('<media-capture-session>', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  it('relaxes constraints as its attribute says', async () => {
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session relax="smallest" .constraints=${IMPOSSIBLE}></media-capture-session>`,
    );
    await element.start();
    expect(element.session.state).to.have.nested.property('relaxed[0].name', 'width');
    element.stop();
    element.setAttribute('relax', 'none');
    await element.updateComplete;
    expect(element.session.relax).to.equal('none');
    expect(await rejection(element.start())).to.include({ code: 'overconstrained' });
    element.removeAttribute('relax');
    await element.updateComplete;
    expect(element.session.relax).to.equal('device');
  });

  it('relaxes devices alone where its attribute says something else, and warns', async () => {
    const warnings = await warningsOf(async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session relax="much"></media-capture-session>`,
      );
      expect(element.session.relax).to.equal('device');
    });
    expect(warnings.join()).to.include('relax="much"');
  });

  it('leaves what a page has set of the session', async () => {
    const element = document.createElement('media-capture-session');
    element.session.relax = 'none';
    document.body.append(element);
    await element.updateComplete;
    expect(element.session.relax).to.equal('none');
    element.remove();
  });

  it('shows nothing but what is in it, and takes no room', async () => {
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session><p>Content</p></media-capture-session>`,
    );
    expect(getComputedStyle(element).display).to.equal('contents');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
    element.hidden = true;
    expect(element.querySelector('p')!.checkVisibility()).to.equal(false);
  });

  describe('asks for', () => {
    const asked = async (
      attributes: Record<string, string>,
      properties: Partial<MediaCaptureSession> = {},
    ) => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      Object.assign(element, properties);
      await element.start();
      element.stop();
      return requests;
    };

    it('a camera where nothing is said', async () => {
      expect(await asked({})).to.deep.equal([{ video: true }]);
    });

    it('a microphone alone', async () => {
      expect(await asked({ audio: '' })).to.deep.equal([{ audio: true }]);
    });

    it('both in one request', async () => {
      expect(await asked({ audio: '', video: '' })).to.deep.equal([{ video: true, audio: true }]);
    });

    it('a direction, a size and a frame rate, but insists on none', async () => {
      const attributes = { 'facing-mode': 'user', width: '640', height: '480', 'frame-rate': '15' };
      const [{ video } = {}] = await asked(attributes);
      expect(video).to.deep.equal({
        facingMode: 'user',
        width: { ideal: 640 },
        height: { ideal: 480 },
        frameRate: { ideal: 15 },
      });
    });

    it('what the constraints property says, with the attributes first', async () => {
      const constraints = { audio: { echoCancellation: false }, video: { width: 320, height: 240 } };
      expect(await asked({ width: '640' }, { constraints })).to.deep.equal([
        { audio: { echoCancellation: false }, video: { width: { ideal: 640 }, height: 240 } },
      ]);
    });

    it('the device of an id', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session video audio></media-capture-session>`,
      );
      const [video, audio] = (await element.start())
        .getTracks()
        .sort((a, b) => b.kind.localeCompare(a.kind))
        .map((track) => track.getSettings().deviceId!);
      element.stop();
      requests.length = 0;
      element.setAttribute('video-device', video!);
      element.setAttribute('audio-device', audio!);
      await element.start();
      expect(requests).to.deep.equal([
        { video: { deviceId: { exact: video } }, audio: { deviceId: { exact: audio } } },
      ]);
    });

    it('nothing that makes no sense, and says so to developers', async () => {
      const warnings = await warningsOf(async () => {
        await asked({ 'facing-mode': 'up', width: 'wide', height: '-1', 'frame-rate': '0' });
      });
      expect(requests).to.deep.equal([{ video: true }]);
      expect(warnings.join('\n')).to.match(/facing-mode="up".*\bwidth .*\bheight .*\bframeRate /s);
    });

    it('nothing special once an attribute is gone again, and has no complaint', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session width="333" facing-mode="user"></media-capture-session>`,
      );
      const warnings = await warningsOf(async () => {
        element.removeAttribute('width');
        element.removeAttribute('facing-mode');
        await element.start();
      });
      expect(requests).to.deep.equal([{ video: true }]);
      expect(warnings).to.deep.equal([]);
    });

    it('another picture as soon as an attribute changes while it is live', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session width="640" height="480"></media-capture-session>`,
      );
      const stream = await element.start();
      element.width = 320;
      element.height = 240;
      const asked = () => JSON.stringify(stream.getVideoTracks()[0]?.getConstraints());
      await waitFor(() => asked().includes('320') && asked().includes('240'));
      expect(element.stream).to.equal(stream);
      if (!engine.appliesConstraints) return;
      // The settings are those of the frames: they follow a frame later.
      await waitFor(() => settings(element)?.width === 320 && settings(element)?.height === 240);
    });
  });

  describe('tells', () => {
    it('of a stream, with an event that does not bubble', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      const stream = await element.start();
      expect(element.stream).to.equal(stream);
      expect(seen).to.deep.equal(['stream']);
      element.stop();
      expect(element.stream).to.equal(undefined);
      await element.start();
      expect(seen).to.deep.equal(['stream', 'stream']);
    });

    it('of a failure, with an event that does not bubble', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session .constraints=${IMPOSSIBLE}></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      const error = await rejection(element.start());
      expect(seen).to.deep.equal(['error']);
      expect(element.error).to.equal(error);
      expect(element.error).to.include({ code: 'overconstrained', constraint: 'width' });
    });

    it('that it is lost where the page stops each track by itself, and starts again', async function () {
      // Without this event a page that stops tracks can't be told from a device that goes on.
      if (!('oninactive' in MediaStream.prototype)) this.skip();
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session><media-stream-preview></media-stream-preview></media-capture-session>`,
      );
      const preview = element.querySelector('media-stream-preview')!;
      requests.length = 0;
      const stream = await element.start();
      await untilState(preview, 'live');
      for (const track of stream.getTracks()) track.stop();
      await press(preview, 'retry');
      await untilState(preview, 'live');
      expect(requests).to.have.length(2);
    });

    it('of each failure once, and of success after it', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session .constraints=${IMPOSSIBLE}></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error');
      await rejection(element.start());
      await rejection(element.start());
      expect(seen).to.deep.equal(['error', 'error']);
      element.constraints = undefined;
      await element.start();
      expect(seen).to.deep.equal(['error', 'error', 'stream']);
      expect(element.error).to.equal(undefined);
    });

    itNeeds('setPermissions', 'of a no, and starts after a yes', async () => {
      await setPermissions({ camera: 'denied' });
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      await rejection(element.start());
      expect(element.error).to.include({ code: 'permission-denied', kind: 'video' });
      await setPermissions({ camera: 'granted' });
      await element.start();
      expect(seen).to.deep.equal(['error', 'stream']);
    });

    itNeeds('setPermissions', 'of what it goes on without', async () => {
      await setPermissions({ microphone: 'denied' });
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session video audio></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      const stream = await element.start();
      expect(stream.getTracks().map(({ kind }) => kind)).to.deep.equal(['video']);
      expect(element.error).to.include({ code: 'permission-denied', kind: 'audio' });
      expect(seen).to.deep.equal(['stream']);
    });

    it('nothing of a call that another one took the place of', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      const seen = recordEvents(element, 'stream', 'error', 'cancel');
      const first = rejection(element.start());
      await element.start();
      expect(await first).to.include({ code: 'aborted' });
      expect(seen).to.deep.equal(['stream']);
    });

    it('of a stream that is handed to its session after it came back into the document', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      const parent = element.parentElement!;
      await element.start();
      element.remove();
      await waitFor(() => !element.stream);
      parent.append(element);
      const live = nextEvent(element, 'stream');
      element.session.adopt(await navigator.mediaDevices.getUserMedia({ video: true }));
      await live;
    });
  });

  describe('with autoplay', () => {
    const create = () =>
      fixture<MediaCaptureSession>(html`<media-capture-session autoplay></media-capture-session>`);

    it('starts where permission is granted', async () => {
      const element = await create();
      await nextEvent(element, 'stream');
      expect(requests).to.have.length(1);
    });

    it('starts as soon as the attribute is there', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      element.autoplay = true;
      await nextEvent(element, 'stream');
    });

    it('starts once: what was stopped stays stopped until it is put into the document again', async () => {
      const element = await create();
      await nextEvent(element, 'stream');
      element.stop();
      element.lang = 'fr';
      element.requestUpdate();
      await element.updateComplete;
      expect(element.session.state.status).to.equal('idle');
      const parent = element.parentElement!;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      parent.append(element);
      await nextEvent(element, 'stream');
    });

    it('leaves no camera open where it leaves the document before the answer', async () => {
      const element = document.createElement('media-capture-session');
      element.autoplay = true;
      for (let times = 0; times < 5; times++) {
        document.body.append(element);
        await element.updateComplete;
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
      // Answered after the question of the element; the check after each test finds what was left live.
      await navigator.permissions.query({ name: 'camera' as PermissionName });
    });

    itNeeds('setPermissions', 'asks for nothing where permission is denied', async () => {
      await setPermissions({ camera: 'denied' });
      const element = await create();
      const { state } = await navigator.permissions.query({ name: 'camera' });
      await element.updateComplete;
      expect(state).to.equal('denied');
      expect(requests).to.deep.equal([]);
      expect(element.session.state.status).to.equal('idle');
    });
  });

  describe('with remember', () => {
    const KEY = 'media-capture-devices';
    afterEach(() => localStorage.removeItem(KEY));

    it('keeps the device that the user chose, for the next page', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session remember></media-capture-session>`,
      );
      await element.start();
      const { deviceId = '' } = settings(element);
      expect(localStorage.getItem(KEY)).to.equal(null);
      await element.session.selectDevice('videoinput', deviceId);
      expect(new DeviceMemory().recall('videoinput')).to.deep.equal([
        { deviceId, kind: 'videoinput', label: element.stream!.getVideoTracks()[0]!.label },
      ]);
      const next = await fixture<MediaCaptureSession>(
        html`<media-capture-session remember></media-capture-session>`,
      );
      requests.length = 0;
      element.remove();
      await waitFor(() => !element.stream);
      await next.start();
      expect(JSON.stringify(requests)).to.contain(deviceId);
    });

    it('keeps nothing without it, or once it is gone', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      await element.session.selectDevice('videoinput', 'a');
      element.remember = true;
      await element.updateComplete;
      element.remember = false;
      await element.updateComplete;
      await element.session.selectDevice('videoinput', 'b');
      expect(localStorage.getItem(KEY)).to.equal(null);
    });

    it('uses the memory that the page gave to the session', async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session></media-capture-session>`,
      );
      const memory = new DeviceMemory('elsewhere', sessionStorage);
      element.session.memory = memory;
      element.remember = true;
      await element.updateComplete;
      await element.session.selectDevice('videoinput', 'a');
      expect(memory.recall('videoinput')).to.have.length(1);
      expect(localStorage.getItem(KEY)).to.equal(null);
      sessionStorage.removeItem('elsewhere');
    });
  });
});
