import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-preview.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { requests, warningsOf } from '../support/elements.js';
import { engine } from '../support/engine.js';
import { waitFor } from '../support/wait.js';

const settings = (element: MediaCaptureSession): MediaTrackSettings =>
  element.stream!.getVideoTracks()[0]!.getSettings();

describe('<media-capture-session> asks for', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  const asked = async (attributes: Record<string, string>, properties: Partial<MediaCaptureSession> = {}) => {
    const element = await fixture<MediaCaptureSession>(html`<media-capture-session></media-capture-session>`);
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
