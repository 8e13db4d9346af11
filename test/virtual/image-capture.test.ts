import { expect } from '@open-wc/testing';
import { VirtualImageCapture, type VirtualDevices } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays, keep } from './support/both-ways.js';

describe('photos of virtual cameras', () => {
  let devices: VirtualDevices | undefined;

  bothWays((setUp) => {
    async function capture(
      constraints: MediaTrackConstraints = {},
    ): Promise<InstanceType<typeof VirtualImageCapture>> {
      const { mediaDevices, virtual } = setUp({ devices: 'phone' });
      devices = virtual;
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

    it('keep the ratio of the largest one where one side is asked for', async () => {
      const photos = await capture({ facingMode: 'environment' });
      for (const settings of [{ imageWidth: 400 }, { imageHeight: 300 }]) {
        const { width, height } = await createImageBitmap(await photos.takePhoto(settings));
        expect({ width, height }).to.deep.equal({ width: 400, height: 300 });
      }
    });

    it('are taken of no settings as of an empty dictionary, and refused of what is none', async () => {
      const photos = await capture({ width: 640, height: 480 });
      const { width } = await createImageBitmap(await photos.takePhoto(null as never));
      expect(width).to.equal(4032);
      for (const settings of [5, { imageWidth: NaN }, { imageHeight: 'tall' }, { fillLightMode: 'bright' }]) {
        const error = await rejection(photos.takePhoto(settings as never));
        expect(error, JSON.stringify(settings)).to.be.an.instanceOf(TypeError);
      }
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

    it('are not taken with a light that the camera has not, nor without red eyes', async () => {
      const photos = await capture({ facingMode: 'environment' });
      const { name } = await rejection(photos.takePhoto({ redEyeReduction: true }));
      expect(name).to.equal('NotSupportedError');
      expect((await photos.takePhoto({ fillLightMode: 'flash', redEyeReduction: false })).size).to.be.above(
        0,
      );
      const front = await capture({ facingMode: 'user' });
      expect((await rejection(front.takePhoto({ fillLightMode: 'flash' }))).name).to.equal(
        'NotSupportedError',
      );
    });

    it('are none, nor frames, while the camera is muted or disabled', async () => {
      const photos = await capture();
      const expectNone = async (): Promise<void> => {
        for (const name of ['takePhoto', 'grabFrame'] as const) {
          const error = await rejection(photos[name]());
          expect(error.name, name).to.equal('InvalidStateError');
        }
      };
      photos.track.enabled = false;
      await expectNone();
      photos.track.enabled = true;
      devices!.mute('camera');
      await expectNone();
    });
  });
});
