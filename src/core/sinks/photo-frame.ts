import { CaptureError } from '../errors.js';
import { check } from './photo-options.js';

const isVideo = (input: HTMLVideoElement | MediaStreamTrack): input is HTMLVideoElement =>
  'videoWidth' in input;

const tracksOf = ({ srcObject }: HTMLVideoElement): MediaStreamTrack[] =>
  (srcObject as Partial<MediaStream> | null)?.getVideoTracks?.() ?? [];

/**
 * The track that a photo is taken of.
 * @throws TypeError for anything that is neither a video element nor a video track
 * @throws CaptureError `device-not-found` without a track, `device-lost` where it has ended, `interrupted` where it is
 * disabled and so shows black
 */
export function photoTrack(input: HTMLVideoElement | MediaStreamTrack): MediaStreamTrack {
  check(Object(input) === input && (isVideo(input) || input.kind === 'video'), 'input', input);
  const tracks = isVideo(input) ? tracksOf(input) : [input];
  const track = tracks.find(({ readyState }) => readyState === 'live');
  if (track?.enabled) return track;
  const code = track ? 'interrupted' : tracks.length ? 'device-lost' : 'device-not-found';
  throw new CaptureError(code, { kind: 'video' });
}

/** Whether there is a frame to take at once. */
export const showsFrame = (input: HTMLVideoElement | MediaStreamTrack): boolean =>
  isVideo(input) && input.readyState >= input.HAVE_CURRENT_DATA && input.videoWidth > 0;
