import { acquireAudioContext, releaseAudioContext } from '../shared-audio-context.js';
import { observeTrack } from '../tracks/observe-track.js';
import type { ChannelLevel } from './audio-level.js';

/** 43 ms at 48 kHz: at the rate of a screen no sample is missed. */
const SHORT = 2048;
/** The longest that there is: 0.7 s at 48 kHz. */
const LONG = 32768;

/** Measures one track for all who read it. */
export class TrackAnalysis {
  readonly #track: MediaStreamTrack;
  readonly #context = acquireAudioContext();
  /** Kept, as some engines collect a source that only analysers listen to. */
  readonly #source: MediaStreamAudioSourceNode | undefined;
  #channels: readonly AnalyserNode[] = [];
  #long: AnalyserNode | undefined;
  readonly #leave: () => void;
  #samples = new Float32Array(SHORT);
  #longSamples: Float32Array<ArrayBuffer> | undefined;
  #bins = new Float32Array(SHORT / 2);
  #levels: readonly ChannelLevel[] | undefined;

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
    if (this.#levels) return this.#levels;
    // All who read in one go, as those that draw one frame do, get the same.
    queueMicrotask(() => (this.#levels = undefined));
    return (this.#levels = this.#channels.map((node) => this.#levelOf(node)));
  }

  get loudest(): number {
    if (this.#silent) return 0;
    this.#long ??= this.#listenLong();
    this.#longSamples ??= new Float32Array(LONG);
    this.#long.getFloatTimeDomainData(this.#longSamples);
    return levelIn(this.#longSamples).peak;
  }

  get waveform(): Float32Array {
    if (this.#silent) return this.#samples.fill(0);
    this.#channels[0]!.getFloatTimeDomainData(this.#samples);
    return this.#samples;
  }

  get spectrum(): Float32Array {
    if (this.#silent) return this.#bins.fill(-Infinity);
    this.#channels[0]!.getFloatFrequencyData(this.#bins);
    return this.#bins;
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

  #levelOf(node: AnalyserNode): ChannelLevel {
    node.getFloatTimeDomainData(this.#samples);
    return levelIn(this.#samples);
  }

  /** Some engines make no source of a track that has ended: it is silent without one. */
  #open(): MediaStreamAudioSourceNode | undefined {
    if (this.#track.readyState === 'ended') return undefined;
    return this.#context.createMediaStreamSource(new MediaStream([this.#track]));
  }

  /** Gives each channel its analyser; a microphone may have another number of them after applyConstraints(). */
  #connect(): void {
    const count = channelsOf(this.#track);
    if (this.#channels.length === count) return;
    const context = this.#context;
    const options = { fftSize: SHORT, smoothingTimeConstant: 0.6 };
    this.#levels = this.#long = undefined;
    this.#channels = Array.from({ length: count }, () => new AnalyserNode(context, options));
    this.#source?.disconnect();
    if (count === 1) return void this.#source?.connect(this.#channels[0]!);
    const splitter = new ChannelSplitterNode(context, { numberOfOutputs: count });
    this.#source?.connect(splitter);
    this.#channels.forEach((node, channel) => splitter.connect(node, channel));
  }

  #listenLong(): AnalyserNode {
    const node = new AnalyserNode(this.#context, { fftSize: LONG });
    this.#source!.connect(node);
    return node;
  }
}

/** Where the engine does not tell, all channels are measured as one. An ended track tells no more. */
function channelsOf(track: MediaStreamTrack): number {
  return Math.min(Math.max(track.getSettings().channelCount ?? 1, 1), 32);
}

function levelIn(samples: Float32Array): ChannelLevel {
  let peak = 0;
  let squares = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    squares += sample * sample;
  }
  return { peak, rms: Math.sqrt(squares / samples.length) };
}
