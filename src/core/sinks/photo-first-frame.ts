import { abortable } from '../abort.js';
import { CaptureError, type CaptureErrorCode } from '../errors.js';
import { showsFrame } from './photo-frame.js';

/** Cameras show a picture within about 3 s; one that did not after this time is not going to. */
const FIRST_FRAME_MS = 10_000;

/** When to draw a frame again of which nothing was drawn, and how often. */
const AGAIN_MS = 20;
const TRIES = 10;

/** The video whose first frame to wait for. A page's own that does not play might never show one. */
function playingVideo(input: HTMLVideoElement | MediaStreamTrack, track: MediaStreamTrack): HTMLVideoElement {
  if ('videoWidth' in input && (!input.paused || input.autoplay)) return input;
  const srcObject = new MediaStream([track]);
  return Object.assign(document.createElement('video'), { muted: true, playsInline: true, srcObject });
}

/** Resolves when the video presents a frame; listens until `scope` aborts. */
function firstFrame(video: HTMLVideoElement, track: MediaStreamTrack, scope: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (code: CaptureErrorCode): void => reject(new CaptureError(code, { kind: 'video' }));
    const timer = setTimeout(fail, FIRST_FRAME_MS, 'device-failed');
    const handle = video.requestVideoFrameCallback(() => resolve());
    const lost = (): void => fail('device-lost');
    if (track.readyState === 'ended') lost();
    track.addEventListener('ended', lost, { signal: scope });
    scope.addEventListener('abort', () => {
      clearTimeout(timer);
      video.cancelVideoFrameCallback(handle);
    });
    video.play().catch(reject);
  });
}

/**
 * What a video shows. WebKit has nothing to draw for some milliseconds now and then, at the start above all, although
 * it says that there is a frame. A picture that stays as it is may be transparent.
 */
export async function drawFrame(video: HTMLVideoElement): Promise<ImageBitmap> {
  for (let left = TRIES; ; left--) {
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d')!;
    context.drawImage(video, 0, 0);
    const [, , , alpha] = context.getImageData(0, 0, 1, 1).data;
    if (alpha || !left) return canvas.transferToImageBitmap();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * Draws the first frame to come: of the input, or of a video of its own where the input is a track or does not play.
 * @throws CaptureError `device-lost` where the track ends before, `device-failed` where no frame comes in 10 s,
 * `aborted`
 */
export async function drawFirstFrame(
  input: HTMLVideoElement | MediaStreamTrack,
  track: MediaStreamTrack,
  signal?: AbortSignal,
): Promise<ImageBitmap> {
  const video = playingVideo(input, track);
  const scope = new AbortController();
  try {
    if (!showsFrame(video)) await abortable(firstFrame(video, track, scope.signal), signal);
    return await abortable(drawFrame(video), signal);
  } finally {
    scope.abort();
    if (video !== input) video.srcObject = null;
  }
}
