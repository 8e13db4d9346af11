// From nothing to the first presented frame: a new <media-stream-preview> that starts at once, against getUserMedia()
// and <video>. With `autoplay` it asks first whether that would prompt: a question that the bare page does not ask.
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

async function ours(autoplay: boolean): Promise<number> {
  const start = performance.now();
  const preview = document.createElement('media-stream-preview');
  preview.autoplay = autoplay;
  document.body.append(preview);
  if (!autoplay) void preview.start();
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
  await compare('time to first frame', {
    bare,
    ours: () => ours(false),
    target: { ratio: 1.05 },
    rounds: 15,
  }),
  await compare('the same with autoplay', {
    bare,
    ours: () => ours(true),
    target: { ratio: 1.2 },
    rounds: 15,
  }),
];

Object.assign(globalThis, { rows: measureAll() });
