/** Reads the frames of a stream that is handed over, and says when each was drawn, in milliseconds since 1970. */
import { readFrameStamp } from '../../../src/virtual/pictures/frame-stamp.js';

async function tell(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    const stamp = readFrameStamp(frame);
    frame.close();
    if (stamp) postMessage(stamp.time);
  }
}

addEventListener('message', ({ data }: MessageEvent<ReadableStream<VideoFrame>>) => void tell(data));
