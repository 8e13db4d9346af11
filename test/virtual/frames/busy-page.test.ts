import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { itNeeds } from '../../support/engine.js';
import { waitFor } from '../../support/wait.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** Keeps this thread busy for 50 ms of every 100. */
function keepBusy(): () => void {
  const timer = setInterval(() => {
    const end = performance.now() + 50;
    while (performance.now() < end);
  }, 100);
  return () => clearInterval(timer);
}

const meanOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / counts.length;

/**
 * Counts the different frames that come out of a camera while this thread is busy, until they are enough for
 * three seconds: other work of the machine may take some now and then, but the busy page would take some always.
 */
async function expectWhileBusy(least: number, settings: MediaTrackSettings): Promise<void> {
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
    await waitFor(() => counts.length >= 3 && meanOf(counts.slice(-3)) >= least, { timeout: 15_000 }).catch(
      () => expect.fail(`frames a second: ${String(counts)}`),
    );
  } finally {
    idle();
    counter.terminate();
    close();
  }
}

describe('a page that is busy half of the time', () => {
  const settings = { width: 1280, height: 720, frameRate: 30 };

  itNeeds('MediaStreamTrackProcessor', 'gets 28 of 30 frames a second at 1280 × 720', async () => {
    await expectWhileBusy(28, settings);
  });

  itNeeds('MediaStreamTrackProcessor', 'gets them with the background blurred, too', async () => {
    await expectWhileBusy(28, { ...settings, backgroundBlur: true });
  });
});
