import { checkOptions } from '../check-options.js';
import { wantedNumber } from '../constraints/constraint-values.js';
import { CaptureError } from '../errors.js';
import { CaptureSource } from './capture-source.js';
import { mayRead } from './cross-origin.js';
import { own } from './source-tracks.js';

/** How a canvas is captured. */
export interface CanvasSourceOptions {
  /**
   * The most frames a second, in Hz; 0 for none but those that requestFrame() asks for. By default that of the
   * constraints, else a frame each time the canvas was painted.
   */
  frameRate?: number | undefined;
}

interface FrameRequester {
  requestFrame?(): void;
}

/** A canvas as a source; what is open at the moment can be asked for a frame. */
export class CanvasSource extends CaptureSource {
  /** What is captured. */
  readonly canvas: HTMLCanvasElement;
  #streams = new Set<MediaStream>();

  constructor(canvas: HTMLCanvasElement, { frameRate }: CanvasSourceOptions = {}) {
    super({ open: async ({ video }) => (video ? [this.#capture(frameRate ?? frameRateOf(video))] : []) });
    this.canvas = canvas;
  }

  /** Captures a frame: what the canvas shows now, in WebKit what is painted next (CanvasCaptureMediaStreamTrack). */
  requestFrame(): void {
    for (const stream of this.#streams) {
      // Firefox has it on the stream.
      const targets = [stream, ...stream.getTracks()] as FrameRequester[];
      targets.find(({ requestFrame }) => requestFrame)?.requestFrame!();
    }
  }

  #capture(frameRate: number | undefined): ReturnType<typeof own> {
    if (!this.canvas.captureStream) throw new CaptureError('unsupported', { kind: 'video' });
    const stream = mayRead(() => this.canvas.captureStream(frameRate));
    this.#streams.add(stream);
    return own(stream.getVideoTracks()[0]!, { close: () => this.#streams.delete(stream) });
  }
}

function frameRateOf(video: boolean | MediaTrackConstraints): number | undefined {
  return typeof video === 'object' ? wantedNumber(video.frameRate) : undefined;
}

/**
 * What a canvas shows (Media Capture from DOM Elements, section 4). The track of the session is a
 * CanvasCaptureMediaStreamTrack; the canvas needs a context before.
 *
 * start() rejects with `blocked-by-policy` where the canvas shows content of another origin.
 * @throws {TypeError} where `canvas` is no canvas, or the frame rate is no number from 0
 */
export function canvasSource(canvas: HTMLCanvasElement, options: CanvasSourceOptions = {}): CanvasSource {
  if (typeof canvas?.toDataURL !== 'function') throw new TypeError('canvasSource: canvas must be a <canvas>');
  checkOptions('canvasSource', options);
  const { frameRate = 0 } = options;
  if (!(Number.isFinite(frameRate) && frameRate >= 0))
    throw new TypeError('canvasSource: frameRate must be a number from 0');
  return new CanvasSource(canvas, options);
}
