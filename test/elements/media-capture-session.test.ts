import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { describeElement } from '../support/describe-element.js';
import { press, recordEvents, requests, untilState, warningsOf } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { nextEvent, waitFor } from '../support/wait.js';

/** No camera can meet it. */
const IMPOSSIBLE: MediaStreamConstraints = { video: { width: { exact: 99_999 } } };

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
});
