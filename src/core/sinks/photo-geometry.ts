import type { PhotoOptions } from './photo-options.js';

/** Which pixels of a picture a photo is made of, and how large it becomes. */
export interface PhotoGeometry {
  /** The part of the picture that is kept: x, y, width and height in its pixels. */
  readonly part: readonly [x: number, y: number, width: number, height: number];
  /** The photo's width in pixels. */
  readonly width: number;
  /** The photo's height in pixels. */
  readonly height: number;
  /** How much larger than `part` the photo may be: above 1 more pixels would be used; Infinity without a limit. */
  readonly room: number;
}

/** Start and length, in whole pixels, of what is left of one axis that is `full` long. */
function span(full: number, kept: number, from = 0, fraction = 1): [number, number] {
  const margin = (full - kept) / 2;
  const start = Math.min(full - 1, Math.round(Math.max(margin, from * full)));
  const end = Math.round(Math.min(full - margin, (from + fraction) * full));
  return [start, Math.max(1, end - start)];
}

/** Crops to the aspect ratio around the centre, then to `crop`, and fits the rest into the greatest size. */
export function photoGeometry(full: { width: number; height: number }, options: PhotoOptions): PhotoGeometry {
  const { aspectRatio = full.width / full.height, crop, maxWidth = Infinity, maxHeight = Infinity } = options;
  const [x, width] = span(full.width, Math.min(full.width, full.height * aspectRatio), crop?.x, crop?.width);
  const [y, height] = span(
    full.height,
    Math.min(full.height, full.width / aspectRatio),
    crop?.y,
    crop?.height,
  );
  const room = Math.min(maxWidth / width, maxHeight / height);
  const fit = (length: number): number => Math.max(1, Math.round(length * Math.min(1, room)));
  return { part: [x, y, width, height], width: fit(width), height: fit(height), room };
}
