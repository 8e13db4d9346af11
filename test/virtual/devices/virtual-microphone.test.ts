import { expect } from '@open-wc/testing';
import { VirtualMicrophone } from '../../../src/virtual/devices/virtual-microphone.js';
import type { SourceOutput } from '../../../src/virtual/devices/virtual-device.js';
import { audioFile, babble, noise, silence, tone, type Sound } from '../../../src/virtual/sounds/sounds.js';
import { waitFor } from '../../support/wait.js';

const SETTINGS = { channelCount: 1, sampleRate: 48000 };

/** One second of a tone of 1000 Hz, as a WAV file. */
function wavFile(): Blob {
  const rate = 8000;
  const samples = Int16Array.from(
    { length: rate },
    (_, at) => 8000 * Math.sin((2 * Math.PI * 1000 * at) / rate),
  );
  const header = new DataView(new ArrayBuffer(44));
  const text = (at: number, letters: string): void =>
    new TextEncoder().encode(letters).forEach((byte, index) => header.setUint8(at + index, byte));
  text(0, 'RIFF');
  header.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, samples.byteLength, true);
  return new Blob([header, samples], { type: 'audio/wav' });
}

/** Listens to a track. */
class Ear {
  readonly #context = new AudioContext();
  readonly #analyser = new AnalyserNode(this.#context, { fftSize: 2048, smoothingTimeConstant: 0 });

  constructor(track: MediaStreamTrack) {
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
  }

  /** The largest sample of the last 40 ms. */
  get level(): number {
    const samples = new Float32Array(2048);
    this.#analyser.getFloatTimeDomainData(samples);
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  }

  /** The loudest frequency, in hertz. */
  get pitch(): number {
    const levels = new Float32Array(1024);
    this.#analyser.getFloatFrequencyData(levels);
    return (levels.indexOf(Math.max(...levels)) * this.#context.sampleRate) / 2048;
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

describe('VirtualMicrophone', () => {
  let output: SourceOutput | undefined;
  let ear: Ear | undefined;

  const listen = (sound?: Sound): Ear => {
    output = new VirtualMicrophone(sound && { sound }).open(SETTINGS);
    return (ear = new Ear(output.track));
  };

  afterEach(async () => {
    output?.close();
    await ear?.close();
    output = ear = undefined;
  });

  it('says what it can do', () => {
    const { spaces, capabilities, defaults } = new VirtualMicrophone({ channelCount: 1 });
    expect(spaces[0]!.echoCancellation).to.deep.equal([true, false, 'all', 'remote-only']);
    expect(capabilities).to.deep.include({
      channelCount: { min: 1, max: 1 },
      sampleRate: { min: 44100, max: 48000 },
      autoGainControl: [true, false],
    });
    expect(defaults).to.include({ echoCancellation: true, sampleRate: 48000, channelCount: 1 });
  });

  it('hears a tone of the frequency that is asked for', async () => {
    const ear = listen(tone(1000));
    expect(output!.track.kind).to.equal('audio');
    await waitFor(() => {
      const { level, pitch } = ear;
      return level > 0.08 && level < 0.13 && Math.abs(pitch - 1000) < 50;
    });
  });

  it('hears babble by default: louder and quieter', async () => {
    const ear = listen();
    await waitFor(() => ear.level > 0.03);
    await waitFor(() => ear.level < 0.02);
    await waitFor(() => ear.level > 0.03);
  });

  it('hears noise', async () => {
    const ear = listen(noise());
    await waitFor(() => ear.level > 0.05);
  });

  it('hears silence', async () => {
    const ear = listen(silence());
    const start = performance.now();
    await waitFor(() => {
      expect(ear.level).to.equal(0);
      return performance.now() > start + 300;
    });
  });

  it('hears an audio file, again and again', async () => {
    const ear = listen(audioFile(wavFile()));
    await waitFor(() => Math.abs(ear.pitch - 1000) < 50 && ear.level > 0.1);
    const start = performance.now();
    await waitFor(() => performance.now() > start + 1200 && ear.level > 0.1);
  });

  it('is silent while it is muted, and while its track is disabled', async () => {
    const ear = listen(tone());
    await waitFor(() => ear.level > 0.05);
    output!.setMuted(true);
    await waitFor(() => ear.level < 0.001);
    output!.setMuted(false);
    await waitFor(() => ear.level > 0.05);
    output!.track.enabled = false;
    await waitFor(() => ear.level < 0.001);
  });

  it('is heard on while the number of its channels changes', async () => {
    const ear = listen(tone());
    await waitFor(() => ear.level > 0.05);
    for (const channelCount of [2, 1, 2]) {
      output!.configure({ ...SETTINGS, channelCount });
      const later = new Ear(output!.track);
      await waitFor(() => ear.level > 0.05 && later.level > 0.05);
      await later.close();
    }
  });

  it('starts muted when its hardware is', async () => {
    const microphone = new VirtualMicrophone({ sound: tone() });
    microphone.muted = true;
    output = microphone.open(SETTINGS);
    ear = new Ear(output.track);
    const { level } = ear;
    expect(level).to.equal(0);
    output.setMuted(false);
    await waitFor(() => ear!.level > 0.05);
  });

  it('plays several at once, and goes on when one of them is closed', async () => {
    const other = new VirtualMicrophone({ sound: babble() }).open(SETTINGS);
    const ear = listen(tone());
    other.close();
    expect(other.track.readyState).to.equal('ended');
    await waitFor(() => ear.level > 0.05);
  });
});
