import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-device-picker.js';
import '../../src/define/media-stream-preview.js';
import '../../src/define/media-track-toggle.js';
import '../../src/define/still-photo-capture.js';
import { canvasSource } from '../../src/core/sources/canvas.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { installVirtualDevices, type InstalledVirtualDevices } from '../../src/virtual/index.js';
import {
  press,
  recordEvents,
  requests,
  textOf,
  untilPart,
  untilState,
  warningsOf,
} from '../support/elements.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { GREEN, paintedCanvas, plain, RED, shows, videoOf } from '../support/pictures.js';
import { eventAfter, nextEvent, waitFor } from '../support/wait.js';

let virtual: InstalledVirtualDevices | undefined;

/** Has a screen to share, which needs no gesture. */
const install = (): InstalledVirtualDevices => (virtual = installVirtualDevices({ gestures: false }));

const within = (content: unknown): Promise<HTMLElement> => fixture(html`<div>${content}</div>`);
const sessionIn = (place: Element): MediaCaptureSession => place.querySelector('media-capture-session')!;
const kindsOf = ({ stream }: MediaCaptureSession): string[] =>
  (stream?.getTracks() ?? []).map(({ kind }) => kind).sort();

/** The server of this page under its other name. */
const otherOrigin = (): string => {
  const url = new URL(location.href);
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return url.origin;
};

/** Changes its picture, so that there are frames. */
function animate(canvas: HTMLCanvasElement): () => void {
  const timer = setInterval(() => plain(GREEN)(canvas.getContext('2d')!, canvas.width, canvas.height), 50);
  return () => clearInterval(timer);
}

describe('<media-capture-session source>', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  afterEach(() => {
    virtual?.uninstall();
    virtual = undefined;
  });

  it('shares a screen from the start button of what is in it', async () => {
    install();
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="display"
        ><media-stream-preview></media-stream-preview
      ></media-capture-session>
    `);
    const preview = element.querySelector('media-stream-preview')!;
    await press(preview, 'start');
    await untilState(preview, 'live');
    expect(element.stream!.getVideoTracks()[0]!.getSettings()).to.include({ displaySurface: 'monitor' });
    expect(requests).to.deep.equal([]);
    expect(preview.matches(':state(mirrored)')).to.equal(false);
  });

  it('shows the start button again where the user stops sharing, without an error', async () => {
    const { host } = install();
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="display"
        ><media-stream-preview></media-stream-preview
      ></media-capture-session>
    `);
    const events = recordEvents(element, 'stream', 'error', 'cancel');
    const preview = element.querySelector('media-stream-preview')!;
    await element.start();
    await untilState(preview, 'live');
    for (const track of [...host.live]) track.end();
    await untilPart(preview, 'start');
    expect(element.session.state.status).to.equal('ended');
    expect(events).to.deep.equal(['stream']);
  });

  it('tells with `cancel` that the user chose no screen, and never asks by itself', async () => {
    const { host } = install();
    virtual!.prompt = 'deny';
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session source="display" autoplay></media-capture-session>`,
    );
    const cancelled = nextEvent(element, 'cancel');
    await rejection(element.start());
    await cancelled;
    expect(host.live.size).to.equal(0);
  });

  it('takes what is to be offered of a display from its `sourceObject`', async () => {
    install();
    const asked: unknown[] = [];
    const { getDisplayMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getDisplayMedia = (options) => {
      asked.push(options);
      return getDisplayMedia.call(navigator.mediaDevices, options);
    };
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session
        source="display"
        .sourceObject=${{ systemAudio: 'exclude' }}
      ></media-capture-session>
    `);
    await element.start();
    Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
    expect(asked).to.deep.equal([{ systemAudio: 'exclude', video: true, audio: false }]);
  });

  it('captures the canvas that `from` names, wherever it stands', async () => {
    const place = await within(html`
      <media-capture-session source="canvas" from="drawing" autoplay>
        <media-stream-preview></media-stream-preview>
        <media-device-picker></media-device-picker>
        <still-photo-capture></still-photo-capture>
      </media-capture-session>
      ${Object.assign(paintedCanvas(64, 48, plain(RED)), { id: 'drawing' })}
    `);
    const stop = animate(place.querySelector('canvas')!);
    const preview = place.querySelector('media-stream-preview')!;
    await untilState(preview, 'live');
    await shows(videoOf(preview.stream!), GREEN);
    const photo = place.querySelector('still-photo-capture')!;
    await untilState(photo, 'live');
    expect((await photo.takePhoto()).width).to.equal(64);
    expect(requests).to.deep.equal([]);
    stop();
  });

  it('calls nothing a camera that is none', async () => {
    const place = await within(html`
      <media-capture-session source="canvas" from="plain">
        <media-stream-preview></media-stream-preview>
      </media-capture-session>
      ${Object.assign(paintedCanvas(64, 48), { id: 'plain' })}
    `);
    const preview = place.querySelector('media-stream-preview')!;
    await untilPart(preview, 'start');
    expect(textOf(preview).trim()).to.equal(en.startSource);
    expect(preview.videoElement!.ariaLabel).to.equal(null);
    place.lang = 'de';
    await waitFor(() => textOf(preview).trim() === 'Starten');
    sessionIn(place).source = 'user';
    // The name of the picture, and the button.
    await waitFor(() => textOf(preview).trim() === 'Kamera\nKamera starten');
  });

  it('captures what a media element plays', async () => {
    const canvas = paintedCanvas(64, 48, plain(RED));
    const stop = animate(canvas);
    const srcObject = canvas.captureStream();
    const place = await within(html`
      <video id="film" autoplay muted playsinline .srcObject=${srcObject}></video>
      <media-capture-session source="element" from="film"></media-capture-session>
    `);
    const stream = await sessionIn(place).start();
    await shows(videoOf(stream), GREEN);
    sessionIn(place).stop();
    expect(srcObject.active).to.equal(true);
    for (const track of srcObject.getTracks()) track.stop();
    stop();
  });

  it('takes objects as its `sourceObject`: all that there is of them', async () => {
    const context = new AudioContext();
    const { stream } = context.createMediaStreamDestination();
    const canvas = paintedCanvas(64, 48);
    const [picture] = canvas.captureStream().getTracks();
    stream.addTrack(picture!);
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="stream" .sourceObject=${stream}></media-capture-session>
    `);
    await element.start();
    expect(kindsOf(element)).to.deep.equal(['audio', 'video']);
    element.stop();
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    Object.assign(element, { source: 'web-audio', sourceObject: context.createGain() });
    await element.start();
    expect(kindsOf(element)).to.deep.equal(['audio']);
    Object.assign(element, { source: 'canvas', sourceObject: canvasSource(canvas, { frameRate: 0 }) });
    await waitFor(() => kindsOf(element).join() === 'video');
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  });

  it('captures the kinds that the attributes name, where they name one', async () => {
    const context = new AudioContext();
    const { stream } = context.createMediaStreamDestination();
    const canvas = paintedCanvas(64, 48);
    stream.addTrack(canvas.captureStream().getTracks()[0]!);
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="stream" audio .sourceObject=${stream}></media-capture-session>
    `);
    await element.start();
    expect(kindsOf(element)).to.deep.equal(['audio']);
    element.video = true;
    await waitFor(() => kindsOf(element).length === 2);
    // Kept until here: in WebKit a track ends with its canvas.
    expect(canvas.width).to.equal(64);
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  });

  it('goes on with another source at once where that asks nobody, else stops', async () => {
    install();
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="canvas" .sourceObject=${paintedCanvas(64, 48)}></media-capture-session>
    `);
    const first = await element.start();
    element.sourceObject = paintedCanvas(32, 24);
    await waitFor(() => element.stream && element.stream !== first);
    expect(first.getTracks().every(({ readyState }) => readyState === 'ended')).to.equal(true);
    element.source = 'display';
    element.sourceObject = undefined;
    await waitFor(() => element.session.state.status === 'idle');
    await element.start();
    expect(element.stream!.getVideoTracks()[0]!.getSettings()).to.have.property('displaySurface');
    element.source = 'user';
    await element.updateComplete;
    await element.start();
    expect(element.stream!.getVideoTracks()[0]!.getSettings()).to.not.have.property('displaySurface');
  });

  it('captures on where what does not count for its source is another', async () => {
    install();
    const element = await fixture<MediaCaptureSession>(
      html`<media-capture-session source="user"></media-capture-session>`,
    );
    const stream = await element.start();
    const [track] = stream.getTracks();
    for (const change of [{ sourceObject: null }, { from: 'elsewhere' }, { source: '', from: '' }]) {
      Object.assign(element, change);
      await element.updateComplete;
      expect(element.stream === stream).to.equal(true);
    }
    expect(track!.readyState).to.equal('live');
    element.stop();
  });

  it('is started by what is in it as soon as that is there', async () => {
    const starts = [
      (preview: MediaStreamPreview): Promise<unknown> => preview.start(),
      (_: unknown, { session }: MediaCaptureSession): Promise<unknown> => session.start(),
    ];
    for (const start of starts) {
      const element = document.createElement('media-capture-session');
      Object.assign(element, { source: 'canvas', sourceObject: paintedCanvas(64, 48) });
      const place = await fixture(html`<div></div>`);
      const preview = element.appendChild(document.createElement('media-stream-preview'));
      place.append(element);
      await start(preview, element);
      expect(element.stream!.active).to.equal(true);
      expect(requests).to.deep.equal([]);
    }
  });

  it('starts by itself as soon as there is what it is to capture, and without an error before', async () => {
    const place = await within(html`
      <media-capture-session autoplay source="stream"></media-capture-session>
      <media-capture-session autoplay source="canvas" from="late"></media-capture-session>
    `);
    const [byObject, byId] = place.querySelectorAll('media-capture-session');
    const events = [byObject!, byId!].map((element) => recordEvents(element, 'stream', 'error', 'cancel'));
    const canvas = Object.assign(paintedCanvas(64, 48), { id: 'late' });
    for (let times = 0; times < 2; times++) {
      byObject!.sourceObject = canvas.captureStream();
      await nextEvent(byObject!, 'stream');
      byObject!.sourceObject = null;
      await waitFor(() => !byObject!.stream);
    }
    place.append(canvas);
    await nextEvent(byId!, 'stream');
    expect(byObject!.session.state.status).to.equal('idle');
    expect(events).to.deep.equal([['stream', 'stream'], ['stream']]);
    expect(requests).to.deep.equal([]);
  });

  it('opens no camera for what it is given to capture, however its source is written', async () => {
    const canvas = Object.assign(paintedCanvas(64, 48), { id: 'given' });
    const context = new AudioContext();
    for (const attributes of [
      { source: 'CANVAS', from: 'given' },
      { source: 'canvsa', from: 'given' },
      { from: 'given' },
      { sourceObject: canvas },
      { sourceObject: canvas.captureStream() },
      { sourceObject: canvasSource(canvas) },
      { sourceObject: context.createGain() },
    ]) {
      const place = await within(html`<media-capture-session></media-capture-session>${canvas}`);
      const element = Object.assign(sessionIn(place), attributes);
      const stream = await element.start();
      expect(stream.active).to.equal(true);
      // Who takes it away asks for no camera.
      Object.assign(element, { source: '', from: '', sourceObject: null });
      await element.updateComplete;
      await waitFor(() => !element.stream);
    }
    expect(requests).to.deep.equal([]);
    await context.close();
  });

  it('says what went wrong with a source in words that fit it, without steps about cameras', async () => {
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="canvas" from="nowhere"
        ><media-stream-preview></media-stream-preview
      ></media-capture-session>
    `);
    const preview = element.querySelector('media-stream-preview')!;
    await rejection(element.start());
    await untilPart(preview, 'notice');
    expect(textOf(preview)).to.include(en.sourceFailed('device-not-found')![0]);
    const elsewhere = new Image();
    elsewhere.src = new URL('/docs/images/photo-booth.png', otherOrigin()).href;
    await elsewhere.decode();
    element.sourceObject = paintedCanvas(64, 48, (context) => context.drawImage(elsewhere, 0, 0));
    expect(await rejection(element.start())).to.include({ code: 'blocked-by-policy', source: 'canvas' });
    await waitFor(() => textOf(preview).includes(en.sourceFailed('blocked-by-policy')![0]));
    expect(preview.shadowRoot!.querySelector('details')).to.equal(null);
    element.lang = 'de';
    await waitFor(() => textOf(preview).includes('anderen Website'));
  });

  it('tells a toggle that a source has nothing of its kind', async () => {
    const canvas = paintedCanvas(64, 48);
    const element = await fixture<MediaCaptureSession>(html`
      <media-capture-session source="stream" .sourceObject=${canvas.captureStream()}>
        <media-track-toggle kind="audio"></media-track-toggle>
      </media-capture-session>
    `);
    const toggle = element.querySelector('media-track-toggle')!;
    await element.start();
    await eventAfter(toggle, 'error', () => press(toggle, 'button'));
    expect(toggle.error).to.include({ code: 'device-not-found', kind: 'audio' });
    await untilPart(toggle, 'notice');
    expect(textOf(toggle)).to.include(en.sourceFailed('device-not-found', 'audio')![0]);
    expect(element.stream!.active).to.equal(true);
  });

  it('falls back to the camera where it names no source, and warns developers', async () => {
    install();
    const warnings = await warningsOf(async () => {
      const element = await fixture<MediaCaptureSession>(
        html`<media-capture-session source="screen"></media-capture-session>`,
      );
      await element.start();
      expect(element.stream!.getVideoTracks()[0]!.getSettings().deviceId).to.be.a('string');
    });
    expect(warnings.join()).to.contain('source="screen" is none of user, display, canvas');
  });

  it('fails where there is no such element or object, and warns developers', async () => {
    for (const [attributes, told] of [
      [{ source: 'canvas', from: 'nowhere' }, 'no element with the id "nowhere"'],
      [{ source: 'peer' }, 'no sourceObject'],
      [{ source: 'web-audio', sourceObject: {} }, 'node must be an AudioNode'],
    ] as const) {
      const warnings = await warningsOf(async () => {
        const element = await fixture<MediaCaptureSession>(
          html`<media-capture-session></media-capture-session>`,
        );
        Object.assign(element, attributes);
        const error = await rejection(element.start());
        expect(error).to.have.property('code', 'device-not-found');
        expect(element.error).to.equal(error);
      });
      expect(warnings.join()).to.contain(told);
    }
  });
});
