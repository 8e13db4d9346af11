import type { CapturePlatform } from '../platform.js';
import { cameraPicture } from './photo-camera.js';
import type { Shot } from './photo-develop.js';
import { drawFirstFrame, drawFrame } from './photo-first-frame.js';
import { isVideo, photoTrack } from './photo-frame.js';
import type { PhotoOptions } from './photo-options.js';
import { shapePicture, type ShapedPicture } from './photo-shape.js';

type ShapedShot = Shot & ShapedPicture;

const shape = (shot: Shot, options: PhotoOptions): ShapedShot => ({
  ...shot,
  ...shapePicture(shot.image, options),
});

async function shootCamera(
  track: MediaStreamTrack,
  options: PhotoOptions,
  { ImageCapture }: CapturePlatform,
  frame: ShapedPicture['short'],
): Promise<Shot | undefined> {
  const takenAt = new Date();
  const picture = await cameraPicture(new ImageCapture!(track), frame, options.signal);
  return picture && shape({ ...picture, takenAt, settings: track.getSettings() }, options);
}

async function shootFirst(
  input: HTMLVideoElement | MediaStreamTrack,
  track: MediaStreamTrack,
  signal: AbortSignal | undefined,
): Promise<Shot> {
  const image = await drawFirstFrame(input, track, signal);
  return { source: 'frame', takenAt: new Date(), settings: photoTrack(input).getSettings(), image };
}

/** Whether nothing was drawn on the white that is below a picture; or the picture is white. */
function isBlank(image: ImageBitmap): boolean {
  const context = new OffscreenCanvas(4, 4).getContext('2d')!;
  context.drawImage(image, 0, 0, 4, 4);
  return context.getImageData(0, 0, 4, 4).data.every((value) => value === 255);
}

/** What a video shows, once more where nothing of it was drawn. */
const redrawn = async (shot: Shot, input: HTMLVideoElement | MediaStreamTrack): Promise<Shot> =>
  isVideo(input) && isBlank(shot.image) ? { ...shot, image: await drawFrame(input) } : shot;

/** A photo that is not the frame as it is, or is taken before there is one. */
export async function shootSpecial(
  input: HTMLVideoElement | MediaStreamTrack,
  track: MediaStreamTrack,
  shown: Shot | undefined,
  options: PhotoOptions,
  platform: CapturePlatform,
): Promise<Shot> {
  const shootFrame = async (): Promise<ShapedShot> =>
    shape(shown ? await redrawn(shown, input) : await shootFirst(input, track, options.signal), options);
  const asked = options.source === 'camera';
  const frame = asked && !shown ? undefined : await shootFrame();
  const smaller = asked || options.source === 'frame' ? undefined : frame?.short;
  const photo =
    platform.ImageCapture && (asked || smaller)
      ? await shootCamera(track, options, platform, smaller).catch(() => undefined)
      : undefined;
  return photo ?? frame ?? shootFrame();
}
