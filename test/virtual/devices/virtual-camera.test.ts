import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import type { VirtualCameraOptions } from '../../../src/virtual/devices/virtual-camera.js';
import type { SourceOutput } from '../../../src/virtual/devices/virtual-device.js';
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';
import { canvas, colourBars } from '../../../src/virtual/pictures/pictures.js';
import { BLUE, GREEN, isLike, paintedCanvas, RED, type Painter } from '../../support/pictures.js';
import { waitFor } from '../../support/wait.js';
import {
  brightnessOf,
  colourAt,
  filming,
  numbersOf,
  pixelsOf,
  play,
  showing,
  sized,
} from '../support/frames.js';

const SIZE = { width: 320, height: 240, frameRate: 30 };
const VGA = [{ width: 640, height: 480, frameRate: 60 }];

/** Green, with a red left edge and a blue right edge, each a quarter of the width. */
const edges: Painter = (context, width, height) => {
  const parts = [RED, GREEN, GREEN, BLUE];
  parts.forEach((colour, index) => {
    context.fillStyle = `rgb(${colour.join()})`;
    context.fillRect((index * width) / 4, 0, width / 4 + 1, height);
  });
};

describe('VirtualCamera', () => {
  let output: SourceOutput | undefined;

  const open = (options?: VirtualCameraOptions, settings: MediaTrackSettings = SIZE): SourceOutput =>
    (output = new VirtualCamera(options).open(settings));

  afterEach(() => {
    output?.close();
    output = undefined;
  });

  describe('has spaces', () => {
    it('one as it is for each mode, and one cropped and scaled for each that no other contains', () => {
      const { spaces } = new VirtualCamera({
        modes: [
          { width: 640, height: 480, frameRate: 60 },
          { width: 320, height: 240, frameRate: 30 },
          { width: 1920, height: 1080, frameRate: 15 },
        ],
      });
      expect(spaces.map(({ resizeMode }) => resizeMode)).to.deep.equal([
        ['none'],
        ['none'],
        ['none'],
        ['crop-and-scale'],
        ['crop-and-scale'],
      ]);
      expect(spaces[1]!.width).to.deep.equal([320]);
      expect(spaces[4]!.width).to.deep.equal({ min: 1, max: 1920, step: 1 });
      expect(spaces[4]!.frameRate).to.deep.equal({ min: 1, max: 15 });
    });

    it('with what the camera can do beyond, in its capabilities too', () => {
      const zoom = { min: 1, max: 4, step: 0.1 };
      const controls = { zoom, torch: [false, true], pointsOfInterest: { points: 1 } };
      const { spaces, capabilities, defaults } = new VirtualCamera({ facingMode: 'environment', controls });
      for (const space of spaces) expect(space).to.deep.include(controls);
      expect(capabilities).to.deep.include({ zoom, torch: [false, true], facingMode: ['environment'] });
      expect(capabilities).not.to.have.property('pointsOfInterest');
      expect(defaults).to.include({ zoom: 1, torch: false, facingMode: 'environment', width: 640 });
    });
  });

  it('needs a mode', () => {
    expect(() => new VirtualCamera({ modes: [] })).to.throw(TypeError, 'modes');
  });

  it('puts out a plain track whose frames are numbered', async () => {
    const { track } = open();
    expect(track.kind).to.equal('video');
    const numbers = await numbersOf(await play(track), 6);
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
  });

  it('films at the size that is asked for, and at another while it runs', async () => {
    const { track, configure } = open({}, { width: 321, height: 241, frameRate: 30 });
    const video = await play(track);
    await sized(video, 321, 241);
    configure({ width: 1280, height: 720, frameRate: 30 });
    await sized(video, 1280, 720);
    await showing(video, (pixels) => readFrameNumber(pixels) !== undefined);
  });

  it('films as many frames as are asked for, and more or fewer while it runs', async function () {
    // Each may take as long as one test has.
    this.timeout(60_000);
    const { track, configure } = open({ modes: VGA }, { ...SIZE, frameRate: 5 });
    const video = await play(track);
    await filming(video, 5);
    configure({ ...SIZE, frameRate: 15 });
    await filming(video, 15);
    configure({ ...SIZE, frameRate: 8 });
    await filming(video, 8);
  });

  it('crops the middle of its frame to the ratio that is asked for, and scales it', async () => {
    const options = { modes: VGA, picture: canvas(paintedCanvas(640, 480, edges)) };
    const { track, configure } = open(options);
    const video = await play(track);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.1, 0.5), RED));
    configure({ width: 120, height: 240, frameRate: 30 });
    await sized(video, 120, 240);
    await showing(video, (pixels) => [0.05, 0.5, 0.95].every((x) => isLike(colourAt(pixels, x, 0.5), GREEN)));
    configure({ width: 320, height: 80, frameRate: 30 });
    await sized(video, 320, 80);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.95, 0.5), BLUE));
  });

  it('zooms into the middle', async () => {
    const controls = { zoom: { min: 100, max: 400, step: 10 } };
    const picture = canvas(paintedCanvas(640, 480, edges));
    const video = await play(open({ modes: VGA, controls, picture }).track);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.05, 0.5), RED));
    output!.configure({ ...SIZE, zoom: 200 } as MediaTrackSettings);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.05, 0.5), GREEN));
  });

  it('turns to the right with pan, and up with tilt', async () => {
    const turn = { min: -180_000, max: 180_000, step: 3600 };
    const picture = canvas(paintedCanvas(640, 480, edges));
    const video = await play(open({ modes: VGA, controls: { pan: turn, tilt: turn }, picture }).track);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.45, 0.5), GREEN));
    output!.configure({ ...SIZE, pan: 180_000 } as MediaTrackSettings);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.4, 0.5), BLUE));
    output!.configure({ ...SIZE, tilt: 180_000 } as MediaTrackSettings);
    await showing(
      video,
      (pixels) => isLike(colourAt(pixels, 0.5, 0.1), [0, 0, 0]) && isLike(colourAt(pixels, 0.5, 0.9), GREEN),
    );
  });

  it('is brighter and darker with brightness, and brighter with the torch', async () => {
    const controls = { brightness: { min: 0, max: 255, step: 1 }, torch: [false, true] };
    const video = await play(open({ controls, picture: colourBars() }).track);
    await showing(video, (pixels) => isLike(colourAt(pixels, 0.5, 0.5), [0, 255, 0]));
    const level = brightnessOf(pixelsOf(video));
    output!.configure({ ...SIZE, brightness: 255 } as MediaTrackSettings);
    await showing(video, (pixels) => brightnessOf(pixels) > level + 40);
    output!.configure({ ...SIZE, brightness: 0 } as MediaTrackSettings);
    await showing(video, (pixels) => brightnessOf(pixels) < level - 40);
    output!.configure({ ...SIZE, torch: true } as MediaTrackSettings);
    await showing(video, (pixels) => brightnessOf(pixels) > level + 20);
  });

  it('blurs what is behind the person in the middle', async () => {
    const stripes: Painter = (context, width, height) => {
      for (let x = 0; x < width; x += 1) {
        context.fillStyle = Math.floor((x / width) * 40) % 2 ? '#fff' : '#000';
        context.fillRect(x, 0, 1, height);
      }
    };
    const { track, configure } = open({ modes: VGA, picture: canvas(paintedCanvas(640, 480, stripes)) });
    const video = await play(track);
    /** Between the darkest and the brightest place of a line, in fractions of width. */
    const contrast = (pixels: ImageData, from: number, to: number): number => {
      const levels = Array.from(
        { length: 60 },
        (_, at) => colourAt(pixels, from + ((to - from) * at) / 60, 0.45)[1],
      );
      return Math.max(...levels) - Math.min(...levels);
    };
    await showing(video, (pixels) => contrast(pixels, 0.05, 0.25) > 150);
    configure({ ...SIZE, backgroundBlur: true });
    const blurred = await showing(video, (pixels) => contrast(pixels, 0.05, 0.25) < 80);
    expect(contrast(blurred, 0.42, 0.58)).to.be.greaterThan(150);
  });

  it('is black while it is muted, and while its track is disabled', async () => {
    const { track, setMuted } = open();
    const video = await play(track);
    const isBlack = (pixels: ImageData): boolean => brightnessOf(pixels) < 4;
    await showing(video, (pixels) => !isBlack(pixels));
    setMuted(true);
    await showing(video, isBlack);
    setMuted(false);
    await showing(video, (pixels) => !isBlack(pixels));
    track.enabled = false;
    await showing(video, isBlack);
  });

  it('starts muted when its hardware is', async () => {
    const camera = new VirtualCamera();
    camera.muted = true;
    output = camera.open(SIZE);
    const video = await play(output.track);
    await sized(video, 320, 240);
    expect(brightnessOf(pixelsOf(video))).to.be.lessThan(4);
  });

  it('opens more than once, with settings for each', async () => {
    const camera = new VirtualCamera();
    const other = camera.open({ width: 160, height: 120, frameRate: 10 });
    output = camera.open(SIZE);
    const [first, second] = await Promise.all([play(output.track), play(other.track)]);
    await sized(first, 320, 240);
    await sized(second, 160, 120);
    other.close();
    const before = readFrameNumber(await showing(first, (pixels) => readFrameNumber(pixels) !== undefined))!;
    await showing(first, (pixels) => (readFrameNumber(pixels) ?? 0) > before);
  });

  describe('takes photos', () => {
    const options = { modes: VGA, photo: { width: 2048, height: 1536 } };

    it('larger than its video, with the number of the frame', async () => {
      const blob = await open(options).photo!();
      expect(blob.type).to.equal('image/jpeg');
      const bitmap = await createImageBitmap(blob);
      expect([bitmap.width, bitmap.height]).to.deep.equal([2048, 1536]);
      expect(readFrameNumber(bitmap)).to.be.a('number');
    });

    it('at the size that is asked for, and no larger than it can', async () => {
      const { photo } = open(options);
      const bitmap = await createImageBitmap(await photo!({ imageWidth: 1000, imageHeight: 9999 }));
      expect([bitmap.width, bitmap.height]).to.deep.equal([1000, 1536]);
    });

    it('with flash', async () => {
      const { photo } = open({ ...options, picture: colourBars() });
      const [dark, bright] = await Promise.all(
        [{}, { fillLightMode: 'flash' }].map(async (settings) =>
          brightnessOf(
            pixelsOf(await createImageBitmap(await photo!({ imageWidth: 64, imageHeight: 48, ...settings }))),
          ),
        ),
      );
      expect(bright).to.be.greaterThan(dark! + 20);
    });

    it('only while it is open', async () => {
      const { photo, close } = open(options);
      const names = [photo!(), Promise.resolve().then(() => photo!())].map((taken) =>
        taken.then(
          () => 'taken',
          ({ name }: Error) => name,
        ),
      );
      close();
      expect(await Promise.all(names)).to.deep.equal(['InvalidStateError', 'InvalidStateError']);
    });
  });

  it('ends its track without an event', async () => {
    const { track, close } = open();
    let heard = 0;
    track.addEventListener('ended', () => (heard += 1));
    close();
    close();
    await waitFor(() => track.readyState === 'ended');
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).to.equal(0);
  });
});
