import { checkCall, draw, finish, type Photo } from './photo-develop.js';
import { check, type PhotoOptions } from './photo-options.js';

/** Firefox can't decode every Blob that was put together of several parts; as one part it can. */
const decode = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file).catch(async () => createImageBitmap(new Blob([await file.arrayBuffer()])));

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
  const takenAt = new Date((file as Partial<File>).lastModified ?? Date.now());
  const shot = decode(file).then((image) => draw(image, options, 'file', undefined, takenAt));
  return finish(shot, options);
}
