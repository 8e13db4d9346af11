import { expect } from '@open-wc/testing';
import {
  VirtualCamera,
  VirtualDisplay,
  VirtualMicrophone,
  type VirtualDevices,
} from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays } from './support/both-ways.js';

type Change = (virtual: VirtualDevices) => void;

/** Resolves in the very task in which a device is opened: on a slow machine the next one may be much later. */
const opened = (device: VirtualCamera | VirtualDisplay): Promise<void> =>
  new Promise((resolve) => {
    const open = device.open.bind(device);
    device.open = (settings) => {
      resolve();
      return open(settings);
    };
  });

const BOTH = { audio: true, video: true };

describe('a request whose devices are starting', () => {
  bothWays((setUp) => {
    const granted = { camera: 'granted', microphone: 'granted' } as const;

    /** Asks for both with a slow microphone; as soon as the camera films, something happens. */
    async function askedWhile(change: Change): Promise<string> {
      const camera = new VirtualCamera();
      const filming = opened(camera);
      const devices = [camera, new VirtualMicrophone()];
      const { mediaDevices, virtual } = setUp({ devices, permissions: granted });
      virtual.slow('microphone', 100);
      const request = rejection(mediaDevices.getUserMedia(BOTH));
      await filming;
      expect(virtual.host.live.size, 'the camera alone').to.equal(1);
      change(virtual);
      const { name } = await request;
      expect(virtual.host.live.size, 'nothing is captured').to.equal(0);
      return name;
    }

    const refusals: Record<string, Change> = {
      'the camera is taken back': (virtual) => virtual.setPermission('camera', 'prompt'),
      'the camera is denied': (virtual) => virtual.setPermission('camera', 'denied'),
      'the microphone is taken back': (virtual) => virtual.setPermission('microphone', 'prompt'),
      'a policy forbids the camera': (virtual) => virtual.setPolicy('camera', false),
      'a policy forbids the microphone': (virtual) => virtual.setPolicy('microphone', false),
    };
    for (const [what, change] of Object.entries(refusals)) {
      it(`is refused where ${what}`, async () => {
        expect(await askedWhile(change)).to.equal('NotAllowedError');
      });
    }

    it('fails where the one that had started is unplugged', async () => {
      expect(await askedWhile((virtual) => virtual.unplug('camera'))).to.equal('NotReadableError');
    });

    it('is refused where a policy forbids the display', async () => {
      const display = new VirtualDisplay();
      const { mediaDevices, virtual } = setUp({ gestures: false, devices: [display] });
      const opening = opened(display);
      const request = rejection(mediaDevices.getDisplayMedia());
      await opening;
      virtual.setPolicy('display-capture', false);
      expect((await request).name).to.equal('NotAllowedError');
      expect(virtual.host.live.size).to.equal(0);
    });
  });
});
