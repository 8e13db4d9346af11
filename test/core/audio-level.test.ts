import { expect } from '@open-wc/testing';
import { readAudioLevel, type AudioLevel } from '../../src/core/sinks/audio-level.js';
import { watchSilence } from '../../src/core/sinks/silence.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { silence, tone, type Sound } from '../../src/virtual/sounds/sounds.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { watchResources } from '../support/resources.js';
import { waitFor } from '../support/wait.js';

/** A tone in the left ear only. */
const left: Sound = (context) => {
  const buffer = context.createBuffer(2, context.sampleRate, context.sampleRate);
  buffer.getChannelData(0).forEach((_, at, samples) => (samples[at] = 0.5 * Math.sin(at / 20)));
  const node = new AudioBufferSourceNode(context, { buffer, loop: true });
  node.start();
  return node;
};

describe('an audio level', () => {
  let devices: VirtualDevices;
  let tracks: MediaStreamTrack[] = [];
  let leave: AbortController;

  const open = async (sound: Sound, channelCount = 1): Promise<MediaStreamTrack> => {
    devices = new VirtualDevices({
      devices: [new VirtualMicrophone({ sound })],
      permissions: { microphone: 'granted' },
    });
    const stream = await devices.mediaDevices.getUserMedia({ audio: { channelCount } });
    tracks.push(...stream.getTracks());
    return stream.getAudioTracks()[0]!;
  };
  const read = (track: MediaStreamTrack): AudioLevel => readAudioLevel(track, { signal: leave.signal });
  const peaks = ({ levels }: AudioLevel): number[] => levels.map(({ peak }) => peak);
  const isNear = (value: number, to: number, by: number): boolean => Math.abs(value - to) < by;
  /** A busy machine drops samples now and then: what belongs together is read in one go. */
  const isTone = (level: AudioLevel): boolean => {
    const [{ peak, rms } = { peak: 0, rms: 0 }, ...others] = level.levels;
    return !others.length && isNear(peak, 0.1, 0.005) && isNear(rms, 0.0707, 0.003);
  };

  beforeEach(() => {
    leave = new AbortController();
  });

  afterEach(() => {
    leave.abort();
    for (const track of tracks) track.stop();
    tracks = [];
  });

  it('tells the peak and the root mean square', async () => {
    const level = read(await open(tone(1000)));
    await waitFor(() => isTone(level));
    expect(level.running).to.equal(true);
    await waitFor(() => isNear(level.loudest, 0.1, 0.005));
  });

  it('tells the largest sample of a while at the first look', async () => {
    const track = await open(tone(1000));
    const [first, second] = [read(track), read(track)];
    await waitFor(() => isTone(first));
    expect(second.loudest).to.be.closeTo(0.1, 0.005);
  });

  it('tells the waveform and the spectrum', async () => {
    const level = read(await open(tone(1000)));
    await waitFor(() => {
      const { waveform } = level;
      return isNear(Math.min(...waveform), -0.1, 0.01) && isNear(Math.max(...waveform), 0.1, 0.01);
    });
    await waitFor(() => {
      const { spectrum, sampleRate } = level;
      const most = Math.max(...spectrum);
      const loudest = (spectrum.indexOf(most) * sampleRate) / 2 / spectrum.length;
      return most > -40 && isNear(loudest, 1000, 50);
    });
  });

  it('tells channels apart, and follows their number', async () => {
    const track = await open(left, 2);
    const level = read(track);
    await waitFor(() => {
      const [own, other, ...more] = peaks(level);
      return own! > 0.45 && other === 0 && !more.length;
    });
    await track.applyConstraints({ channelCount: 1 });
    await waitFor(() => peaks(level).length === 1);
  });

  it('is silent where the track is off, muted or ended, and goes on after that', async () => {
    const track = await open(tone());
    const level = read(track);
    const isHeard = (): boolean => peaks(level)[0]! > 0.09;
    const expectSilence = (): void => {
      expect(level.levels).to.deep.equal([{ peak: 0, rms: 0 }]);
      expect(level.loudest).to.equal(0);
      expect(Math.max(...level.waveform)).to.equal(0);
      expect(Math.max(...level.spectrum)).to.equal(-Infinity);
    };
    await waitFor(isHeard);
    track.enabled = false;
    expectSilence();
    track.enabled = true;
    await waitFor(isHeard);
    devices.mute('microphone');
    expectSilence();
    devices.mute('microphone', false);
    await waitFor(isHeard);
    track.stop();
    expectSilence();
    expect(peaks(read(track))).to.deep.equal([0]);
  });

  it('takes one audio context, and one set of analysers for each track, however many read', async () => {
    const track = await open(tone());
    const resources = watchResources();
    const analysers: AnalyserNode[] = [];
    const Own = globalThis.AnalyserNode;
    globalThis.AnalyserNode = new Proxy(Own, {
      construct(target, args, newTarget) {
        const node = Reflect.construct(target, args, newTarget) as AnalyserNode;
        analysers.push(node);
        return node;
      },
    });
    const readers = Array.from({ length: 50 }, () => read(track));
    globalThis.AnalyserNode = Own;
    // One for each channel, and one with the longest memory.
    expect(analysers).to.have.length(2);
    // The sound of the virtual microphone is made in the same one.
    expect(resources.counts().audioContexts).to.equal(0);
    await waitFor(() => peaks(readers[0]!)[0]! > 0.09);
    const [first] = readers;
    for (const reader of readers) expect(reader.levels).to.equal(first!.levels);
    first!.close();
    first!.close();
    expect(readers[1]!.running).to.equal(true);
    resources.restore();
  });

  it('closes the audio context, and listens to nothing, once nobody reads', async () => {
    const context = new AudioContext();
    const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
    const resources = watchResources();
    const before = resources.counts();
    const readers = [read(track!), read(track!)];
    expect(resources.counts().audioContexts).to.equal(1);
    readers[0]!.close();
    expect(resources.counts().audioContexts).to.equal(1);
    leave.abort();
    await waitFor(() => resources.counts().audioContexts === 0);
    expect(resources.counts()).to.deep.equal(before);
    resources.restore();
    track!.stop();
    await context.close();
  });

  it('reads silence once it is closed, also where others go on', async () => {
    const track = await open(tone());
    const other = await open(tone());
    const [closed, open1, last] = [read(track), read(track), read(other)];
    const isHeard = (level: AudioLevel): boolean => peaks(level)[0]! > 0.09 && level.loudest > 0.09;
    await waitFor(() => [closed, open1, last].every(isHeard));
    const expectSilence = (level: AudioLevel): void => {
      expect(peaks(level)).to.deep.equal([0]);
      expect(level.loudest).to.equal(0);
      expect(Math.max(...level.waveform)).to.equal(0);
      expect(Math.max(...level.spectrum)).to.equal(-Infinity);
    };
    closed!.close();
    expectSilence(closed!);
    await waitFor(() => isHeard(open1!));
    expectSilence(closed!);
    open1!.close();
    expectSilence(open1!);
    expectSilence(closed!);
    await waitFor(() => isHeard(last!));
  });

  it('leaves no audio context open where a track can not be measured', async () => {
    const resources = watchResources();
    const impostor = { kind: 'audio', readyState: 'live' } as MediaStreamTrack;
    expect(() => read(impostor)).to.throw();
    await waitFor(() => resources.counts().audioContexts === 0);
    resources.restore();
  });

  it('takes an audio track and nothing else', () => {
    expect(() => readAudioLevel(undefined as never)).to.throw(TypeError, 'track');
    const track = { kind: 'audio' } as MediaStreamTrack;
    expect(() => readAudioLevel(track, null as never)).to.throw(TypeError, 'options must');
    expect(() => readAudioLevel(track, { signal: 1 as never })).to.throw(TypeError, 'signal must');
  });

  describe('that stays silent', () => {
    const watch = (track: MediaStreamTrack, after: number): boolean[] => {
      const seen: boolean[] = [];
      watchSilence(track, (silent) => seen.push(silent), { after, signal: leave.signal });
      return seen;
    };

    it('is looked for in a sensible way', async () => {
      const track = await open(silence());
      const tell = (): void => {};
      expect(() => watchSilence({} as never, tell)).to.throw(TypeError, 'track must');
      expect(() => watchSilence(track, undefined as never)).to.throw(TypeError, 'listener must');
      expect(() => watchSilence(track, tell, null as never)).to.throw(TypeError, 'options must');
      expect(() => watchSilence(track, tell, { signal: 1 as never })).to.throw(TypeError, 'signal must');
      expect(() => watchSilence(track, tell, { after: NaN })).to.throw(TypeError, 'after must');
      expect(() => watchSilence(track, tell, { threshold: 1 })).to.throw(TypeError, 'threshold must');
    });

    it('is told once', async () => {
      const track = await open(silence());
      const started = performance.now();
      const seen = watch(track, 1);
      await waitFor(() => seen.length);
      expect(performance.now() - started).to.be.least(1000);
      expect(seen).to.deep.equal([true]);
      track.enabled = false;
      await waitFor(() => seen.length > 1);
      expect(seen).to.deep.equal([true, false]);
    });

    it('is not told of where something is heard, or the track is off', async () => {
      const [heard, off, quiet] = [await open(tone()), await open(silence()), await open(silence())];
      off.enabled = false;
      const level = read(heard);
      await waitFor(() => level.loudest > 0.05);
      const seen = [watch(heard, 3), watch(off, 3)];
      const last = watch(quiet, 4);
      await waitFor(() => last.length);
      expect(seen).to.deep.equal([[], []]);
    });
  });
});
