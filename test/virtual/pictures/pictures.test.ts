import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import type { SourceOutput } from '../../../src/virtual/devices/virtual-device.js';
import {
  canvas,
  colourBars,
  image,
  person,
  video,
  type Picture,
} from '../../../src/virtual/pictures/pictures.js';
import {
  BLUE,
  GREEN,
  isLike,
  paintedCanvas,
  pictureFile,
  plain,
  RED,
  videoOf,
  WHITE,
  type Colour,
} from '../../support/pictures.js';
import { waitFor } from '../../support/wait.js';
import { colourAt, pixelsOf, play, showing } from '../support/frames.js';

const SETTINGS = { width: 320, height: 240, frameRate: 20 };

describe('the picture of a camera', () => {
  let output: SourceOutput | undefined;

  const film = async (picture: Picture): Promise<HTMLVideoElement> => {
    output = new VirtualCamera({ picture }).open(SETTINGS);
    return play(output.track);
  };

  const has = (pixels: ImageData, x: number, y: number, colour: Colour): boolean =>
    isLike(colourAt(pixels, x, y), colour);

  afterEach(() => {
    output?.close();
    output = undefined;
  });

  it('colour bars', async () => {
    const pixels = await showing(await film(colourBars()), (pixels) => has(pixels, 0.07, 0.5, WHITE));
    expect(has(pixels, 0.78, 0.5, [255, 0, 0])).to.equal(true);
    expect(has(pixels, 0.93, 0.5, [0, 0, 255])).to.equal(true);
  });

  it('a person who moves', async () => {
    const video = await film(person());
    const skin = await showing(video, (pixels) => has(pixels, 0.5, 0.38, [224, 176, 143]));
    const before = String(skin.data.filter((_, at) => at % 4 === 1));
    await waitFor(() => String(pixelsOf(video).data.filter((_, at) => at % 4 === 1)) !== before);
  });

  it('a canvas of the page, as it changes, without its edges that do not fit', async () => {
    const source = paintedCanvas(640, 240);
    const video = await film(canvas(source));
    await showing(video, (pixels) => has(pixels, 0.05, 0.05, RED) && has(pixels, 0.95, 0.95, WHITE));
    plain(BLUE)(source.getContext('2d')!, 640, 240);
    await showing(video, (pixels) => has(pixels, 0.5, 0.5, BLUE));
  });

  it('an image, of a file or of a URL', async () => {
    const file = await pictureFile(paintedCanvas(320, 240));
    await showing(await film(image(file)), (pixels) => has(pixels, 0.75, 0.25, GREEN));
    output!.close();
    const url = URL.createObjectURL(file);
    await showing(await film(image(url)), (pixels) => has(pixels, 0.25, 0.75, BLUE));
    URL.revokeObjectURL(url);
  });

  it('an image that can not be loaded is black', async () => {
    const video = await film(image('data:text/plain,nothing'));
    await showing(video, (pixels) => has(pixels, 0.5, 0.5, [0, 0, 0]));
  });

  it('a video element as it plays', async () => {
    const camera = new VirtualCamera({ picture: colourBars() }).open(SETTINGS);
    const source = videoOf(new MediaStream([camera.track]));
    await source.play();
    await showing(await film(video(source)), (pixels) => has(pixels, 0.78, 0.5, [255, 0, 0]));
    camera.close();
  });
});
