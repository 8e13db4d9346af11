import { browserPlatform, type CapturePlatform } from '../platform.js';
import { checkCall, draw, finish, type Photo, type Shot } from './photo-develop.js';
import { startEncoder } from './photo-encode.js';
import { photoTrack, showsFrame } from './photo-frame.js';
import type { PhotoOptions } from './photo-options.js';

export type { Photo } from './photo-develop.js';
export type { PhotoCrop, PhotoOptions, PhotoSource } from './photo-options.js';

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

/**
 * Starts the thread that encodes photos, which takes some 50 ms, ahead of a photo that is likely: when the shutter is
 * pressed down or a countdown starts, say. Unused it ends by itself after 10 s.
 */
export function preparePhotos(): void {
  if (globalThis.document) startEncoder();
}
