import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { itNeeds } from '../../support/engine.js';
import { waitFor } from '../../support/wait.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** A time in which this thread did nothing else, in milliseconds since 1970. */
type BusyTime = readonly [start: number, end: number];

/** Keeps this thread busy but for 100 ms now and then: each time for longer, as a slow machine draws few frames. */
function keepBusy(): { times: BusyTime[]; stop(): void } {
  const times: BusyTime[] = [];
  let length = 900;
  const work = (): void => {
    const start = Date.now();
    while (Date.now() < start + length);
    times.push([start, Date.now()]);
    length = Math.min(length * 1.5, 5000);
    timer = setTimeout(work, 100);
  };
  let timer = setTimeout(work);
  return { times, stop: () => clearTimeout(timer) };
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
  let busy: ReturnType<typeof keepBusy> | undefined;
  try {
    await waitFor(() => times.length, { message: 'a first frame' });
    const { times: busyTimes } = (busy = keepBusy());
    await waitFor(() => mostWithin(busyTimes, times) >= SEVERAL, { timeout: 40_000 });
  } finally {
    busy?.stop();
    reader.terminate();
    close();
  }
}

describe('a page that is busy nearly all of the time', function () {
  this.timeout(60_000);
  const settings = { width: 1280, height: 720, frameRate: 30 };

  itNeeds('MediaStreamTrackProcessor', 'gets the frames of a camera all the same', async () => {
    await expectWhileBusy(settings);
  });

  itNeeds('MediaStreamTrackProcessor', 'gets them with the background blurred, too', async () => {
    await expectWhileBusy({ ...settings, backgroundBlur: true });
  });
});
