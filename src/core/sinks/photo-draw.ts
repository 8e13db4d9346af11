import type { PhotoGeometry } from './photo-geometry.js';

/** The canvas of the photo before: to find memory for a new one takes as long as to draw. */
let spare: OffscreenCanvas | undefined;

/** Keeps a canvas for the next photo; without one, keeps none. */
export function keepCanvas(canvas?: OffscreenCanvas): void {
  spare = canvas;
}

function nextCanvas(width: number, height: number): OffscreenCanvas {
  const canvas = spare ?? new OffscreenCanvas(width, height);
  spare = undefined;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return canvas;
}

/**
 * Draws the part of an image at the photo's size, on white. Halves it as often as that takes: engines look at four
 * pixels for each that they draw, so one large step would leave most of the picture out.
 */
export function drawPhoto(
  image: CanvasImageSource,
  geometry: PhotoGeometry,
  mirror = false,
): OffscreenCanvas {
  const [, , partWidth, partHeight] = geometry.part;
  const width = Math.max(geometry.width, Math.ceil(partWidth / 2));
  const height = Math.max(geometry.height, Math.ceil(partHeight / 2));
  const canvas = nextCanvas(width, height);
  // Opaque, as a photo is: encoders then need not take transparency out of each pixel.
  const context = canvas.getContext('2d', { alpha: false })!;
  context.resetTransform();
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  if (mirror) context.setTransform(-1, 0, 0, 1, width, 0);
  context.drawImage(image, ...geometry.part, 0, 0, width, height);
  if (width === geometry.width && height === geometry.height) return canvas;
  return drawPhoto(canvas, { ...geometry, part: [0, 0, width, height] });
}
