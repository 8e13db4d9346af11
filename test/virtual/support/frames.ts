import { expect } from '@open-wc/testing';
import {
  readFrameNumber,
  readFrameStamp,
  type FrameStamp,
} from '../../../src/virtual/pictures/frame-stamp.js';
import type { Colour } from '../../support/pictures.js';
import { videoOf } from '../../support/pictures.js';
import { waitFor } from '../../support/wait.js';

/** Plays a track; the video is not in the document. */
export async function play(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = videoOf(new MediaStream([track]));
  await video.play();
  return video;
}

/** The pixels that a video shows. */
export function pixelsOf(source: HTMLVideoElement | ImageBitmap): ImageData {
  const [width, height] =
    'videoWidth' in source ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, width, height);
}

/** The colour at a place given in fractions of width and height. */
export function colourAt({ data, width, height }: ImageData, x: number, y: number): Colour {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

/** How bright a picture is on the whole, from 0 to 255. */
export function brightnessOf({ data }: ImageData): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += data[at]! + data[at + 1]! + data[at + 2]!;
  return sum / (data.length / 4) / 3;
}

/** Waits until a video shows what is looked for, and returns the pixels. */
export function showing(video: HTMLVideoElement, look: (pixels: ImageData) => boolean): Promise<ImageData> {
  return waitFor(
    () => {
      if (!video.videoWidth) return undefined;
      const pixels = pixelsOf(video);
      return look(pixels) ? pixels : undefined;
    },
    { message: String(look) },
  );
}

/** Waits until a video has another size. */
export const sized = (video: HTMLVideoElement, width: number, height: number): Promise<boolean> =>
  waitFor(() => video.videoWidth === width && video.videoHeight === height, {
    message: `a video of ${width} × ${height}`,
  });

/** The first so many different frame numbers that a video shows. */
export async function numbersOf(video: HTMLVideoElement, count: number): Promise<number[]> {
  const numbers = new Set<number>();
  await waitFor(() => {
    const number = video.videoWidth ? readFrameNumber(video) : undefined;
    if (number !== undefined) numbers.add(number);
    return numbers.size === count;
  });
  return [...numbers];
}

/**
 * Waits for a second in which a camera films about so many frames: by the numbers and times that the frames have, so
 * that it doesn't matter which of them a video shows, nor when.
 */
export function filming(video: HTMLVideoElement, rate: number): Promise<unknown> {
  let start: FrameStamp | undefined;
  const rates: number[] = [];
  const look = (): boolean => {
    const stamp = video.videoWidth ? readFrameStamp(video) : undefined;
    start ??= stamp;
    const seconds = stamp ? (stamp.time - start!.time) / 1000 : 0;
    if (seconds < 1) return false;
    rates.push((stamp!.frameNumber - start!.frameNumber) / seconds);
    start = stamp;
    return Math.abs(rates.at(-1)! - rate) < rate / 5;
  };
  return waitFor(look, { timeout: 14_000 }).catch(() =>
    expect.fail(`${rate} frames a second were asked for: ${String(rates)}`),
  );
}
