import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { itNeeds } from '../../support/engine.js';
import { nextEvent } from '../../support/wait.js';
import type { CountFrames } from '../support/count-frames.worker.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => {
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

/** How many different frames a second come out of a camera while this thread is busy. */
async function rateWhileBusy(settings: MediaTrackSettings): Promise<number> {
  const { track, close } = new VirtualCamera().open(settings);
  const counter = new Worker(new URL('../support/count-frames.worker.ts', import.meta.url), {
    type: 'module',
  });
  const { readable } = new MediaStreamTrackProcessor({ track });
  const idle = keepBusy();
  try {
    const message: CountFrames = { readable, time: 4000 };
    counter.postMessage(message, [readable]);
    return ((await nextEvent(counter, 'message')) as MessageEvent<number>).data;
  } finally {
    idle();
    counter.terminate();
    close();
  }
}

describe('a page that is busy half of the time', () => {
  const settings = { width: 1280, height: 720, frameRate: 30 };

  itNeeds('MediaStreamTrackProcessor', 'gets 28 of 30 frames a second at 1280 × 720', async () => {
    expect(await rateWhileBusy(settings)).to.be.at.least(28);
  });

  itNeeds('MediaStreamTrackProcessor', 'gets them with the background blurred, too', async () => {
    expect(await rateWhileBusy({ ...settings, backgroundBlur: true })).to.be.at.least(28);
  });
});
