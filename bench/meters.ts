// What 50 meters and 12 previews of one camera and one microphone take of the page's own thread, against a page that
// draws the same by hand; and how many devices and audio contexts are open for them.
import '../src/define/audio-level-meter.js';
import '../src/define/media-capture-session.js';
import '../src/define/media-stream-preview.js';
import { showByHand } from './meters-by-hand.js';
import { compare, frames, rest, type BenchRow } from './measure.js';

/** What this thread has worked since the page began, in ms of the processor: comes from the bench's runner. */
declare function threadTime(): Promise<number>;

const PREVIEWS = 12;
const METERS = 50;
/** A microphone in one channel has one bar everywhere. */
const CONSTRAINTS = { video: true, audio: { channelCount: 1 } };
/** Each figure is the mean of so many frames of the screen, after so many that are not counted. */
const FRAMES = 240;
const SETTLE = 60;
/** Devices close a while after their last track has ended. */
const RELEASE_MS = 300;

/** What was asked for. */
const opened = { video: 0, audio: 0, contexts: 0 };
/** What was asked for while ours was shown last. */
let openedByUs = opened;

const { getUserMedia } = MediaDevices.prototype;
MediaDevices.prototype.getUserMedia = function (this: MediaDevices, constraints = {}) {
  if (constraints.video) opened.video += 1;
  if (constraints.audio) opened.audio += 1;
  return getUserMedia.call(this, constraints);
};
globalThis.AudioContext = new Proxy(AudioContext, {
  construct(target, args, newTarget) {
    opened.contexts += 1;
    return Reflect.construct(target, args, newTarget) as AudioContext;
  },
});

async function framesOfScreen(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise(requestAnimationFrame);
}

/** The work of a second of 60 frames: a busy machine shows fewer. */
async function workPerSecond(): Promise<number> {
  await framesOfScreen(SETTLE);
  const start = await threadTime();
  await framesOfScreen(FRAMES);
  return (((await threadTime()) - start) / FRAMES) * 60;
}

const fill = (root: Element, tag: string, preview: string, meter: string): void => {
  root.innerHTML = `<${tag}><div class="previews">${preview.repeat(PREVIEWS)}</div><div class="meters">${meter.repeat(METERS)}</div></${tag}>`;
  document.body.append(root);
};

async function empty(root: Element): Promise<void> {
  root.remove();
  await rest(RELEASE_MS);
}

async function byHand(): Promise<number> {
  const root = document.createElement('div');
  fill(root, 'div', '<div></div>', '<div></div>');
  const [previews, meters] = ['previews', 'meters'].map((name) => [
    ...root.querySelectorAll(`.${name} > div`),
  ]);
  const stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
  const { videos, stop } = showByHand(stream, previews!, meters!);
  await Promise.all(videos.map((video) => frames(video)));
  const time = await workPerSecond();
  stop();
  for (const track of stream.getTracks()) track.stop();
  await empty(root);
  return time;
}

async function ours(): Promise<number> {
  const root = document.createElement('div');
  fill(
    root,
    'media-capture-session',
    '<media-stream-preview></media-stream-preview>',
    '<audio-level-meter></audio-level-meter>',
  );
  Object.assign(opened, { video: 0, audio: 0, contexts: 0 });
  const session = root.querySelector('media-capture-session')!;
  session.constraints = CONSTRAINTS;
  await session.start();
  const previews = [...root.querySelectorAll('media-stream-preview')];
  await Promise.all(previews.map((preview) => preview.whenReady()));
  const time = await workPerSecond();
  openedByUs = { ...opened };
  await empty(root);
  return time;
}

const count = (what: string, figure: number): BenchRow => ({
  what,
  unit: '',
  ours: figure,
  target: { most: 1 },
});

async function measureAll(): Promise<BenchRow[]> {
  const work = await compare('50 meters, 12 previews: thread time a second', {
    bare: byHand,
    ours,
    target: { ratio: 1.3 },
    rounds: 9,
    warmUp: 1,
  });
  const { video, audio, contexts } = openedByUs;
  return [
    work,
    count('requests for the camera', video),
    count('requests for the microphone', audio),
    count('audio contexts', contexts),
  ];
}

Object.assign(globalThis, { rows: measureAll() });
