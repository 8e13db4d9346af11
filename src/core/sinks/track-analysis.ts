import { CaptureError } from '../errors.js';
import { acquireAudioContext, releaseAudioContext } from '../shared-audio-context.js';
import { observeTrack } from '../tracks/observe-track.js';
import type { AudioLevel, ChannelLevel } from './audio-level.js';

/** 43 ms at 48 kHz: at the rate of a screen no sample is missed. */
const SHORT = 2048;
/** The longest that there is: 0.7 s at 48 kHz. */
const LONG = 32768;
const OPTIONS = { fftSize: SHORT, smoothingTimeConstant: 0.6 };

/** What was measured in one go: all who read then, as those that draw one frame do, get the same. */
interface Readings {
  levels?: readonly ChannelLevel[];
  waveform?: Float32Array;
  spectrum?: Float32Array;
}

/** What there is to read of a track. */
export type Measured = Pick<AudioLevel, 'running' | 'levels' | 'loudest' | 'waveform' | 'spectrum'>;

/** What is read where nothing is measured any more. */
export function silence(channels: number): Measured {
  return {
    running: false,
    levels: Array.from({ length: channels }, () => ({ peak: 0, rms: 0 })),
    loudest: 0,
    waveform: new Float32Array(SHORT),
    spectrum: new Float32Array(SHORT / 2).fill(-Infinity),
  };
}

/** Measures one track for all who read it. */
export class TrackAnalysis implements Measured {
  readonly #track: MediaStreamTrack;
  readonly #context = acquireAudioContext();
  /** Kept, as some engines collect a source that only analysers listen to. */
  readonly #source: MediaStreamAudioSourceNode | undefined;
  #channels: readonly AnalyserNode[] = [];
  /** An analyser hears its channels as one. */
  #mixed: AnalyserNode | undefined;
  #long: AnalyserNode | undefined;
  readonly #leave: () => void;
  #samples = new Float32Array(SHORT);
  #longSamples: Float32Array<ArrayBuffer> | undefined;
  #waveform = new Float32Array(SHORT);
  #bins = new Float32Array(SHORT / 2);
  #now: Readings | undefined;

  constructor(track: MediaStreamTrack) {
    this.#track = track;
    this.#source = this.#open();
    this.#connect();
    this.#leave = observeTrack(track).subscribe(() => this.#connect());
  }

  /** In Hz. */
  get sampleRate(): number {
    return this.#context.sampleRate;
  }

  get running(): boolean {
    return this.#context.state === 'running';
  }

  get levels(): readonly ChannelLevel[] {
    if (this.#silent) return this.#channels.map(() => ({ peak: 0, rms: 0 }));
    return (this.#readings.levels ??= this.#channels.map((node) => this.#levelOf(node)));
  }

  get loudest(): number {
    if (this.#silent) return 0;
    this.#longSamples ??= new Float32Array(LONG);
    this.#long!.getFloatTimeDomainData(this.#longSamples);
    return levelIn(this.#longSamples).peak;
  }

  get waveform(): Float32Array {
    if (this.#silent) return this.#waveform.fill(0);
    return (this.#readings.waveform ??= this.#readWaveform());
  }

  get spectrum(): Float32Array {
    if (this.#silent) return this.#bins.fill(-Infinity);
    return (this.#readings.spectrum ??= this.#readSpectrum());
  }

  close(): void {
    this.#leave();
    this.#source?.disconnect();
    releaseAudioContext();
  }

  /** An analyser keeps what it heard last: what the track does not deliver now must not be read from it. */
  get #silent(): boolean {
    const { readyState, enabled, muted } = this.#track;
    return !this.#source || readyState === 'ended' || !enabled || muted || !this.running;
  }

  get #readings(): Readings {
    if (!this.#now) queueMicrotask(() => (this.#now = undefined));
    return (this.#now ??= {});
  }

  #levelOf(node: AnalyserNode): ChannelLevel {
    node.getFloatTimeDomainData(this.#samples);
    return levelIn(this.#samples);
  }

  #readWaveform(): Float32Array {
    this.#mixed ??= this.#listen(OPTIONS);
    this.#mixed.getFloatTimeDomainData(this.#waveform);
    return this.#waveform;
  }

  #readSpectrum(): Float32Array {
    this.#mixed ??= this.#listen(OPTIONS);
    this.#mixed.getFloatFrequencyData(this.#bins);
    return this.#bins;
  }

  /** Some engines make no source of a track that has ended: it is silent without one. */
  #open(): MediaStreamAudioSourceNode | undefined {
    if (this.#track.readyState === 'ended') return undefined;
    try {
      return this.#context.createMediaStreamSource(new MediaStream([this.#track]));
    } catch (cause) {
      releaseAudioContext();
      throw new CaptureError('unsupported', { kind: 'audio', message: 'The track can’t be measured', cause });
    }
  }

  /** Gives each channel its analyser; a microphone may have another number of them after applyConstraints(). */
  #connect(): void {
    const count = channelsOf(this.#track);
    if (this.#channels.length === count) return;
    const context = this.#context;
    this.#now = this.#mixed = undefined;
    this.#channels = Array.from({ length: count }, () => new AnalyserNode(context, OPTIONS));
    this.#source?.disconnect();
    // It listens from the beginning, for those who look once.
    this.#long = this.#source && this.#listen({ fftSize: LONG });
    if (count === 1) {
      this.#mixed = this.#channels[0]!;
      return void this.#source?.connect(this.#mixed);
    }
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: count });
    this.#source?.connect(splitter);
    this.#channels.forEach((node, channel) => splitter.connect(node, channel));
  }

  #listen(options: AnalyserOptions): AnalyserNode {
    const node = new AnalyserNode(this.#context, options);
    this.#source!.connect(node);
    return node;
  }
}

/** Where the engine does not tell, all channels are measured as one. An ended track tells no more. */
function channelsOf(track: MediaStreamTrack): number {
  return Math.min(Math.max(track.getSettings().channelCount ?? 1, 1), 32);
}

/** Many times a second: an index is what engines are fastest with. */
function levelIn(samples: Float32Array): ChannelLevel {
  let peak = 0;
  let squares = 0;
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at]!;
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    squares += sample * sample;
  }
  return { peak, rms: Math.sqrt(squares / samples.length) };
}
