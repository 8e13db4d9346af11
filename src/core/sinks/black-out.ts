import { delay } from '../delay.js';

const FRAMES = 5;
const STEP_MS = 200;

/**
 * Sends black frames for a second: what is merely not sent any more stands still at the far end, and with it whoever was
 * seen last. Several, as some may get lost. `width` and `height`, in px, are best those of what was sent before: then
 * nothing at the far end changes its shape.
 */
export async function blackOut(
  sender: RTCRtpSender,
  { width = 320, height = 240 }: Pick<MediaTrackSettings, 'width' | 'height'>,
): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  const [track] = canvas.captureStream().getVideoTracks();
  try {
    await sender.replaceTrack(track!);
    for (let frame = 0; frame < FRAMES; frame += 1) {
      context.fillRect(0, 0, width, height);
      await delay(STEP_MS);
    }
  } finally {
    track!.stop();
  }
}
