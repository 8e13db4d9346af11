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
