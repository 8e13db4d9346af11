import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { readFrameNumber, readFrameStamp } from '../../../src/virtual/pictures/frame-stamp.js';
import { colourBars, person } from '../../../src/virtual/pictures/pictures.js';
import { engine } from '../../support/engine.js';
import { paintedCanvas, plain } from '../../support/pictures.js';
import { nextEvent, waitFor } from '../../support/wait.js';
import { numbersOf, pixelsOf, play, showing } from '../support/frames.js';

const SIZES = [
  [1920, 1080],
  [640, 480],
  [333, 251],
  [160, 120],
  [90, 160],
  [40, 40],
] as const;

/** A short recording of a track, at a low bit rate. */
async function record(track: MediaStreamTrack): Promise<Blob> {
  const recorder = new MediaRecorder(new MediaStream([track]), { videoBitsPerSecond: 100_000 });
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start(200);
  await waitFor(() => chunks.length > 5);
  recorder.stop();
  await nextEvent(recorder, 'stop');
  return new Blob(chunks, { type: recorder.mimeType || 'video/webm' });
}

describe('readFrameStamp()', () => {
  for (const [width, height] of SIZES) {
    it(`reads number and time at ${width} × ${height}`, async () => {
      const opened = Date.now();
      const { track, close } = new VirtualCamera().open({ width, height, frameRate: 20 });
      const video = await play(track);
      const stamp = await waitFor(() => (video.videoWidth ? readFrameStamp(video) : undefined));
      expect(stamp.time).to.be.within(opened, Date.now());
      expect(stamp.frameNumber).to.be.within(0, (stamp.time - opened) / 50 + 1);
      await showing(video, (pixels) => (readFrameNumber(pixels) ?? 0) > stamp.frameNumber);
      close();
    });
  }

  it('reads other pictures that are numbered, scaled and as an ImageBitmap', async () => {
    const camera = new VirtualCamera({ picture: person({ numbered: true }) });
    const { track, close } = camera.open({ width: 640, height: 480, frameRate: 20 });
    const video = await play(track);
    await showing(video, (pixels) => readFrameNumber(pixels) !== undefined);
    const bitmap = await createImageBitmap(pixelsOf(video), { resizeWidth: 200, resizeHeight: 100 });
    expect(readFrameNumber(bitmap)).to.be.a('number');
    close();
  });

  it('says nothing of frames without a stamp', async () => {
    const { track, close } = new VirtualCamera({ picture: colourBars() }).open({ width: 320, height: 240 });
    const video = await play(track);
    await waitFor(() => video.videoWidth);
    expect(readFrameStamp(video)).to.equal(undefined);
    close();
    for (const level of [0, 128, 255]) {
      expect(readFrameStamp(paintedCanvas(320, 240, plain([level, level, level])))).to.equal(undefined);
    }
    expect(readFrameStamp(paintedCanvas(4, 3))).to.equal(undefined);
  });

  it('reads what went through a video codec (needs a MediaRecorder that writes video)', async function () {
    // WebKitGTK's recorder writes no picture.
    if (!engine.has('MediaRecorder') || engine.name === 'webkit') this.skip();
    const { track, close } = new VirtualCamera().open({ width: 320, height: 240, frameRate: 15 });
    const url = URL.createObjectURL(await record(track));
    close();
    // Again and again: a slow machine may miss most of it.
    const video = Object.assign(document.createElement('video'), { src: url, muted: true, loop: true });
    await video.play();
    expect(await numbersOf(video, 2)).to.have.length(2);
    video.pause();
    URL.revokeObjectURL(url);
  });
});
