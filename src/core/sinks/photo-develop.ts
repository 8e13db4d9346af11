import { abortable } from '../abort.js';
import { encodePhoto, startEncoder } from './photo-encode.js';
import type { PhotoOptions } from './photo-options.js';

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

/** A picture that is not encoded yet. */
export interface Shot extends Pick<Photo, 'source' | 'takenAt' | 'settings'> {
  readonly image: ImageBitmap;
}

const JPEG = 'image/jpeg';

/** JPEG where the engine does not know the type, which it shows by giving PNG (large for a photo). */
async function encodable(type: string): Promise<string> {
  if (type === JPEG) return type;
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext('2d');
  return (await canvas.convertToBlob({ type })).type === type ? type : JPEG;
}

/** `2026-11-22-143000`, in local time. */
function timestamp(date: Date): string {
  const local = new Date(+date - date.getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', '-').replaceAll(':', '');
}

async function develop(
  { image, ...shot }: Shot,
  { type = JPEG, quality = 0.92, name }: PhotoOptions,
): Promise<Photo> {
  const { width, height } = image;
  const requestedType = type.toLowerCase();
  const blob = await encodePhoto(image, await encodable(requestedType), quality);
  const extension = blob.type.slice('image/'.length).replace('jpeg', 'jpg');
  const fileName = `${name || `photo-${timestamp(shot.takenAt)}`}.${extension}`;
  const file = new File([blob], fileName, { type: blob.type, lastModified: +shot.takenAt });
  return { ...shot, file, width, height, requestedType };
}

/** Makes a photo of a picture; rejects as soon as the signal aborts. */
export function finish(shot: Promise<Shot>, options: PhotoOptions): Promise<Photo> {
  // While the picture is still on its way.
  void startEncoder();
  return abortable(
    shot.then((taken) => develop(taken, options)),
    options.signal,
  );
}
