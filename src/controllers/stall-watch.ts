/** How long a picture may stand still after the page comes back, in ms. */
const STALL_MS = 2000;

/** Attaches the stream of `video` again, and then calls `play`, where it presents no frame although it should. */
export function watchStall(video: HTMLVideoElement, play: () => void): void {
  const stream = video.srcObject as MediaStream | null;
  const flows = stream?.getVideoTracks().some((track) => track.readyState === 'live' && !track.muted);
  if (!flows || !video.requestVideoFrameCallback) return;
  const timer = setTimeout(() => {
    video.cancelVideoFrameCallback(frame);
    if (document.hidden || video.srcObject !== stream) return;
    video.srcObject = null;
    video.srcObject = stream;
    play();
  }, STALL_MS);
  const frame = video.requestVideoFrameCallback(() => clearTimeout(timer));
}
