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

describe('a busy page', () => {
  itNeeds('MediaStreamTrackProcessor', 'gets 28 of 30 frames a second at 1280 × 720', async () => {
    const { track, close } = new VirtualCamera().open({ width: 1280, height: 720, frameRate: 30 });
    const counter = new Worker(new URL('../support/count-frames.worker.ts', import.meta.url), {
      type: 'module',
    });
    const { readable } = new MediaStreamTrackProcessor({ track });
    const idle = keepBusy();
    try {
      const message: CountFrames = { readable, time: 5000 };
      counter.postMessage(message, [readable]);
      const { data } = (await nextEvent(counter, 'message')) as MessageEvent<number>;
      expect(data).to.be.at.least(28);
    } finally {
      idle();
      counter.terminate();
      close();
    }
  });
});
