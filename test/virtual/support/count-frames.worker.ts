/** Reads the frames of a stream that is handed over, and says of each second how many different numbers they have. */
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';

async function count(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  let numbers = new Set<number>();
  let end = 0;
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    const number = readFrameNumber(frame);
    frame.close();
    if (performance.now() > end) {
      if (end) postMessage(numbers.size);
      end = performance.now() + 1000;
      numbers = new Set();
    }
    if (number !== undefined) numbers.add(number);
  }
}

addEventListener('message', ({ data }: MessageEvent<ReadableStream<VideoFrame>>) => void count(data));
