import { photoGeometry } from './photo-geometry.js';
import type { PhotoOptions } from './photo-options.js';

/** A picture as the photo will be. */
export interface ShapedPicture {
  readonly image: ImageBitmap;
  /** The size in pixels that the picture came in, where the photo could use a larger one. */
  readonly short: { width: number; height: number } | undefined;
}

type Part = readonly [x: number, y: number, width: number, height: number];

/**
 * Draws the part of an image at the given size. Halves it as often as that takes: engines look at four pixels for each
 * that they draw, so one large step would leave most of the picture out.
 */
function scale(
  image: CanvasImageSource,
  part: Part,
  width: number,
  height: number,
  mirror = false,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(
    Math.max(width, Math.ceil(part[2] / 2)),
    Math.max(height, Math.ceil(part[3] / 2)),
  );
  const context = canvas.getContext('2d')!;
  if (mirror) context.setTransform(-1, 0, 0, 1, canvas.width, 0);
  context.drawImage(image, ...part, 0, 0, canvas.width, canvas.height);
  if (canvas.width === width && canvas.height === height) return canvas;
  return scale(canvas, [0, 0, canvas.width, canvas.height], width, height);
}

/** Crops a picture, mirrors it and scales it down, as the options say. */
export function shapePicture(image: ImageBitmap, options: PhotoOptions): ShapedPicture {
  const { part, width, height, room } = photoGeometry(image, options);
  const shaped = scale(image, part, width, height, options.mirror);
  const short = room > 1 && room < Infinity ? { width: image.width, height: image.height } : undefined;
  return { image: shaped.transferToImageBitmap(), short };
}
