import { abortable } from '../abort.js';
import { CaptureError } from '../errors.js';
import { browserPlatform, type CapturePlatform } from '../platform.js';
import { drawPhoto } from './photo-draw.js';
import { encodePhoto, startEncoder } from './photo-encode.js';
import { photoTrack, showsFrame } from './photo-frame.js';
import { photoGeometry } from './photo-geometry.js';
import { check, checkPhotoOptions, type PhotoOptions } from './photo-options.js';

export type { PhotoCrop, PhotoOptions, PhotoSource } from './photo-options.js';

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
interface Shot extends Pick<Photo, 'source' | 'takenAt' | 'settings'> {
  readonly canvas: OffscreenCanvas;
  /** The size in pixels that the picture came in, where the photo could use a larger one. */
  readonly short: { width: number; height: number } | undefined;
}

function draw(
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
  return { source, takenAt, settings: track?.getSettings() ?? {}, canvas, short };
}

async function shootFrame(
  input: HTMLVideoElement | MediaStreamTrack,
  track: MediaStreamTrack,
  options: PhotoOptions,
): Promise<Shot> {
  const shot = (video: HTMLVideoElement): Shot => draw(video, options, 'frame', photoTrack(input));
  if (showsFrame(input)) return shot(input as HTMLVideoElement);
  const { withFirstFrame } = await import('./photo-first-frame.js');
  return withFirstFrame(input, track, options.signal, shot);
}

async function shootCamera(
  track: MediaStreamTrack,
  options: PhotoOptions,
  platform: CapturePlatform,
  frame: Shot['short'],
): Promise<Shot | undefined> {
  const takenAt = new Date();
  const { cameraPicture } = await import('./photo-camera.js');
  const picture = await cameraPicture(new platform.ImageCapture!(track), frame, options.signal);
  return picture && draw(picture.image, options, picture.source, track, takenAt);
}

async function shoot(
  input: HTMLVideoElement | MediaStreamTrack,
  track: MediaStreamTrack,
  options: PhotoOptions,
  platform: CapturePlatform,
): Promise<Shot> {
  const asked = options.source === 'camera';
  // What the video shows now is kept before anything else is waited for: it is what the user wanted, and there is
  // always something to fall back to.
  const frame = asked && !showsFrame(input) ? undefined : await shootFrame(input, track, options);
  const smaller = asked || options.source === 'frame' ? undefined : frame?.short;
  const photo =
    platform.ImageCapture && (asked || smaller)
      ? await shootCamera(track, options, platform, smaller).catch(() => undefined)
      : undefined;
  return photo ?? frame ?? shootFrame(input, track, options);
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
function finish(shot: Promise<Shot>, options: PhotoOptions): Promise<Photo> {
  const photo = shot.then((taken) => develop(taken, options));
  // Started while the picture is still on its way.
  startEncoder();
  return abortable(photo, options.signal).catch((cause: unknown) => {
    if (cause instanceof CaptureError) throw cause;
    throw new CaptureError('unknown', { message: String(cause), cause, kind: 'video' });
  });
}

function checkCall(options: PhotoOptions): void {
  if (!globalThis.document) throw new CaptureError('unsupported');
  checkPhotoOptions(options);
}

/**
 * Takes a still photo in the full resolution of the track, whatever size the video has on the page. With source
 * `frame` and `auto` it is the frame that the video shows at the moment of the call, or the first one that comes.
 * `camera` tries ImageCapture.takePhoto(), then grabFrame(), then the frame (MediaStream Image Capture, section 3).
 * The picture is cropped, mirrored, scaled down and encoded, where possible in a worker.
 * @param input a video element with a stream, or a track, which is neither cloned nor stopped
 * @throws TypeError that names a bad argument
 * @throws CaptureError `device-not-found`, `device-lost`, `interrupted` where there is no video track, it has ended or
 * it is disabled; `device-failed` where no frame comes; `aborted`; `unsupported` outside of a browser
 */
export async function takePhoto(
  input: HTMLVideoElement | MediaStreamTrack,
  options: PhotoOptions = {},
  platform: CapturePlatform = browserPlatform,
): Promise<Photo> {
  checkCall(options);
  return finish(shoot(input, photoTrack(input), options, platform), options);
}

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

/**
 * Starts the thread that encodes photos, which takes some 50 ms, ahead of a photo that is likely: when the shutter is
 * pressed down or a countdown starts, say. Unused it ends by itself after 10 s.
 */
export function preparePhotos(): void {
  if (globalThis.document) startEncoder();
}
