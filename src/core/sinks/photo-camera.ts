import { abortable } from '../abort.js';
import type { ImageCaptureLike } from '../platform.js';

/** A phone focuses, fires its flash and processes for up to 3 s; some drivers, asked once too often, never answer. */
const PHOTO_MS = 5000;

/** Capabilities are known without touching the lens; while they are waited for, so is a frame that is there. */
const CAPABILITIES_MS = 1000;

/** What the camera gave, and by which of its ways. */
export interface CameraPicture {
  readonly image: ImageBitmap;
  readonly source: 'camera' | 'grab-frame';
}

/** Undefined where the attempt throws, rejects (be it with undefined) or does not settle in `ms` milliseconds. */
const attempt = <T>(action: () => Promise<T>, ms: number): Promise<T | undefined> =>
  abortable(Promise.resolve().then(action), AbortSignal.timeout(ms)).catch(() => undefined);

async function largestSize(capture: ImageCaptureLike): Promise<{ imageWidth: number; imageHeight: number }> {
  const { imageWidth, imageHeight } =
    (await attempt(() => capture.getPhotoCapabilities(), CAPABILITIES_MS)) ?? {};
  return { imageWidth: imageWidth?.max ?? 0, imageHeight: imageHeight?.max ?? 0 };
}

const pixels = ({ width, height }: { width: number; height: number }): number => width * height;

/**
 * Has the camera itself take a photo: takePhoto(), then grabFrame() (MediaStream Image Capture, section 3).
 * @param frame the frame that is there already, with its size in pixels: then only a photo with more will do
 * @returns undefined where every way failed
 */
export async function cameraPicture(
  capture: ImageCaptureLike,
  frame: { width: number; height: number } | undefined,
  signal: AbortSignal | undefined,
): Promise<CameraPicture | undefined> {
  const enough = frame ? pixels(frame) : -1;
  const size = await largestSize(capture);
  const promised = size.imageWidth * size.imageHeight;
  if (promised <= enough || signal?.aborted) return undefined;
  const settings = promised ? size : undefined;
  const photo = async (): Promise<ImageBitmap> => createImageBitmap(await capture.takePhoto(settings));
  const image = await attempt(photo, PHOTO_MS);
  if (image && pixels(image) > enough) return { image, source: 'camera' };
  if (frame || signal?.aborted) return undefined;
  const grabbed = await attempt(() => capture.grabFrame(), PHOTO_MS);
  return grabbed && { image: grabbed, source: 'grab-frame' };
}
