/** Reads the frames of a stream that is handed over, and says each second how many different numbers came per second. */
import { readFrameNumber } from '../src/virtual/pictures/frame-stamp.js';

async function count(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  let numbers = new Set<number>();
  let start: number | undefined;
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    const number = readFrameNumber(frame);
    frame.close();
    const now = performance.now();
    start ??= now;
    if (now - start >= 1000) {
      postMessage((numbers.size * 1000) / (now - start));
      start = now;
      numbers = new Set();
    }
    if (number !== undefined) numbers.add(number);
  }
}

addEventListener('message', ({ data }: MessageEvent<ReadableStream<VideoFrame>>) => void count(data));
