import { CaptureError } from '../errors.js';
import { drawPicture } from './photo-draw.js';
import type { Shot } from './photo-develop.js';

export const isVideo = (input: HTMLVideoElement | MediaStreamTrack): input is HTMLVideoElement =>
  'videoWidth' in input;

const tracksOf = ({ srcObject }: HTMLVideoElement): MediaStreamTrack[] =>
  (srcObject as Partial<MediaStream> | null)?.getVideoTracks?.() ?? [];

/**
 * The track that a photo is taken of.
 * @throws CaptureError `device-not-found` without a track, `device-lost` where it has ended, `interrupted` where it is
 * disabled and so shows black
 */
export function photoTrack(input: HTMLVideoElement | MediaStreamTrack): MediaStreamTrack {
  const tracks = isVideo(input) ? tracksOf(input) : [input];
  const track = tracks.find(({ readyState }) => readyState === 'live');
  if (track?.enabled) return track;
  const code = track ? 'interrupted' : tracks.length ? 'device-lost' : 'device-not-found';
  throw new CaptureError(code, { kind: 'video' });
}

/** As in HTMLMediaElement. */
const HAVE_CURRENT_DATA = 2;

/** Whether there is a frame to take at once. */
export const showsFrame = (input: HTMLVideoElement | MediaStreamTrack): input is HTMLVideoElement =>
  isVideo(input) && input.readyState >= HAVE_CURRENT_DATA && input.videoWidth > 0;

/** What a video shows at the moment of the call, in the full resolution of its track. */
export async function frameOf(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Shot> {
  return {
    source: 'frame',
    takenAt: new Date(),
    settings: track.getSettings(),
    image: await createImageBitmap(drawPicture(video, video.videoWidth, video.videoHeight)),
  };
}
