// From the press of the shutter to a File: takePhoto() against drawImage() and toBlob(), both JPEG of quality 0.92.
import { takePhoto } from '../src/core/sinks/still-photo.js';
import { compare, frames, rest, type BenchRow } from './measure.js';

const video = document.querySelector('video')!;

async function bareFile(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')!.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  return new File([blob!], 'photo.jpg', { type: 'image/jpeg' });
}

const kitFile = async (): Promise<File> => (await takePhoto(video, { name: 'photo' })).file;

async function shutter(take: () => Promise<File>): Promise<number> {
  await rest(100);
  await frames(video);
  const start = performance.now();
  const { size } = await take();
  const time = performance.now() - start;
  if (!size) throw new Error('an empty file');
  return time;
}

async function measure(width: number, height: number): Promise<BenchRow> {
  const constraints = { width: { exact: width }, height: { exact: height } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: constraints });
  video.srcObject = stream;
  await frames(video, 5);
  const row = await compare(`shutter to File, ${width}×${height}`, {
    bare: () => shutter(bareFile),
    ours: () => shutter(kitFile),
    target: { ratio: 1.1 },
    rounds: 41,
  });
  for (const track of stream.getTracks()) track.stop();
  return row;
}

async function measureAll(): Promise<BenchRow[]> {
  return [await measure(1280, 720), await measure(1920, 1080)];
}

Object.assign(globalThis, { rows: measureAll() });
