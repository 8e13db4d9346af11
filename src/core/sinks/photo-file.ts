import { asCaptureError } from '../errors.js';
import { check, checkCall } from './photo-checks.js';
import { finish, type Photo, type Shot } from './photo-develop.js';
import type { PhotoOptions } from './photo-options.js';
import { shapePicture } from './photo-shape.js';

/** Firefox can't decode every Blob that was put together of several parts; as one part it can. */
const decode = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file).catch(async () => createImageBitmap(new Blob([await file.arrayBuffer()])));

async function read(file: Blob, options: PhotoOptions): Promise<Shot> {
  const takenAt = new Date((file as Partial<File>).lastModified ?? Date.now());
  const { image } = shapePicture(await decode(file), options);
  return { source: 'file', takenAt, settings: {}, image };
}

/**
 * Makes a photo of a picture file, as `<input type="file" accept="image/*" capture>` gives it: upright as its Exif
 * orientation says, and without its metadata. `source` and `platform` play no part.
 * @throws TypeError that names a bad argument
 * @throws CaptureError `unknown` where the engine can't read the picture; `aborted`; `unsupported`
 */
export async function photoFromFile(file: Blob, options: PhotoOptions = {}): Promise<Photo> {
  checkCall(options);
  // Not instanceof: it may come from another frame.
  check('arrayBuffer' in Object(file), 'file', file);
  return finish(read(file, options), options).catch((reason: unknown) => {
    throw asCaptureError(reason);
  });
}
