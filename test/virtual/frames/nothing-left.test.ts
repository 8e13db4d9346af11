import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../../src/virtual/devices/virtual-microphone.js';
import { canvas, testCard, video } from '../../../src/virtual/pictures/pictures.js';
import { watchResources } from '../../support/resources.js';
import { paintedCanvas } from '../../support/pictures.js';
import { waitFor } from '../../support/wait.js';
import { play, showing } from '../support/frames.js';
import { watchRunning } from '../support/running.js';
import { readFrameNumber } from '../../../src/virtual/pictures/frame-stamp.js';

const SETTINGS = { width: 160, height: 120, frameRate: 30 };

describe('after the last output is closed', () => {
  it('no worker, timer, AudioContext, listener or track is left', async () => {
    const running = watchRunning();
    const resources = watchResources();
    const before = resources.counts();
    try {
      const pictures = [testCard(), canvas(paintedCanvas(16, 12)), video(document.createElement('video'))];
      const outputs = [
        ...pictures.map((picture) => new VirtualCamera({ picture }).open(SETTINGS)),
        new VirtualMicrophone().open({ channelCount: 1 }),
        new VirtualMicrophone().open({ channelCount: 1 }),
      ];
      await waitFor(() => running.workers.size === 1);
      expect(resources.counts().audioContexts).to.equal(before.audioContexts + 1);
      const [first, ...others] = outputs;
      for (const output of others) output.close();
      const shown = await play(first!.track);
      await showing(shown, (pixels) => readFrameNumber(pixels) !== undefined);
      first!.close();
      await waitFor(() => running.workers.size === 0);
      await waitFor(() => resources.counts().audioContexts === before.audioContexts);
      expect(resources.counts()).to.deep.equal({ ...before, elements: resources.counts().elements });
      for (const { track } of outputs) expect(track.readyState).to.equal('ended');
      // The one that looks is one itself.
      await waitFor(() => running.timers.size <= 1);
    } finally {
      resources.restore();
      running.restore();
    }
  });

  it('nothing is left of a hundred that were closed at once', async () => {
    const running = watchRunning();
    try {
      for (let count = 0; count < 100; count += 1) new VirtualCamera().open(SETTINGS).close();
      await waitFor(() => running.workers.size === 0);
    } finally {
      running.restore();
    }
  });

  it('another can be opened', async () => {
    new VirtualCamera().open(SETTINGS).close();
    const { track, close } = new VirtualCamera().open(SETTINGS);
    await showing(await play(track), (pixels) => readFrameNumber(pixels) !== undefined);
    close();
  });
});
