import { expect } from '@open-wc/testing';
import { CaptureError } from '../../src/core/errors.js';
import { takePhoto, type Photo, type PhotoOptions } from '../../src/core/sinks/still-photo.js';
import { itNeeds } from '../support/engine.js';
import {
  BLUE,
  canvasCamera,
  GREEN,
  nameOf,
  plain,
  presented,
  quartersOf,
  readPicture,
  RED,
  shows,
  videoOf,
  WHITE,
  type CanvasCamera,
  type Painter,
} from '../support/pictures.js';

const WIDTH = 320;
const HEIGHT = 200;
const UPRIGHT = 'red green blue white';

let camera: CanvasCamera;

async function preview(paint?: Painter, width = WIDTH, height = HEIGHT): Promise<HTMLVideoElement> {
  camera = canvasCamera(width, height, paint);
  return presented(videoOf(camera.stream));
}

const failure = async (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.fail('it should have rejected'),
    (error: unknown) => error as Error,
  );

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await failure(promise);
  if (error instanceof CaptureError) return error.code;
  throw error;
};

/** A live track that no frame comes from. */
function frameless(): { track: MediaStreamTrack; close: () => void } {
  const connection = new RTCPeerConnection();
  const { track } = connection.addTransceiver('video').receiver;
  return { track, close: () => connection.close() };
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

afterEach(() => camera?.stop());

describe('takePhoto: the picture', () => {
  it('has the full resolution of the track, whatever size the video has on the page', async () => {
    const video = await preview();
    video.style.width = '40px';
    document.body.append(video);
    const { file, width, height } = await takePhoto(video);
    video.remove();
    expect([width, height]).to.deep.equal([WIDTH, HEIGHT]);
    const { width: real, height: realHeight } = await readPicture(file);
    expect([real, realHeight]).to.deep.equal([WIDTH, HEIGHT]);
  });

  it('is upright and not mirrored', async () => {
    const { file } = await takePhoto(await preview());
    expect(await quartersOf(file)).to.equal(UPRIGHT);
  });

  it('is mirrored on request', async () => {
    const { file } = await takePhoto(await preview(), { mirror: true });
    expect(await quartersOf(file)).to.equal('green red white blue');
  });

  const sizes: [string, PhotoOptions, [number, number], string][] = [
    ['a square out of the centre', { aspectRatio: 1 }, [200, 200], UPRIGHT],
    ['a wide strip out of the centre', { aspectRatio: 4 }, [320, 80], UPRIGHT],
    ['a part', { crop: { x: 0.5, y: 0, width: 0.5, height: 0.5 } }, [160, 100], 'green green green green'],
    [
      'a part of the unmirrored picture, mirrored',
      { crop: { x: 0, y: 0, width: 0.5, height: 1 }, mirror: true },
      [160, 200],
      'red red blue blue',
    ],
    [
      'what lies in both the aspect ratio and the part',
      { aspectRatio: 1, crop: { x: 0, y: 0, width: 0.5, height: 1 } },
      [100, 200],
      'red red blue blue',
    ],
    [
      'what is there of a part that is larger than the picture',
      { crop: { x: -0.5, y: 0, width: 1, height: 2 } },
      [160, 200],
      'red red blue blue',
    ],
    ['a smaller picture for a greatest width', { maxWidth: 100 }, [100, 63], UPRIGHT],
    ['a smaller picture for a greatest height', { maxWidth: 310, maxHeight: 40 }, [64, 40], UPRIGHT],
    ['no larger picture for a larger greatest size', { maxWidth: 999, source: 'frame' }, [320, 200], UPRIGHT],
    [
      'a cropped picture, scaled down and mirrored',
      { aspectRatio: 1, maxHeight: 20, mirror: true },
      [20, 20],
      'green red white blue',
    ],
  ];

  for (const [title, options, [width, height], colours] of sizes) {
    it(`is ${title}`, async () => {
      const photo = await takePhoto(await preview(), options);
      expect([photo.width, photo.height]).to.deep.equal([width, height]);
      expect(await quartersOf(photo.file)).to.equal(colours);
    });
  }

  it('is scaled down with all pixels in it', async () => {
    const stripes: Painter = (context, width, height) => {
      plain([0, 0, 0])(context, width, height);
      context.fillStyle = '#fff';
      for (let x = 0; x < width; x += 8) context.fillRect(x, 0, 4, height);
    };
    const photo = await takePhoto(await preview(stripes), { maxWidth: WIDTH / 8, type: 'image/png' });
    const { at } = await readPicture(photo.file);
    for (const x of [0.2, 0.4, 0.6, 0.8]) expect(at(x, 0.5)[0]).to.be.within(96, 160);
  });
});

describe('takePhoto: the moment', () => {
  it('is the moment of the call', async () => {
    const video = await preview(plain(RED));
    await shows(video, RED);
    const promise = takePhoto(video);
    camera.paint = plain(BLUE);
    await shows(video, BLUE);
    const { file } = await promise;
    expect(nameOf((await readPicture(file)).at(0.5, 0.5))).to.equal('red');
  });

  it('is its own in each photo of a series', async () => {
    const video = await preview();
    const series = [RED, GREEN, BLUE, RED, GREEN, BLUE, RED, GREEN, BLUE];
    const photos: Promise<Photo>[] = [];
    for (const colour of series) {
      camera.paint = plain(colour);
      await shows(video, colour);
      photos.push(takePhoto(video));
    }
    const files = (await Promise.all(photos)).map(({ file }) => file);
    const pictures = await Promise.all(files.map(readPicture));
    expect(pictures.map(({ at }) => nameOf(at(0.5, 0.5)))).to.deep.equal(series.map(nameOf));
  });

  it('is what a paused video shows', async () => {
    const video = await preview(plain(RED));
    await shows(video, RED);
    video.pause();
    camera.paint = plain(BLUE);
    await shows(await presented(videoOf(camera.stream)), BLUE);
    const { file } = await takePhoto(video);
    expect(nameOf((await readPicture(file)).at(0.5, 0.5))).to.equal('red');
  });

  it('is the first frame of a video that shows none yet', async () => {
    camera = canvasCamera(WIDTH, HEIGHT);
    const { file, width } = await takePhoto(videoOf(camera.stream));
    expect(width).to.equal(WIDTH);
    expect(await quartersOf(file)).to.equal(UPRIGHT);
  });

  /** Takes a photo while the engine draws nothing of a video, as often as that. */
  async function withoutDrawing(times: number, take: () => Promise<Photo>): Promise<Photo> {
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const { drawImage } = prototype;
    let left = times;
    prototype.drawImage = function (this: OffscreenCanvasRenderingContext2D, ...args: unknown[]) {
      if (args[0] instanceof HTMLVideoElement && left-- > 0) return;
      Reflect.apply(drawImage, this, args);
    };
    const photo = await take().finally(() => (prototype.drawImage = drawImage));
    expect(left).to.be.below(0);
    return photo;
  }

  it('is not blank where the engine draws nothing of the first frame for a moment', async () => {
    camera = canvasCamera(WIDTH, HEIGHT);
    const { file } = await withoutDrawing(2, () => takePhoto(camera.track));
    expect(await quartersOf(file)).to.equal(UPRIGHT);
  });

  it('is not blank where the engine draws nothing for a moment, and it is mirrored', async () => {
    const video = await preview();
    const { file } = await withoutDrawing(2, () => takePhoto(video, { mirror: true }));
    expect(await quartersOf(file)).to.equal('green red white blue');
  });

  it('may be white', async () => {
    const { file } = await takePhoto(await preview(plain(WHITE)), { mirror: true });
    expect(await quartersOf(file)).to.equal('white white white white');
  });

  it('is a frame of the track where the video does not play', async () => {
    camera = canvasCamera(WIDTH, HEIGHT);
    const video = Object.assign(document.createElement('video'), { srcObject: camera.stream });
    const { file } = await takePhoto(video);
    expect(await quartersOf(file)).to.equal(UPRIGHT);
  });
});

describe('takePhoto: the camera', () => {
  it('takes a photo of a track, and leaves the track as it was', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    const track = stream.getVideoTracks()[0]!;
    const photo = await takePhoto(track);
    expect(track.readyState).to.equal('live');
    const { width, height, deviceId } = track.getSettings();
    expect([photo.width, photo.height]).to.deep.equal([width, height]);
    expect(photo.settings.deviceId).to.equal(deviceId);
    expect(photo.source).to.equal('frame');
    track.stop();
  });

  it('needs no clone of the track', async () => {
    const { clone } = MediaStreamTrack.prototype;
    let clones = 0;
    MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
      clones++;
      return clone.call(this);
    };
    camera = canvasCamera(WIDTH, HEIGHT);
    await takePhoto(camera.track);
    MediaStreamTrack.prototype.clone = clone;
    expect(clones).to.equal(0);
  });

  it('is missing in a video without a stream', async () => {
    expect(await codeOf(takePhoto(document.createElement('video')))).to.equal('device-not-found');
  });

  it('is lost where the track has ended', async () => {
    const video = await preview();
    camera.track.stop();
    expect(await codeOf(takePhoto(video))).to.equal('device-lost');
    expect(await codeOf(takePhoto(camera.track))).to.equal('device-lost');
  });

  it('gives no black photo where the track is disabled', async () => {
    const video = await preview();
    camera.track.enabled = false;
    expect(await codeOf(takePhoto(video))).to.equal('interrupted');
  });

  itNeeds('RTCPeerConnection', 'is lost where the track ends before the first frame', async () => {
    const { track, close } = frameless();
    const promise = takePhoto(track);
    await nextTask();
    close();
    // Chromium ends the track without an event; Firefox lets no one else fire it.
    track.dispatchEvent(new Event('ended'));
    expect(await codeOf(promise)).to.equal('device-lost');
  });

  itNeeds('RTCPeerConnection', 'has failed where no frame comes for 10 s', async () => {
    const { setTimeout } = globalThis;
    const waited: (number | undefined)[] = [];
    globalThis.setTimeout = ((task: () => void, ms?: number, ...rest: []) => {
      waited.push(ms);
      return setTimeout(task, Math.min(ms ?? 0, 100), ...rest);
    }) as typeof setTimeout;
    const { track, close } = frameless();
    expect(await codeOf(takePhoto(track))).to.equal('device-failed');
    globalThis.setTimeout = setTimeout;
    expect(waited).to.include(10_000);
    close();
  });
});

describe('takePhoto: the file', () => {
  it('is named after local date and time, and after its type', async () => {
    const { file, takenAt } = await takePhoto(await preview(), { type: 'image/png' });
    const [, year, month, day, hours, minutes, seconds] =
      /^photo-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)(\d\d)\.png$/.exec(file.name)!.map(Number);
    const named = new Date(year!, month! - 1, day, hours, minutes, seconds);
    expect(+named).to.equal(Math.floor(+takenAt / 1000) * 1000);
    expect(file.lastModified).to.equal(+takenAt);
  });

  it('has the name that was asked for', async () => {
    const { file } = await takePhoto(await preview(), { name: 'passport' });
    expect(file.name).to.equal('passport.jpg');
  });

  it('was taken when the shutter was pressed', async () => {
    const video = await preview();
    const before = Date.now();
    const promise = takePhoto(video);
    const after = Date.now();
    expect(+(await promise).takenAt).to.be.within(before, after);
  });
});

describe('takePhoto: giving up', () => {
  it('rejects with aborted and the reason where the signal has aborted', async () => {
    const error = await failure(takePhoto(await preview(), { signal: AbortSignal.abort('closed') }));
    expect(error).to.be.instanceOf(CaptureError);
    expect(error).to.include({ code: 'aborted', cause: 'closed' });
  });

  it('rejects while it encodes', async () => {
    const controller = new AbortController();
    const promise = takePhoto(await preview(), { signal: controller.signal });
    controller.abort();
    expect(await codeOf(promise)).to.equal('aborted');
  });

  itNeeds('RTCPeerConnection', 'rejects while it waits for a frame', async () => {
    const { track, close } = frameless();
    const controller = new AbortController();
    const promise = takePhoto(track, { signal: controller.signal });
    await nextTask();
    controller.abort();
    expect(await codeOf(promise)).to.equal('aborted');
    close();
  });

  it('rejects with the cause where the picture may not be read', async () => {
    const { createImageBitmap } = globalThis;
    const cause = new DOMException('no picture', 'SecurityError');
    const video = await preview();
    globalThis.createImageBitmap = () => Promise.reject(cause);
    const error = await failure(takePhoto(video));
    globalThis.createImageBitmap = createImageBitmap;
    expect(error).to.include({ code: 'unknown', cause });
  });
});

describe('takePhoto: mistakes of a programmer', () => {
  const mistakes: [string, object[]][] = [
    ['aspectRatio', [{ aspectRatio: 0 }, { aspectRatio: -1 }, { aspectRatio: NaN }, { aspectRatio: '1' }]],
    ['maxWidth', [{ maxWidth: 0 }, { maxWidth: Infinity }]],
    ['maxHeight', [{ maxHeight: -5 }]],
    ['quality', [{ quality: -0.1 }, { quality: 2 }, { quality: NaN }, { quality: '0.5' }]],
    ['type', [{ type: 'video/webm' }, { type: 'jpeg' }, { type: 'image/' }, { type: 7 }]],
    ['source', [{ source: 'screen' }]],
    [
      'crop',
      [
        { crop: {} },
        { crop: { x: 0, y: 0, width: 0, height: 1 } },
        { crop: { x: 1, y: 0, width: 1, height: 1 } },
        { crop: { x: 0, y: -1, width: 1, height: 1 } },
      ],
    ],
  ];

  for (const [name, bad] of mistakes) {
    it(`names ${name}`, async () => {
      const video = await preview();
      for (const options of bad) {
        const error = await failure(takePhoto(video, options));
        expect(error, JSON.stringify(options)).to.be.instanceOf(TypeError);
        expect(error.message).to.include(name);
      }
    });
  }

  it('names the input', async () => {
    const audio = new EventTarget();
    Object.assign(audio, { kind: 'audio', readyState: 'live' });
    for (const input of [undefined, null, 'video', document.body, audio]) {
      const error = await failure(takePhoto(input as unknown as HTMLVideoElement));
      expect(error).to.be.instanceOf(TypeError);
      expect(error.message).to.include('input');
    }
  });
});
