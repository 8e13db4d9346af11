import type { StreamPlayback } from './stream-playback.js';

/** How long a picture may stand still after the page comes back, in ms. */
const STALL_MS = 2000;

/** Plays; and attaches the stream again, and plays that, where it presents no frame although it should. */
export function watchStall(playback: StreamPlayback): void {
  const { stream } = playback;
  const video = playback.video!;
  void playback.play();
  const flows = stream?.getVideoTracks().some((track) => track.readyState === 'live' && !track.muted);
  if (!flows) return;
  const timer = setTimeout(() => {
    video.cancelVideoFrameCallback(frame);
    if (document.hidden || playback.stream !== stream) return;
    video.srcObject = null;
    video.srcObject = stream!;
    void playback.play();
  }, STALL_MS);
  const frame = video.requestVideoFrameCallback(() => clearTimeout(timer));
}
