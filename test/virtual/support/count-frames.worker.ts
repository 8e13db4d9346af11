/** Reads the frames of a stream that is handed over, and says how many different numbers they have in each second. */
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';

/** What the worker is given. */
export interface CountFrames {
  readonly readable: ReadableStream<VideoFrame>;
  /** For how long, in milliseconds. */
  readonly time: number;
}

addEventListener('message', ({ data: { readable, time } }: MessageEvent<CountFrames>) => {
  void (async () => {
    const reader = readable.getReader();
    const numbers = new Set<number>();
    let start: number | undefined;
    let last = 0;
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) break;
      const number = readFrameNumber(frame);
      frame.close();
      last = performance.now();
      start ??= last;
      if (number !== undefined) numbers.add(number);
      if (last - start > time) break;
    }
    postMessage(((numbers.size - 1) * 1000) / (last - start!));
  })();
});
