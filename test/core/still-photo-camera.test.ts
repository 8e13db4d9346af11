import { expect } from '@open-wc/testing';
import { browserPlatform, type CapturePlatform, type ImageCaptureLike } from '../../src/core/platform.js';
import { takePhoto, type Photo, type PhotoOptions } from '../../src/core/sinks/still-photo.js';
import { itNeeds } from '../support/engine.js';
import {
  BLUE,
  canvasCamera,
  GREEN,
  nameOf,
  paintedCanvas,
  pictureFile,
  plain,
  presented,
  readPicture,
  RED,
  shows,
  videoOf,
  type CanvasCamera,
} from '../support/pictures.js';

const never = (): Promise<never> => new Promise(() => undefined);
const setOptionsFailed = (): Promise<never> =>
  Promise.reject(new DOMException('setOptions failed', 'UnknownError'));

const FRAME = [320, 200] as const;
const LARGE = [640, 400] as const;

const capabilities =
  ([width, height]: readonly [number, number]): ImageCaptureLike['getPhotoCapabilities'] =>
  () =>
    Promise.resolve({
      imageWidth: { min: 1, max: width, step: 1 },
      imageHeight: { min: 1, max: height, step: 1 },
    });

/** The preview is red; takePhoto() gives green, grabFrame() blue. */
const WORKING: ImageCaptureLike = {
  getPhotoCapabilities: capabilities(LARGE),
  takePhoto: () => pictureFile(paintedCanvas(...LARGE, plain(GREEN))),
  grabFrame: () => createImageBitmap(paintedCanvas(...FRAME, plain(BLUE))),
};

let camera: CanvasCamera;
let video: HTMLVideoElement;
let calls: [name: string, ...args: unknown[]][];

/** A platform whose ImageCapture is as given, and writes down what is asked of it. */
function platformWith(ways: Partial<ImageCaptureLike>): CapturePlatform {
  const all = { ...WORKING, ...ways };
  const record =
    <Args extends unknown[], Result>(name: string, way: (...args: Args) => Result) =>
    (...args: Args): Result => {
      calls.push([name, ...args]);
      return way(...args);
    };
  class ImageCapture implements ImageCaptureLike {
    getPhotoCapabilities = record('getPhotoCapabilities', all.getPhotoCapabilities);
    takePhoto = record('takePhoto', all.takePhoto);
    grabFrame = record('grabFrame', all.grabFrame);
  }
  return { ImageCapture, isSecureContext: true };
}

const take = (ways: Partial<ImageCaptureLike>, options: PhotoOptions): Promise<Photo> =>
  takePhoto(video, { type: 'image/png', ...options }, platformWith(ways));

const fromCamera = (ways: Partial<ImageCaptureLike>, options: PhotoOptions = {}): Promise<Photo> =>
  take(ways, { source: 'camera', ...options });

const colourOf = async ({ file }: Photo): Promise<string> => nameOf((await readPicture(file)).at(0.5, 0.5));

const names = (): string[] => calls.map(([name]) => name);

beforeEach(async () => {
  calls = [];
  camera = canvasCamera(...FRAME, plain(RED));
  video = await presented(videoOf(camera.stream));
  await shows(video, RED);
});

afterEach(() => camera.stop());

describe('takePhoto with source "camera"', () => {
  it('lets the camera take a photo as large as it can', async () => {
    const photo = await fromCamera({});
    expect(photo).to.include({ source: 'camera', width: 640, height: 400 });
    expect(await colourOf(photo)).to.equal('green');
    expect(calls.at(-1)).to.deep.equal(['takePhoto', { imageWidth: 640, imageHeight: 400 }]);
  });

  it('mirrors, crops, scales and encodes that as any photo', async () => {
    const photo = await fromCamera({}, { aspectRatio: 1, maxWidth: 50, type: 'image/jpeg' });
    expect(photo).to.include({ width: 50, height: 50 });
    expect(photo.file.type).to.equal('image/jpeg');
  });

  it('asks for no size where the camera does not tell its sizes', async () => {
    expect(await fromCamera({ getPhotoCapabilities: () => Promise.reject(new Error()) })).to.include({
      source: 'camera',
    });
    expect(calls.at(-1)).to.deep.equal(['takePhoto', undefined]);
  });

  const failures: [string, ImageCaptureLike['takePhoto']][] = [
    ['rejects with "setOptions failed"', setOptionsFailed],
    ['throws', () => expect.fail('takePhoto')],
    ['gives no picture', () => Promise.resolve(new Blob(['?'], { type: 'image/jpeg' }))],
  ];

  for (const [title, failing] of failures) {
    it(`grabs a frame where takePhoto() ${title}`, async () => {
      const photo = await fromCamera({ takePhoto: failing });
      expect(photo).to.include({ source: 'grab-frame', width: 320, height: 200 });
      expect(await colourOf(photo)).to.equal('blue');
    });
  }

  it('takes the frame that the video showed where grabFrame() rejects with undefined too', async () => {
    const promise = fromCamera({
      takePhoto: setOptionsFailed,
      grabFrame: async () => {
        camera.paint = plain(BLUE);
        await shows(video, BLUE);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as Chromium does
        return Promise.reject(undefined);
      },
    });
    const photo = await promise;
    expect(names()).to.deep.equal(['getPhotoCapabilities', 'takePhoto', 'grabFrame']);
    expect(photo).to.include({ source: 'frame', width: 320, height: 200 });
    expect(await colourOf(photo)).to.equal('red');
  });

  it('goes on where an answer never comes', async () => {
    const { timeout } = AbortSignal;
    const waited: number[] = [];
    AbortSignal.timeout = (ms) => {
      waited.push(ms);
      return timeout.call(AbortSignal, 20);
    };
    const promise = fromCamera({ getPhotoCapabilities: never, takePhoto: never, grabFrame: never });
    const photo = await promise.finally(() => Object.assign(AbortSignal, { timeout }));
    expect(photo.source).to.equal('frame');
    expect(waited).to.deep.equal([1000, 5000, 5000]);
  });

  it('takes the frame where ImageCapture refuses the track, or is missing', async () => {
    const ImageCapture = function () {
      throw new DOMException('no', 'NotSupportedError');
    } as unknown as NonNullable<CapturePlatform['ImageCapture']>;
    for (const platform of [{ ImageCapture, isSecureContext: true }, { isSecureContext: true }]) {
      expect(await takePhoto(video, { source: 'camera' }, platform)).to.include({ source: 'frame' });
    }
  });

  it('waits for a frame only once the camera failed', async () => {
    const photo = await takePhoto(camera.track, { source: 'camera' }, platformWith({}));
    expect(photo.source).to.equal('camera');
    const failing = platformWith({ takePhoto: setOptionsFailed, grabFrame: setOptionsFailed });
    expect(await takePhoto(camera.track, { source: 'camera' }, failing)).to.include({ source: 'frame' });
  });

  it('asks the camera nothing more once the signal has aborted', async () => {
    for (const name of ['getPhotoCapabilities', 'takePhoto'] as const) {
      calls = [];
      const controller = new AbortController();
      const last = new Promise<void>((resolve) => {
        const abort = (): Promise<never> => {
          controller.abort();
          setTimeout(resolve);
          return Promise.reject(new Error('late'));
        };
        const promise = fromCamera({ [name]: abort }, { signal: controller.signal });
        promise.catch((error: unknown) => expect(error).to.include({ code: 'aborted' }));
      });
      await last;
      expect(names().at(-1)).to.equal(name);
    }
  });

  itNeeds('ImageCapture', "takes a photo with the engine's own", async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const track = stream.getVideoTracks()[0]!;
    const photo = await takePhoto(track, { source: 'camera' });
    expect(photo.source).to.be.oneOf(['camera', 'grab-frame']);
    const { width, height } = await readPicture(photo.file);
    expect([photo.width, photo.height]).to.deep.equal([width, height]);
    track.stop();
  });
});

describe('takePhoto with source "auto"', () => {
  it('leaves the camera alone where no more pixels are wanted', async () => {
    for (const options of [{}, { maxWidth: 320 }, { maxWidth: 9999, maxHeight: 100 }]) {
      expect(await take({}, options)).to.include({ source: 'frame' });
    }
    expect(await take({}, { source: 'frame', maxWidth: 9999 })).to.include({ source: 'frame' });
    expect(calls).to.deep.equal([]);
  });

  it('lets the camera take it where more pixels are wanted and promised', async () => {
    const photo = await take({}, { maxWidth: 500 });
    expect(photo).to.include({ source: 'camera', width: 500, height: 313 });
    expect(await colourOf(photo)).to.equal('green');
  });

  it('counts what cropping leaves of the frame', async () => {
    const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
    expect(await take({}, { maxWidth: 300, crop })).to.include({ source: 'camera', width: 300 });
  });

  it('takes the frame where the camera promises no more', async () => {
    const photo = await take({ getPhotoCapabilities: capabilities(FRAME) }, { maxWidth: 500 });
    expect(photo).to.include({ source: 'frame', width: 320 });
    expect(names()).to.deep.equal(['getPhotoCapabilities']);
  });

  it('takes the frame where the camera gives less than it promised', async () => {
    const small = (): Promise<Blob> => pictureFile(paintedCanvas(160, 100, plain(GREEN)));
    expect(await take({ takePhoto: small }, { maxWidth: 500 })).to.include({ source: 'frame', width: 320 });
  });

  it('has kept the frame of the moment of the call where the camera fails', async () => {
    const takePhotoLate = async (): Promise<never> => {
      camera.paint = plain(BLUE);
      await shows(video, BLUE);
      return setOptionsFailed();
    };
    const photo = await take({ takePhoto: takePhotoLate }, { maxWidth: 500 });
    expect(photo.source).to.equal('frame');
    expect(await colourOf(photo)).to.equal('red');
    expect(names()).to.not.include('grabFrame');
  });

  it('is right with the browser as the platform', async () => {
    const photo = await takePhoto(video, { maxWidth: 500 }, browserPlatform);
    expect(photo.width).to.be.at.least(320);
  });
});
