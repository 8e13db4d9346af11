import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { press, textOf, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { waitFor } from '../support/wait.js';

const create = async (attributes: Record<string, string> = {}): Promise<MediaStreamPreview> => {
  const element = await fixture<MediaStreamPreview>(html`<media-stream-preview></media-stream-preview>`);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await element.updateComplete;
  return element;
};

const startLive = async (element: MediaStreamPreview): Promise<MediaStreamPreview> => {
  await press(element, 'start');
  await untilState(element, 'live');
  return element;
};

/** The speakers: engines list them only to pages that captured sound. */
const speakers = async (): Promise<MediaDeviceInfo[]> => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) track.stop();
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== 'default');
};

describe('the sound of a <media-stream-preview>', () => {
  it('is shown as such where there is no picture', async () => {
    const element = await startLive(await create({ audio: '' }));
    expect(element.stream!.getTracks().map(({ kind }) => kind)).to.deep.equal(['audio']);
    expect(textOf(element)).to.contain(en.audioOnly);
    expect(element.mirrored).to.equal(false);
  });

  it('is not mentioned where there is a picture', async () => {
    const element = await startLive(await create({ audio: '', video: '' }));
    expect(textOf(element)).to.not.contain(en.audioOnly);
  });

  it('is silent, as a microphone beside its speaker would howl', async () => {
    const element = await startLive(await create({ audio: '', video: '' }));
    expect(element.videoElement!.muted).to.equal(true);
  });

  it('is heard with audible, as loud as the page says', async () => {
    const element = await startLive(await create({ audio: '', audible: '', volume: '0.25' }));
    const video = element.videoElement!;
    expect(video.muted).to.equal(false);
    await waitFor(() => video.volume === 0.25);
    element.volume = 0.5;
    await waitFor(() => video.volume === 0.5);
    element.removeAttribute('volume');
    await waitFor(() => video.volume === 1);
    element.audible = false;
    await element.updateComplete;
    expect(video.muted).to.equal(true);
  });

  it('has its full volume where that makes no sense, and a developer hears of it', async () => {
    const element = await startLive(await create({ audio: '', audible: '', volume: '0.3' }));
    // WebKit keeps it in single precision.
    await waitFor(() => Math.abs(element.videoElement!.volume - 0.3) < 1e-6);
    const warnings = await warningsOf(async () => {
      element.setAttribute('volume', '11');
      await waitFor(() => element.videoElement!.volume === 1);
    });
    expect(warnings.join()).to.contain('volume="11"');
  });

  it('comes from the speaker of sink-id, and else from the one that was picked for the session', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    const [first, second] = await speakers();
    const session = new CaptureSession();
    const element = await create({ audible: '' });
    element.session = session;
    await session.start({ audio: true });
    await untilState(element, 'live');
    const video = element.videoElement!;
    expect(video.sinkId).to.equal('');
    await session.selectDevice('audiooutput', first!.deviceId);
    await waitFor(() => video.sinkId === first!.deviceId);
    element.setAttribute('sink-id', second!.deviceId);
    await waitFor(() => video.sinkId === second!.deviceId);
    element.removeAttribute('sink-id');
    await waitFor(() => video.sinkId === first!.deviceId);
    session.stop();
  });

  it('stays where it is when there is no such speaker, and a developer hears of it', async function () {
    if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
    const element = await create({ audio: '', audible: '' });
    const video = element.videoElement!;
    const refused: unknown[] = [];
    video.setSinkId = (sinkId) => {
      const answer = HTMLMediaElement.prototype.setSinkId.call(video, sinkId);
      answer.catch((reason: unknown) => refused.push(reason));
      return answer;
    };
    const warnings = await warningsOf(async () => {
      element.setAttribute('sink-id', 'gone');
      await startLive(element);
      // It may play before it hears that there is no such speaker.
      await waitFor(() => refused.length);
    });
    expect(warnings.join()).to.contain('sink-id');
    expect(element.videoElement!.sinkId).to.equal('');
  });
});
