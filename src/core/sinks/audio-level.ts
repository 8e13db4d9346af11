import { checkOptions } from '../check-options.js';
import { CaptureError } from '../errors.js';
import type { SubscribeOptions } from '../observable.js';
import { silence, TrackAnalysis, type Measured } from './track-analysis.js';

/** How loud one channel is; 1 is as loud as can be. */
export interface ChannelLevel {
  /** The largest sample. */
  readonly peak: number;
  /** The root mean square of the samples: nearer to what people hear. */
  readonly rms: number;
}

/** Reads how loud a track is, until it is closed. */
export interface AudioLevel {
  /** What is read. */
  readonly track: MediaStreamTrack;
  /**
   * False until the page may play sounds: before a gesture of its user some browsers measure nothing, and everything is
   * silent.
   */
  readonly running: boolean;
  /** The levels of the last 40 ms or so, a channel each, left first; zeros for a track that is off, muted or ended. */
  readonly levels: readonly ChannelLevel[];
  /** The largest sample of the last 0.7 s, of all channels together: for those who look seldom. */
  readonly loudest: number;
  /** The samples of the last 40 ms or so, -1 to 1, of all channels together. The array is used again for later ones. */
  readonly waveform: Float32Array;
  /**
   * The loudness of frequencies from 0 Hz to half of `sampleRate`, in steps of the same size, in dB, of all channels
   * together; a little of what was before is in it, so that it does not flicker. The array is used again for later ones.
   */
  readonly spectrum: Float32Array;
  /** Samples per second, in Hz. */
  readonly sampleRate: number;
  /** Ends the reading; what is read afterwards is silence. */
  close(): void;
}

interface SharedAnalysis {
  readonly analysis: TrackAnalysis;
  users: number;
}

const open = /* @__PURE__ */ new WeakMap<MediaStreamTrack, SharedAnalysis>();

function acquire(track: MediaStreamTrack): TrackAnalysis {
  const shared = open.get(track) ?? { analysis: new TrackAnalysis(track), users: 0 };
  shared.users += 1;
  open.set(track, shared);
  return shared.analysis;
}

function release(track: MediaStreamTrack): void {
  const shared = open.get(track);
  if (!shared || --shared.users) return;
  shared.analysis.close();
  open.delete(track);
}

/** One reader of a track. */
class LevelReader implements AudioLevel {
  readonly track: MediaStreamTrack;
  readonly sampleRate: number;
  #measured: Measured;
  #signal: AbortSignal | undefined;
  #isOpen = true;

  constructor(track: MediaStreamTrack, { signal }: SubscribeOptions) {
    const analysis = acquire(track);
    this.track = track;
    this.sampleRate = analysis.sampleRate;
    this.#measured = analysis;
    this.#signal = signal;
    signal?.addEventListener('abort', this.close);
    if (signal?.aborted) this.close();
  }

  get running(): boolean {
    return this.#measured.running;
  }

  get levels(): readonly ChannelLevel[] {
    return this.#measured.levels;
  }

  get loudest(): number {
    return this.#measured.loudest;
  }

  get waveform(): Float32Array {
    return this.#measured.waveform;
  }

  get spectrum(): Float32Array {
    return this.#measured.spectrum;
  }

  close = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    // What others go on to measure is not for this reader any more.
    this.#measured = silence(this.levels.length);
    release(this.track);
    this.#signal?.removeEventListener('abort', this.close);
  };
}

/**
 * Measures how loud a track is, with Web Audio (MediaStreamAudioSourceNode, AnalyserNode). All readings of a page share
 * one AudioContext, and those of one track share its analysers; what is read in one go, as for one frame of the screen, is
 * measured once. Nothing is played. Chromium measures a track of a remote peer only where a media element plays it, too; a
 * muted one will do.
 * @param options - its `signal` closes it
 * @throws {TypeError} where `track` is no audio track, or `signal` no AbortSignal
 * @throws {CaptureError} `unsupported` where the browser has no Web Audio, or does not let it have this track
 */
export function readAudioLevel(track: MediaStreamTrack, options: SubscribeOptions = {}): AudioLevel {
  if (track?.kind !== 'audio') throw new TypeError('readAudioLevel: track must be an audio track');
  checkOptions('readAudioLevel', options);
  if (!('AudioContext' in globalThis)) throw new CaptureError('unsupported', { kind: 'audio' });
  return new LevelReader(track, options);
}
