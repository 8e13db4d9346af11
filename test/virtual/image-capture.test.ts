import { expect } from '@open-wc/testing';
import { VirtualImageCapture } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays, keep } from './support/both-ways.js';

describe('photos of virtual cameras', () => {
  bothWays((setUp) => {
    async function capture(
      constraints: MediaTrackConstraints = {},
    ): Promise<InstanceType<typeof VirtualImageCapture>> {
      const { mediaDevices, virtual } = setUp({ devices: 'phone' });
      const [track] = keep(await mediaDevices.getUserMedia({ video: constraints })).getVideoTracks();
      const { ImageCapture = VirtualImageCapture } = globalThis as unknown as {
        ImageCapture?: typeof VirtualImageCapture;
      };
      return 'uninstall' in virtual ? new ImageCapture(track!) : new VirtualImageCapture(track!);
    }

    it('have the resolution of the camera, not that of its video', async () => {
      const photos = await capture({ width: 640, height: 480 });
      const capabilities = await photos.getPhotoCapabilities();
      expect(capabilities.imageWidth).to.deep.equal({ min: 1, max: 4032, step: 1 });
      const photo = await photos.takePhoto({ imageWidth: 1600, imageHeight: 1200 });
      const { width, height } = await createImageBitmap(photo);
      expect({ width, height }).to.deep.equal({ width: 1600, height: 1200 });
    });

    it('have settings', async () => {
      const photos = await capture({ facingMode: 'environment' });
      expect(await photos.getPhotoSettings()).to.deep.equal({
        imageWidth: 4032,
        imageHeight: 3024,
        redEyeReduction: false,
        fillLightMode: 'off',
      });
    });

    it('are frames, too', async () => {
      const photos = await capture({ width: 640, height: 480 });
      const { width, height } = await photos.grabFrame();
      expect({ width, height }).to.deep.equal({ width: 640, height: 480 });
    });

    it('are not taken beyond the size of the camera, nor when it has ended', async () => {
      const photos = await capture();
      const large = await rejection(photos.takePhoto({ imageWidth: 100_000 }));
      expect(large.name).to.equal('NotSupportedError');
      photos.track.stop();
      expect((await rejection(photos.takePhoto())).name).to.equal('InvalidStateError');
    });
  });
});
