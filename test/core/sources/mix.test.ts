import { expect } from '@open-wc/testing';
import { AudioMix } from '../../../src/core/sources/mix-audio.js';
import { VideoSwitch } from '../../../src/core/sources/switch-video.js';
import { rejection } from '../../support/hand-made-devices.js';
import { BLUE, canvasCamera, GREEN, plain, shows, videoOf } from '../../support/pictures.js';
import { watchResources } from '../../support/resources.js';
import { listenTo } from '../../support/sounds.js';
import { waitFor } from '../../support/wait.js';

describe('AudioMix', () => {
  let context: AudioContext;

  beforeEach(() => {
    context = new AudioContext();
  });
  afterEach(() => context.close());

  function tone(offset: number): MediaStreamTrack {
    const destination = context.createMediaStreamDestination();
    const source = new ConstantSourceNode(context, { offset });
    source.connect(destination);
    source.start();
    return destination.stream.getAudioTracks()[0]!;
  }

  it('is all of its inputs in one track, each as loud as it should be', async () => {
    const mix = new AudioMix();
    const { track } = mix;
    const level = listenTo(track, context);
    const first = mix.add(tone(0.5));
    await waitFor(() => level() > 0.4);
    const second = mix.add(tone(0.25), 0);
    expect(second.volume).to.equal(0);
    second.volume = 1;
    await waitFor(() => level() > 0.65);
    first.remove();
    await waitFor(() => level() < 0.4);
    expect(mix.track).to.equal(track);
    mix.close();
  });

  it('never stops its inputs', async () => {
    const mix = new AudioMix();
    const input = tone(0.5);
    mix.add(input).remove();
    mix.add(input);
    mix.close();
    mix.close();
    expect(input.readyState).to.equal('live');
    expect(mix.track.readyState).to.equal('ended');
  });

  it('shares one audio context with all others, and closes it with the last', async () => {
    const input = tone(0.5);
    const resources = watchResources();
    const [one, two] = [new AudioMix(), new AudioMix()];
    one.add(input);
    expect(resources.counts().audioContexts).to.equal(1);
    one.close();
    one.close();
    expect(resources.counts().audioContexts).to.equal(1);
    two.track.stop();
    two.close();
    await waitFor(() => resources.counts().audioContexts === 0);
    resources.restore();
  });

  it('takes nothing in once it is closed', () => {
    const [mix, other] = [new AudioMix(), new AudioMix()];
    mix.close();
    expect(() => mix.add(tone(0.5))).to.throw(TypeError, 'closed');
    other.close();
  });

  it('refuses a volume that is no number, and itself', () => {
    const mix = new AudioMix();
    const input = mix.add(tone(0.5));
    for (const volume of [NaN, Infinity, '1' as never]) {
      expect(() => mix.add(tone(0.5), volume)).to.throw(TypeError, 'volume must');
      expect(() => (input.volume = volume)).to.throw(TypeError, 'volume must');
    }
    expect(() => mix.add(mix.track)).to.throw(TypeError, 'track must not');
    mix.close();
  });

  it('refuses what is no audio track', () => {
    const mix = new AudioMix();
    expect(() => mix.add({ kind: 'video' } as MediaStreamTrack)).to.throw(TypeError, 'track must');
    mix.close();
  });
});

describe('VideoSwitch', () => {
  const { MediaStreamTrackGenerator } = globalThis as { MediaStreamTrackGenerator?: unknown };

  afterEach(() => {
    Object.assign(globalThis, { MediaStreamTrackGenerator });
  });

  for (const way of ['as the engine can', 'by painting']) {
    it(`shows one input after another in the same track (${way})`, async () => {
      if (way === 'by painting') Object.assign(globalThis, { MediaStreamTrackGenerator: undefined });
      const [one, two] = [canvasCamera(64, 48, plain(GREEN)), canvasCamera(32, 24, plain(BLUE))];
      const output = new VideoSwitch();
      const { track } = output;
      const video = videoOf(new MediaStream([track]));
      await output.show(one.track);
      expect(output.input).to.equal(one.track);
      await shows(video, GREEN);
      await output.show(two.track);
      await shows(video, BLUE);
      await output.show(one.track);
      await shows(video, GREEN);
      expect(output.track).to.equal(track);
      await output.close();
      expect(track.readyState).to.equal('ended');
      expect([one, two].map((camera) => camera.track.readyState)).to.deep.equal(['live', 'live']);
      one.stop();
      two.stop();
    });
  }

  it('goes on where an input ends', async () => {
    const [one, two] = [canvasCamera(64, 48, plain(GREEN)), canvasCamera(64, 48, plain(BLUE))];
    const output = new VideoSwitch();
    const video = videoOf(new MediaStream([output.track]));
    await output.show(one.track);
    await shows(video, GREEN);
    one.stop();
    await output.show(two.track);
    await shows(video, BLUE);
    await output.close();
    two.stop();
  });

  it('stands still with an input that has ended, and shows the next', async () => {
    const [one, two] = [canvasCamera(64, 48, plain(GREEN)), canvasCamera(64, 48, plain(BLUE))];
    const output = new VideoSwitch();
    one.stop();
    await output.show(one.track);
    expect(output.input === one.track).to.equal(true);
    await output.show(two.track);
    await shows(videoOf(new MediaStream([output.track])), BLUE);
    await output.close();
    two.stop();
  });

  it('is ended at once by close(), and shows nothing after that', async () => {
    const camera = canvasCamera(64, 48, plain(GREEN));
    const output = new VideoSwitch();
    await output.show(camera.track);
    const closing = output.close();
    expect(output.track.readyState).to.equal('ended');
    await closing;
    expect(output.input).to.equal(undefined);
    expect(await rejection(output.show(camera.track))).to.be.instanceOf(TypeError);
    expect(output.input).to.equal(undefined);
    await output.close();
    camera.stop();
  });

  it('refuses what is no video track', async () => {
    const output = new VideoSwitch();
    const error = await rejection(output.show({ kind: 'audio' } as MediaStreamTrack));
    expect(error).to.be.instanceOf(TypeError);
    await output.close();
  });
});
