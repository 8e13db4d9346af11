// From nothing to the first presented frame: <media-stream-preview autoplay> against getUserMedia() and <video>.
import '../src/define/media-stream-preview.js';
import { compare, frames, rest, type BenchRow } from './measure.js';

/** What the element asks for by default. */
const CONSTRAINTS = { video: true };

/** Devices close a while after their last track has ended; only then is opening one the whole way again. */
const RELEASE_MS = 500;

async function bare(): Promise<number> {
  const start = performance.now();
  const video = document.createElement('video');
  video.autoplay = video.muted = video.playsInline = true;
  document.body.append(video);
  const stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
  video.srcObject = stream;
  await frames(video);
  const time = performance.now() - start;
  video.remove();
  video.srcObject = null;
  for (const track of stream.getTracks()) track.stop();
  await rest(RELEASE_MS);
  return time;
}

async function ours(): Promise<number> {
  const start = performance.now();
  const preview = document.createElement('media-stream-preview');
  preview.autoplay = true;
  document.body.append(preview);
  await preview.updateComplete;
  await frames(preview.videoElement!);
  const time = performance.now() - start;
  const tracks = preview.stream!.getTracks();
  preview.remove();
  while (tracks.some(({ readyState }) => readyState === 'live')) await rest(10);
  await rest(RELEASE_MS);
  return time;
}

const measureAll = async (): Promise<BenchRow[]> => [
  await compare('time to first frame', { bare, ours, target: 1.05, rounds: 15 }),
];

Object.assign(globalThis, { rows: measureAll() });
