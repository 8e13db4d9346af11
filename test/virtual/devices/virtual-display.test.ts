import { expect } from '@open-wc/testing';
import { VirtualDisplay } from '../../../src/virtual/devices/virtual-display.js';
import { VirtualSpeaker } from '../../../src/virtual/devices/virtual-speaker.js';
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';
import { tone } from '../../../src/virtual/sounds/sounds.js';
import { play, showing, sized } from '../support/frames.js';

describe('VirtualDisplay', () => {
  it('says what it is, and that it is scaled but never cropped', () => {
    const { spaces, capabilities, defaults } = new VirtualDisplay({
      displaySurface: 'window',
      width: 1000,
      height: 500,
    });
    expect(capabilities).to.deep.include({ displaySurface: 'window', cursor: ['motion', 'always', 'never'] });
    expect(defaults).to.include({ width: 1000, height: 500, displaySurface: 'window', logicalSurface: true });
    expect(spaces.map(({ resizeMode }) => resizeMode)).to.deep.equal([['none'], ['crop-and-scale']]);
    expect(spaces[1]!.aspectRatio).to.deep.equal([2]);
  });

  it('is filmed', async () => {
    const { track, configure, close } = new VirtualDisplay().open({
      width: 1920,
      height: 1080,
      frameRate: 10,
    });
    const video = await play(track);
    await sized(video, 1920, 1080);
    configure({ width: 480, height: 270, frameRate: 10 });
    await sized(video, 480, 270);
    await showing(video, (pixels) => readFrameNumber(pixels) !== undefined);
    close();
  });

  it('has audio only where it plays a sound', () => {
    expect(new VirtualDisplay().audio).to.equal(undefined);
    const { audio } = new VirtualDisplay({ sound: tone() });
    const { track, close } = audio!.open({ channelCount: 2 });
    expect(track.kind).to.equal('audio');
    close();
  });
});

describe('VirtualSpeaker', () => {
  it('is an audio output', () => {
    const speaker = new VirtualSpeaker({ label: 'Left', groupId: 'desk' });
    expect(speaker).to.include({ kind: 'audiooutput', label: 'Left', groupId: 'desk', plugged: true });
  });
});
