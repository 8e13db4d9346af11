import { expect } from '@open-wc/testing';
import type { VirtualDevices } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';
import { bothWays } from './support/both-ways.js';

type Change = (virtual: VirtualDevices) => void;

const BOTH = { audio: true, video: true };

describe('a request whose devices are starting', () => {
  bothWays((setUp) => {
    const granted = { camera: 'granted', microphone: 'granted' } as const;

    /** Asks for both with a slow microphone; once the camera films, something happens. */
    async function askedWhile(change: Change): Promise<string> {
      const { mediaDevices, virtual } = setUp({ permissions: granted });
      virtual.slow('microphone', 100);
      const request = rejection(mediaDevices.getUserMedia(BOTH));
      await waitFor(() => virtual.host.live.size === 1);
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
      const { mediaDevices, virtual } = setUp({ gestures: false });
      virtual.slow('display', 100);
      let asked = false;
      virtual.prompt = () => {
        asked = true;
        return 'accept';
      };
      const request = rejection(mediaDevices.getDisplayMedia());
      await waitFor(() => asked);
      virtual.setPolicy('display-capture', false);
      expect((await request).name).to.equal('NotAllowedError');
      expect(virtual.host.live.size).to.equal(0);
    });
  });
});
