// How many frames a second come out of a virtual camera, at a track processor in a worker, while the page's own thread
// is busy half of the time. The bare way to film a drawing is a canvas that this thread paints, with the same painter.
import { VirtualCamera } from '../src/virtual/devices/virtual-camera.js';
import { createEffects, createPainter } from '../src/virtual/frames/painter.js';
import { viewOf } from '../src/virtual/frames/view.js';
import { STAMP_LAYOUT, stampCells } from '../src/virtual/pictures/frame-stamp.js';
import { SCENES } from '../src/virtual/pictures/scenes.js';
import { compare, type BenchRow } from './measure.js';

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

const SETTINGS = { width: 1280, height: 720, frameRate: 30 };

/** How often this thread is busy, and for how long then. */
const LOAD_MS = { every: 100, busy: 50 };

/** Each figure is the mean of so many seconds. */
const SECONDS = 3;

/** What films until it is closed. */
interface Filming {
  readonly track: MediaStreamTrack;
  close(): void;
}

const canvas = document.querySelector('canvas')!;
const context = canvas.getContext('2d', { alpha: false })!;
const paint = createPainter(SCENES, stampCells, STAMP_LAYOUT, createEffects());

function filmHere(): Filming {
  const [track] = canvas.captureStream(SETTINGS.frameRate).getVideoTracks();
  const shot = { view: viewOf(SETTINGS, SETTINGS, {}, {}), scene: 'card', numbered: true };
  let frameNumber = 0;
  const timer = setInterval(() => paint(context, { ...shot, frameNumber: frameNumber++ }), 1000 / 30);
  const close = (): void => {
    clearInterval(timer);
    track!.stop();
  };
  return { track: track!, close };
}

function keepBusy(): () => void {
  const timer = setInterval(() => {
    const end = performance.now() + LOAD_MS.busy;
    while (performance.now() < end);
  }, LOAD_MS.every);
  return () => clearInterval(timer);
}

/** Frames with different numbers a second; the second in which all of it starts is not counted. */
async function framesOf({ track, close }: Filming): Promise<number> {
  const counter = new Worker(new URL('./count-frames.worker.ts', import.meta.url), {
    type: 'module',
  });
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 10 });
  const rates: number[] = [];
  const idle = keepBusy();
  await new Promise<void>((resolve) => {
    counter.onmessage = ({ data }: MessageEvent<number>) => {
      if (rates.push(data) > SECONDS) resolve();
    };
    counter.postMessage(readable, [readable]);
  });
  idle();
  counter.terminate();
  close();
  return rates.slice(1).reduce((sum, rate) => sum + rate, 0) / SECONDS;
}

const measureAll = async (): Promise<BenchRow[]> => [
  await compare('1280×720 at 30 fps, page busy half of the time', {
    bare: () => framesOf(filmHere()),
    ours: () => framesOf(new VirtualCamera().open(SETTINGS)),
    target: { least: 28 },
    rounds: 5,
    warmUp: 1,
    unit: 'fps',
  }),
];

Object.assign(globalThis, { rows: measureAll() });
