import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import type { SourceOutput } from '../../../src/virtual/devices/virtual-device.js';
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';
import { numbersDuring, play, showing, sized } from '../support/frames.js';

const SETTINGS = { width: 640, height: 480, frameRate: 30 };

describe('VirtualCamera', () => {
  let output: SourceOutput | undefined;

  const open = (camera: VirtualCamera, settings: MediaTrackSettings = SETTINGS): SourceOutput =>
    (output = camera.open(settings));

  afterEach(() => {
    output?.close();
    output = undefined;
  });

  it('puts out a plain track whose frames are numbered', async () => {
    const { track } = open(new VirtualCamera());
    expect(track).to.be.instanceOf(MediaStreamTrack);
    expect(track.kind).to.equal('video');
    const video = await play(track);
    const numbers = await numbersDuring(video, 1000);
    expect(numbers.length).to.be.greaterThan(5);
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
  });

  it('films at the size that is asked for, and at another while it runs', async () => {
    const { track, configure } = open(new VirtualCamera(), { width: 321, height: 241, frameRate: 30 });
    const video = await play(track);
    await sized(video, 321, 241);
    void configure({ width: 1280, height: 720, frameRate: 30 });
    await sized(video, 1280, 720);
    await showing(video, (pixels) => readFrameNumber(pixels) !== undefined);
  });
});
void colourAt;
void pixelsOf;
void colourBars;
void person;
