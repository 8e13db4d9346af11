import { browserPlatform, type CapturePlatform } from '../platform.js';
import { finish, type Photo, type Shot } from './photo-develop.js';
import { frameOf, photoTrack, showsFrame } from './photo-frame.js';
import type { PhotoOptions } from './photo-options.js';

/** Whether the photo is the frame as it is. */
const isPlain = ({ source, mirror, crop, aspectRatio, maxWidth, maxHeight }: PhotoOptions): boolean =>
  !(source === 'camera' || mirror || crop || aspectRatio || maxWidth || maxHeight);

async function shoot(
  input: HTMLVideoElement | MediaStreamTrack,
  options: PhotoOptions,
  platform: CapturePlatform,
): Promise<Shot> {
  const track = photoTrack(input);
  // What the video shows now is kept before anything else is waited for: it is what the user wanted, and there is
  // always something to fall back to.
  const frame = showsFrame(input) ? await frameOf(input, track) : undefined;
  if (frame && isPlain(options)) return frame;
  const { shootSpecial } = await import('./photo-special.js');
  return shootSpecial(input, track, frame, options, platform);
}

/** What takePhoto() does with arguments that are right; rejects with whatever failed. */
export const photograph = (
  input: HTMLVideoElement | MediaStreamTrack,
  options: PhotoOptions,
  platform: CapturePlatform = browserPlatform,
): Promise<Photo> => finish(shoot(input, options, platform), options);
