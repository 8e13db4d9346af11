import { CaptureError } from '../errors.js';
import type { SubscribeOptions } from '../observable.js';
import { TrackAnalysis } from './track-analysis.js';

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

const open = /* @__PURE__ */ new WeakMap<MediaStreamTrack, { analysis: TrackAnalysis; users: number }>();

function release(track: MediaStreamTrack): void {
  const shared = open.get(track);
  if (!shared || --shared.users) return;
  shared.analysis.close();
  open.delete(track);
}

/**
 * Measures how loud a track is, with Web Audio (MediaStreamAudioSourceNode, AnalyserNode). All readings of a page share
 * one AudioContext, and those of one track share its analysers; what is read in one go, as for one frame of the screen, is
 * measured once. Nothing is played. Chromium measures a track of a remote peer only where a media element plays it, too; a
 * muted one will do.
 * @param options - its `signal` closes it
 * @throws {TypeError} where `track` is no audio track
 * @throws {CaptureError} `unsupported` where the browser has no Web Audio
 */
export function readAudioLevel(track: MediaStreamTrack, options: SubscribeOptions = {}): AudioLevel {
  if (track?.kind !== 'audio') throw new TypeError('readAudioLevel: track must be an audio track');
  if (!('AudioContext' in globalThis)) throw new CaptureError('unsupported', { kind: 'audio' });
  const shared = open.get(track) ?? { analysis: new TrackAnalysis(track), users: 0 };
  const { analysis } = shared;
  shared.users += 1;
  open.set(track, shared);
  const { signal } = options;
  let isOpen = true;
  const close = (): void => {
    if (isOpen) release(track);
    isOpen = false;
    signal?.removeEventListener('abort', close);
  };
  signal?.addEventListener('abort', close);
  if (signal?.aborted) close();
  return {
    track,
    close,
    sampleRate: analysis.sampleRate,
    get running() {
      return isOpen && analysis.running;
    },
    get levels() {
      return analysis.levels;
    },
    get loudest() {
      return analysis.loudest;
    },
    get waveform() {
      return analysis.waveform;
    },
    get spectrum() {
      return analysis.spectrum;
    },
  };
}
