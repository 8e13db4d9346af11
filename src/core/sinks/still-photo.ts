import { asCaptureError } from '../errors.js';
import type { CapturePlatform } from '../platform.js';
import { check, checkCall } from './photo-checks.js';
import type { Photo } from './photo-develop.js';
import { startEncoder } from './photo-encode.js';
import { isVideo } from './photo-frame.js';
import type { PhotoOptions } from './photo-options.js';
import { photograph } from './photograph.js';

export type { Photo } from './photo-develop.js';
export type { PhotoCrop, PhotoOptions, PhotoSource } from './photo-options.js';

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
  platform?: CapturePlatform,
): Promise<Photo> {
  checkCall(options);
  check(Object(input) === input && (isVideo(input) || input.kind === 'video'), 'input', input);
  return photograph(input, options, platform).catch((reason: unknown) => {
    throw asCaptureError(reason);
  });
}

/**
 * Starts the thread that encodes photos, which takes some 50 ms, ahead of a photo that is likely: when the shutter is
 * pressed down or a countdown starts, say. Unused it ends by itself after 10 s.
 */
export function preparePhotos(): void {
  if (globalThis.document) void startEncoder();
}
