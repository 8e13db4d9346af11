import { expect } from '@open-wc/testing';
import { VirtualCamera, type PromptAnswer, type PromptRequest } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays, keep } from './support/both-ways.js';

describe('getUserMedia() of virtual devices', () => {
  bothWays((setUp) => {
    const failing = async (
      promise: Promise<unknown>,
    ): Promise<{ name: string; constraint: string | undefined }> => {
      const { name, constraint } = await rejection<Error & { constraint?: string }>(promise);
      return { name, constraint };
    };

    it('wants something to be asked for', async () => {
      const { mediaDevices } = setUp();
      for (const constraints of [undefined, {}, { video: false }, { picture: true }]) {
        const error = await rejection(mediaDevices.getUserMedia(constraints as MediaStreamConstraints));
        expect(error).to.be.an.instanceOf(TypeError);
      }
    });

    it('takes no exact zoom, or other settings that choose no device', async () => {
      const { mediaDevices } = setUp();
      const zoom = { video: { zoom: { exact: 2 } } } as MediaStreamConstraints;
      expect(await rejection(mediaDevices.getUserMedia(zoom))).to.be.an.instanceOf(TypeError);
    });

    it('finds no device where there is none', async () => {
      const { mediaDevices } = setUp({ devices: 'none' });
      const error = await rejection(mediaDevices.getUserMedia({ audio: true }));
      expect(error).to.include({ name: 'NotFoundError' });
      expect(error).to.be.an.instanceOf(DOMException);
    });

    it('names the constraint that nothing satisfies, once the page may know the devices', async () => {
      const { mediaDevices } = setUp();
      const huge = { video: { width: { min: 100_000 } } };
      const name = 'OverconstrainedError';
      expect(await failing(mediaDevices.getUserMedia(huge))).to.deep.equal({ name, constraint: '' });
      keep(await mediaDevices.getUserMedia({ video: true }));
      expect(await failing(mediaDevices.getUserMedia(huge))).to.deep.equal({ name, constraint: 'width' });
    });

    it('tells of nothing but the no where the permission is denied', async () => {
      const { mediaDevices } = setUp({ devices: 'none', permissions: { camera: 'denied' } });
      const { name } = await failing(mediaDevices.getUserMedia({ video: true }));
      expect(name).to.equal('NotAllowedError');
    });

    it('is not allowed where a policy forbids it', async () => {
      const { mediaDevices, virtual } = setUp({ policy: { camera: false } });
      const { name } = await failing(mediaDevices.getUserMedia({ audio: true, video: true }));
      expect(name).to.equal('NotAllowedError');
      virtual.setPolicy('camera', true);
      keep(await mediaDevices.getUserMedia({ video: true }));
    });

    it('takes the answer of the user', async () => {
      const { mediaDevices, virtual } = setUp({ prompt: 'dismiss' });
      const dismissed = await rejection(mediaDevices.getUserMedia({ video: true }));
      expect(dismissed).to.include({ name: 'NotAllowedError', message: 'Permission dismissed' });
      const asked: PromptRequest[] = [];
      virtual.prompt = async (request): Promise<PromptAnswer> => {
        asked.push(request);
        return 'deny';
      };
      const denied = await rejection(mediaDevices.getUserMedia({ audio: true, video: true }));
      expect(denied).to.include({ name: 'NotAllowedError', message: 'Permission denied' });
      expect(asked.map(({ names }) => names)).to.deep.equal([['microphone', 'camera']]);
      await rejection(mediaDevices.getUserMedia({ video: true }));
      expect(asked, 'a no lasts').to.have.length(1);
    });

    it('never settles where the user does not answer', async () => {
      const { mediaDevices, virtual } = setUp();
      let settled = false;
      const done = (): void => void (settled = true);
      await new Promise<void>((resolve) => {
        virtual.prompt = () => {
          resolve();
          return 'ignore';
        };
        mediaDevices.getUserMedia({ video: true }).then(done, done);
      });
      virtual.prompt = 'accept';
      keep(await mediaDevices.getUserMedia({ audio: true }));
      expect(settled).to.equal(false);
    });

    it('opens the device that the user chose in the prompt', async () => {
      const devices = [new VirtualCamera({ label: 'One' }), new VirtualCamera({ label: 'Two' })];
      const { mediaDevices } = setUp({ devices, prompt: ({ devices: [, two] }) => two! });
      const [track] = keep(await mediaDevices.getUserMedia({ video: true })).getTracks();
      expect(track!.label).to.equal('Two');
    });

    it('finds a camera by its id and by where it looks', async () => {
      const { mediaDevices } = setUp({ devices: 'phone' });
      const environment = { video: { facingMode: 'environment' } };
      const [back] = keep(await mediaDevices.getUserMedia(environment)).getTracks();
      expect(back!.label).to.equal('Back camera');
      const infos = await mediaDevices.enumerateDevices();
      const { deviceId } = infos.find(({ label }) => label === 'Back telephoto camera')!;
      const exact = { video: { deviceId: { exact: deviceId } } };
      const [tele] = keep(await mediaDevices.getUserMedia(exact)).getTracks();
      expect(tele!.label).to.equal('Back telephoto camera');
      expect(tele!.getSettings().deviceId).to.equal(deviceId);
    });

    it('can not read a device that is in use, or broken', async () => {
      const { mediaDevices, virtual } = setUp();
      virtual.occupy('camera');
      const busy = await rejection(mediaDevices.getUserMedia({ audio: true, video: true }));
      expect(busy).to.include({ name: 'NotReadableError' });
      expect(busy.message).to.contain('in use');
      virtual.occupy('camera', false);
      virtual.fail('camera', 'AbortError');
      const broken = await rejection(mediaDevices.getUserMedia({ video: true }));
      expect(broken).to.include({ name: 'AbortError' });
      virtual.fail('camera', 'OverconstrainedError');
      const constrained = await rejection(mediaDevices.getUserMedia({ video: true }));
      expect(constrained).to.include({ name: 'OverconstrainedError', constraint: '' });
    });

    it('takes the next camera where the first can not be had', async () => {
      const { mediaDevices, virtual } = setUp({ devices: 'phone' });
      virtual.occupy('Front camera');
      const [track] = keep(await mediaDevices.getUserMedia({ video: true })).getTracks();
      expect(track!.label).to.equal('Back camera');
    });

    it('waits for slow devices, and gives none that was unplugged meanwhile', async () => {
      const { mediaDevices, virtual } = setUp();
      virtual.slow('camera', 50);
      const start = performance.now();
      const asking = mediaDevices.getUserMedia({ video: true });
      keep(await asking);
      expect(performance.now() - start).to.be.at.least(45);
      const lost = mediaDevices.getUserMedia({ video: true });
      virtual.unplug('camera');
      expect((await failing(lost)).name).to.match(/NotReadableError|NotFoundError/);
    });

    it('answers requests side by side', async () => {
      const { mediaDevices } = setUp();
      const asked = [{ video: { width: 320 } }, { video: { width: 1280 } }, { audio: true }];
      const streams = await Promise.all(asked.map((constraints) => mediaDevices.getUserMedia(constraints)));
      const widths = streams.map((stream) => keep(stream).getTracks()[0]!.getSettings().width);
      expect(widths).to.deep.equal([320, 1280, undefined]);
    });
  });
});
