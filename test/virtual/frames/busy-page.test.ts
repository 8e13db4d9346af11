import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { itNeeds } from '../../support/engine.js';
import { waitFor } from '../../support/wait.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** A time in which this thread did nothing else, in milliseconds since 1970. */
type BusyTime = readonly [start: number, end: number];

/** Keeps this thread busy for 900 ms of every 1000. */
function keepBusy(): { times: BusyTime[]; stop(): void } {
  const times: BusyTime[] = [];
  const timer = setInterval(() => {
    const start = Date.now();
    while (Date.now() < start + 900);
    times.push([start, Date.now()]);
  }, 1000);
  return { times, stop: () => clearInterval(timer) };
}

/** The most frames that were drawn while this thread was busy once: of what it draws itself, there is none. */
const mostWithin = (busy: readonly BusyTime[], times: readonly number[]): number =>
  Math.max(0, ...busy.map(([start, end]) => times.filter((time) => time > start && time < end).length));

const SEVERAL = 3;

/** Waits until several frames that come out of a camera were drawn while this thread could do nothing for them. */
async function expectWhileBusy(settings: MediaTrackSettings): Promise<void> {
  const { track, close } = new VirtualCamera().open(settings);
  const reader = new Worker(new URL('../support/frame-times.worker.ts', import.meta.url), { type: 'module' });
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 10 });
  const times: number[] = [];
  reader.onmessage = ({ data }: MessageEvent<number>) => times.push(data);
  reader.postMessage(readable, [readable]);
  const busy = keepBusy();
  try {
    await waitFor(() => mostWithin(busy.times, times) >= SEVERAL, { timeout: 20_000 });
  } finally {
    busy.stop();
    reader.terminate();
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
