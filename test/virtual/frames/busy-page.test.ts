import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { itNeeds } from '../../support/engine.js';
import { waitFor } from '../../support/wait.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** Keeps this thread busy for 900 ms of every 1000: what it films itself is then a few frames a second. */
function keepBusy(): () => void {
  const timer = setInterval(() => {
    const end = performance.now() + 900;
    while (performance.now() < end);
  }, 1000);
  return () => clearInterval(timer);
}

/** Enough that they can't come from the busy thread, and far below the rate of the camera. */
const MANY = 12;

/** Waits for a second in which many different frames come out of a camera while this thread is busy. */
async function expectWhileBusy(settings: MediaTrackSettings): Promise<void> {
  const { track, close } = new VirtualCamera().open(settings);
  const counter = new Worker(new URL('../support/count-frames.worker.ts', import.meta.url), {
    type: 'module',
  });
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 10 });
  const counts: number[] = [];
  counter.onmessage = ({ data }: MessageEvent<number>) => counts.push(data);
  counter.postMessage(readable, [readable]);
  const idle = keepBusy();
  try {
    await waitFor(() => counts.some((count) => count >= MANY), { timeout: 15_000 }).catch(() =>
      expect.fail(`frames a second: ${String(counts)}`),
    );
  } finally {
    idle();
    counter.terminate();
    close();
  }
}

describe('a page that is busy nearly all of the time', () => {
  const settings = { width: 1280, height: 720, frameRate: 30 };

  itNeeds('MediaStreamTrackProcessor', 'gets the frames of a camera all the same', async () => {
    await expectWhileBusy(settings);
  });

  itNeeds('MediaStreamTrackProcessor', 'gets them with the background blurred, too', async () => {
    await expectWhileBusy({ ...settings, backgroundBlur: true });
  });
});
