import { abortable } from '../abort.js';
import { CaptureError } from '../errors.js';
import { drawPhoto } from './photo-draw.js';
import { encodePhoto, startEncoder } from './photo-encode.js';
import { photoGeometry } from './photo-geometry.js';
import { checkPhotoOptions, type PhotoOptions } from './photo-options.js';

/** A still photo: the file, and what is known about it. */
export interface Photo {
  /** The picture, without any metadata of the camera's (no place, no serial number). */
  readonly file: File;
  /** In pixels, as in the file. */
  readonly width: number;
  /** In pixels, as in the file. */
  readonly height: number;
  /** Which way the picture came: `camera` is ImageCapture.takePhoto(), `grab-frame` its grabFrame(). */
  readonly source: 'camera' | 'grab-frame' | 'frame' | 'file';
  /** When the shutter was pressed; of a file, when it was last modified. */
  readonly takenAt: Date;
  /** The track's settings at that moment; empty for a file. */
  readonly settings: MediaTrackSettings;
  /** The MIME type that was asked for; `file.type` differs where the engine can't encode it. */
  readonly requestedType: string;
}

/** A picture that is drawn as the photo will be, and not encoded yet. */
export interface Shot extends Pick<Photo, 'source' | 'takenAt' | 'settings'> {
  readonly canvas: OffscreenCanvas;
  /** The size in pixels that the picture came in, where the photo could use a larger one. */
  readonly short: { width: number; height: number } | undefined;
  /** Ends what it was drawn from. An engine may draw later than it says: not before it is encoded. */
  readonly close?: (() => void) | undefined;
}

/** Draws a picture as the photo will be. */
export function draw(
  image: HTMLVideoElement | ImageBitmap,
  options: PhotoOptions,
  source: Photo['source'],
  track?: MediaStreamTrack,
  takenAt = new Date(),
): Shot {
  const full = 'videoWidth' in image ? { width: image.videoWidth, height: image.videoHeight } : image;
  const geometry = photoGeometry(full, options);
  const short = geometry.room > 1 && geometry.room < Infinity ? full : undefined;
  const canvas = drawPhoto(image, geometry, options.mirror);
  const close = 'close' in image ? (): void => image.close() : undefined;
  return { source, takenAt, settings: track?.getSettings() ?? {}, canvas, short, close };
}

/** `2026-11-22-143000`, in local time. */
function timestamp(date: Date): string {
  const local = new Date(+date - date.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', '-').replaceAll(':', '');
}

async function develop(
  shot: Shot,
  { type = 'image/jpeg', quality = 0.92, name }: PhotoOptions,
): Promise<Photo> {
  const { canvas, source, takenAt, settings } = shot;
  const { width, height } = canvas;
  const requestedType = type.toLowerCase();
  const blob = await encodePhoto(canvas, requestedType, quality);
  const extension = blob.type.slice('image/'.length).replace('jpeg', 'jpg');
  const fileName = `${name || `photo-${timestamp(takenAt)}`}.${extension}`;
  const file = new File([blob], fileName, { type: blob.type, lastModified: +takenAt });
  return { file, width, height, source, takenAt, settings, requestedType };
}

/** What both kinds of photo have in common: rejects with CaptureError only, and as soon as the signal aborts. */
export function finish(shot: Promise<Shot>, options: PhotoOptions): Promise<Photo> {
  const photo = shot.then((taken) => develop(taken, options).finally(taken.close));
  // Started while the picture is still on its way.
  startEncoder();
  return abortable(photo, options.signal).catch((cause: unknown) => {
    if (cause instanceof CaptureError) throw cause;
    throw new CaptureError('unknown', { message: String(cause), cause });
  });
}

/** Rejects, in an async function, what can't become a photo. */
export function checkCall(options: PhotoOptions): void {
  if (!globalThis.document) throw new CaptureError('unsupported');
  checkPhotoOptions(options);
}
