import { failure, invalidState } from '../failures.js';
import type { FilmedSource, Picture } from '../pictures/pictures.js';
import { enterStudio, leaveStudio, type StudioPort } from './page-studio.js';
import type { CanvasTrack, StudioMessage } from './studio.js';
import type { Size, View } from './view.js';

interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}

/** What engines have of the APIs that make tracks. */
interface TrackMakers {
  MediaStreamTrackGenerator?: new (init: { kind: string }) => TrackGenerator;
  CanvasCaptureMediaStreamTrack?: { prototype: object };
}

/** A track, and what its frames are put into. */
interface Sink {
  readonly track: MediaStreamTrack;
  readonly canvas?: HTMLCanvasElement;
  readonly writable?: WritableStream<VideoFrame>;
}

function openSink({ width, height }: Size): Sink {
  const { MediaStreamTrackGenerator, CanvasCaptureMediaStreamTrack } = globalThis as TrackMakers;
  if (MediaStreamTrackGenerator) {
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    // Of a plain class, as a camera's track is; it goes on when the generator's own track ends.
    const track = generator.clone();
    generator.stop();
    return { track, writable: generator.writable };
  }
  // Of the right size from the start: whoever grabs the first frame would get that of an empty canvas.
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  // Firefox films no canvas without a context.
  canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const asked = 'requestFrame' in (CanvasCaptureMediaStreamTrack?.prototype ?? {});
  const [track] = (asked ? canvas.captureStream(0) : canvas.captureStream()).getVideoTracks();
  return { track: track!, canvas };
}

let lastId = 0;

/** A video track that films a picture until it is closed. */
export class FrameOutput {
  /** A plain track of the engine. */
  readonly track: MediaStreamTrack;
  readonly #id = ++lastId;
  readonly #timing: Promise<StudioPort>;
  readonly #filming: Promise<StudioPort>;
  readonly #filmed: FilmedSource | undefined;
  readonly #closing = new AbortController();

  /** Starts to film, at a rate in frames a second. */
  constructor({ load, film, scene, numbered }: Picture, view: View, rate: number) {
    const { here, worker } = enterStudio();
    const { track, writable, canvas } = openSink(view);
    this.track = track;
    this.#filmed = film?.();
    this.#timing = worker;
    this.#filming = canvas || film ? Promise.resolve(here) : worker;
    this.#film({ scene, numbered, view, source: this.#filmed?.source });
    this.#film(canvas ? { canvas, track: track as CanvasTrack } : { writable: writable! }, writable);
    this.setRate(rate);
    load?.().then(
      (source) => this.#film({ source }, source),
      () => undefined,
    );
  }

  /** Shows something else from the next frame on. */
  show(view: View): void {
    this.#film({ view });
  }

  /** Films so many frames a second from now on. */
  setRate(rate: number): void {
    this.#send(this.#timing, { rate });
  }

  /** Draws a photo, as JPEG. Rejects with an InvalidStateError where the output is closed. */
  photo(view: View): Promise<Blob> {
    const { signal } = this.#closing;
    const { port1, port2 } = new MessageChannel();
    return new Promise<Blob>((resolve, reject) => {
      const end = (): void => reject(invalidState('The camera is closed'));
      if (signal.aborted) end();
      signal.addEventListener('abort', end);
      port1.onmessage = ({ data }: MessageEvent<Blob | string>) => {
        if (typeof data === 'string') reject(failure('UnknownError', data));
        else resolve(data);
      };
      this.#film({ photo: view, port: port2 }, port2);
    }).finally(() => port1.close());
  }

  /** Ends the track, and all that ran for it. */
  close(): void {
    if (this.#closing.signal.aborted) return;
    this.track.stop();
    this.#filmed?.close?.();
    this.setRate(0);
    this.#film({ close: true });
    this.#closing.abort();
    leaveStudio();
  }

  #film(message: Omit<StudioMessage, 'id'>, ...transfer: (Transferable | undefined)[]): void {
    this.#send(this.#filming, message, transfer);
  }

  #send(port: Promise<StudioPort>, message: Omit<StudioMessage, 'id'>, transfer: unknown[] = []): void {
    if (this.#closing.signal.aborted) return;
    const things = transfer.filter(Boolean) as Transferable[];
    void port.then((port) => port.postMessage({ ...message, id: this.#id }, things));
  }
}
