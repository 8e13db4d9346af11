import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { canvasSource } from '../../../src/core/sources/canvas.js';
import { rejection } from '../../support/hand-made-devices.js';
import { BLUE, GREEN, paintedCanvas, plain, RED, shows, videoOf } from '../../support/pictures.js';

type CanvasTrack = MediaStreamTrack & { canvas?: HTMLCanvasElement };

const painted = (): HTMLCanvasElement => paintedCanvas(64, 48, plain(RED));
const paint = (canvas: HTMLCanvasElement, colour: typeof RED): void =>
  plain(colour)(canvas.getContext('2d')!, 64, 48);

/** Paints on and on until the video shows it: what is painted before the video listens it may never see. */
async function paintUntilShown(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  colour: typeof RED,
  afterwards = (): void => {},
): Promise<void> {
  const repaint = setInterval(() => {
    paint(canvas, colour);
    afterwards();
  }, 50);
  await shows(video, colour).finally(() => clearInterval(repaint));
}

describe('canvasSource()', () => {
  it('captures what the canvas shows', async () => {
    const canvas = painted();
    const session = new CaptureSession({ platform: canvasSource(canvas) });
    const video = videoOf(await session.start());
    await paintUntilShown(video, canvas, GREEN);
    const [track] = session.stream!.getVideoTracks();
    session.stop();
    expect(track!.readyState).to.equal('ended');
  });

  it('gives the track of the canvas, which knows its canvas', async () => {
    const canvas = painted();
    const session = new CaptureSession({ platform: canvasSource(canvas) });
    const [track] = (await session.start()).getVideoTracks() as CanvasTrack[];
    if ('CanvasCaptureMediaStreamTrack' in globalThis) expect(track!.canvas).to.equal(canvas);
    expect(track!.kind).to.equal('video');
    session.stop();
  });

  it('starts without a prompt', async () => {
    const session = new CaptureSession({ platform: canvasSource(painted()) });
    expect(await session.startIfGranted()).to.be.instanceOf(MediaStream);
    session.stop();
  });

  it('takes its track out of the stream before it stops it, as WebKitGTK crashes otherwise', async () => {
    const session = new CaptureSession({ platform: canvasSource(painted()) });
    const stream = await session.start();
    const [track] = stream.getVideoTracks();
    let left: MediaStreamTrackState | undefined;
    stream.removeTrack = (removed) => {
      left ??= removed.readyState;
      MediaStream.prototype.removeTrack.call(stream, removed);
    };
    session.stop();
    // Only there a track tells that it is one of a canvas.
    if ('canvas' in track!) expect(left).to.equal('live');
    expect(stream.getTracks()).to.deep.equal([]);
    expect(track!.readyState).to.equal('ended');
  });

  it('captures at the frame rate that is asked for', async () => {
    const canvas = painted();
    const rates: (number | undefined)[] = [];
    const capture = canvas.captureStream.bind(canvas);
    canvas.captureStream = (rate) => {
      rates.push(rate);
      return rate === undefined ? capture() : capture(rate);
    };
    for (const [options, video] of [
      [{}, true],
      [{}, { frameRate: 10 }],
      [{ frameRate: 5 }, { frameRate: 10 }],
    ] as const) {
      const session = new CaptureSession({ platform: canvasSource(canvas, options) });
      await session.start({ video });
      session.stop();
    }
    expect(rates).to.deep.equal([undefined, 10, 5]);
  });

  it('captures only the frames that are asked for with a frame rate of 0', async () => {
    const canvas = painted();
    const source = canvasSource(canvas, { frameRate: 0 });
    const session = new CaptureSession({ platform: source });
    const video = videoOf(await session.start());
    for (const colour of [GREEN, BLUE]) {
      // Once would do in Chromium and Firefox; in WebKit the next painting is what is captured then.
      await paintUntilShown(video, canvas, colour, () => source.requestFrame());
    }
    session.stop();
    source.requestFrame();
  });

  it('is blocked where the canvas shows what the page may not read', async () => {
    const canvas = painted();
    canvas.captureStream = () => {
      throw new DOMException('The canvas is not origin-clean', 'SecurityError');
    };
    const session = new CaptureSession({ platform: canvasSource(canvas) });
    const error = await rejection<CaptureError>(session.start());
    expect(error.code).to.equal('blocked-by-policy');
    expect(error.message).to.contain('CORS');
    expect(error.cause).to.be.instanceOf(DOMException);
  });

  it('captures a canvas of another window', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const canvas = frame.contentDocument!.createElement('canvas');
    Object.assign(canvas, { width: 64, height: 48 });
    paint(canvas, RED);
    const session = new CaptureSession({ platform: canvasSource(canvas) });
    const video = videoOf(await session.start());
    await paintUntilShown(video, canvas, GREEN);
    video.srcObject = null;
    session.stop();
    frame.remove();
  });

  it('has no sound', async () => {
    const session = new CaptureSession({ platform: canvasSource(painted()) });
    expect((await session.start({ audio: true, video: true })).getTracks()).to.have.length(1);
    session.stop();
    const error = await rejection<CaptureError>(session.start({ audio: true }));
    expect(error).to.include({ code: 'device-not-found', kind: 'audio' });
  });

  it('refuses what is no canvas, and no frame rate', () => {
    expect(() => canvasSource(null as never)).to.throw(TypeError, 'canvas must');
    for (const frameRate of [-1, NaN, Infinity, '15'])
      expect(() => canvasSource(painted(), { frameRate } as never)).to.throw(TypeError, 'frameRate must');
    expect(() => canvasSource(painted(), null as never)).to.throw(TypeError, 'options must');
  });
});
