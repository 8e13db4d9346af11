/**
 * Where a photo's picture comes from: `frame` is what the video shows, at once; `camera` is a photo that the camera
 * takes of its own, with its full resolution where it has more; `auto` is the frame, unless the wanted size needs more
 * pixels than the frame has and the camera promises them.
 */
export type PhotoSource = 'auto' | 'frame' | 'camera';

/** A part of a picture, in fractions (0 to 1) of its width and height. */
export interface PhotoCrop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a photo shall be like. */
export interface PhotoOptions {
  /** Where the picture comes from; `auto` by default. */
  source?: PhotoSource | undefined;
  /** Whether left and right are swapped, as in a mirror. */
  mirror?: boolean | undefined;
  /** Width / height to which the picture is cropped around its centre. */
  aspectRatio?: number | undefined;
  /**
   * The part of the picture to keep, in fractions of the whole upright and unmirrored picture, before it was cropped
   * to `aspectRatio`. With both, what lies in both is kept.
   */
  crop?: PhotoCrop | undefined;
  /** The greatest width in pixels; larger pictures are scaled down, smaller ones stay. */
  maxWidth?: number | undefined;
  /** The greatest height in pixels. */
  maxHeight?: number | undefined;
  /** MIME type: `image/jpeg` (the default), `image/png` or `image/webp`. */
  type?: string | undefined;
  /** Quality of a lossy type, from 0 to 1; 0.92 by default. */
  quality?: number | undefined;
  /** The file's name without extension; `photo-` with local date and time by default. */
  name?: string | undefined;
  /** Gives up: the promise rejects with `aborted`. */
  signal?: AbortSignal | undefined;
}

const SOURCES: unknown[] = [undefined, 'auto', 'frame', 'camera'];
const NUMBERS = ['quality', 'aspectRatio', 'maxWidth', 'maxHeight'] as const;

/**
 * Tells a programmer of a mistake.
 * @throws TypeError that names the argument unless `valid`
 */
export function check(valid: unknown, argument: string, value: unknown): asserts valid {
  if (!valid) throw new TypeError(`photo: ${argument} can't be ${String(value)}`);
}

/**
 * Checks what TypeScript can't.
 * @throws TypeError that names the first option that is not valid
 */
export function checkPhotoOptions(options: PhotoOptions): void {
  const { source, type = 'image/jpeg', crop } = options;
  check(SOURCES.includes(source), 'source', source);
  check(/^image\/\w/i.test(type), 'type', type);
  for (const name of NUMBERS) {
    const value = options[name] ?? 1;
    const valid = name === 'quality' ? value >= 0 && value <= 1 : value > 0 && value < Infinity;
    check(typeof value === 'number' && valid, name, value);
  }
  if (!crop) return;
  const { x, y, width, height } = crop;
  // Some of the picture has to be in it; NaN is never above 0.
  const valid = Math.min(width, height, 1 - x, 1 - y, x + width, y + height) > 0;
  check(valid, 'crop', JSON.stringify(crop));
}
