import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { itNeeds } from '../support/engine.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { camera, microphone, rejection } from '../support/hand-made-devices.js';
import { useHandMadeSession } from '../support/hand-made-session.js';
import { setPermissions } from '../support/permissions.js';

const BOTH = { video: true, audio: true };

const labels = (session: CaptureSession): string[] =>
  session
    .stream!.getTracks()
    .map(({ label }) => label)
    .sort();

describe('CaptureSession where a request fails', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  useHandMadeSession((...made) => ([devices, session] = made));

  const expectOnly = (label: string, missing: string, code: string): void => {
    expect(labels(session)).to.deep.equal([label]);
    const { state } = session;
    expect(state).to.include({ status: 'live' }).and.to.have.deep.property('missing', [missing]);
    expect(state.status === 'live' && state.notice).to.include({ code, kind: missing });
  };

  describe('for one kind', () => {
    it('goes on without a microphone', async () => {
      devices.devices = [camera('a')];
      await session.start(BOTH);
      expectOnly('Camera a', 'audio', 'device-not-found');
    });

    it('goes on without a camera', async () => {
      devices.devices = [microphone('m')];
      await session.start(BOTH);
      expectOnly('Microphone m', 'video', 'device-not-found');
    });

    it('goes on without the one that is required to be what there is not', async () => {
      await session.start({ video: { deviceId: { exact: 'a' } }, audio: true });
      session.stop();
      devices.before = ({ video }) => {
        if (video) throw Object.assign(new DOMException('', 'OverconstrainedError'), { constraint: 'width' });
      };
      await session.start({ video: { width: { exact: 9999 } }, audio: true });
      expectOnly('Microphone m', 'video', 'overconstrained');
    });

    it('has both again with the next start()', async () => {
      devices.devices = [camera('a')];
      const stream = await session.start(BOTH);
      devices.plug(microphone('m'));
      await session.start();
      expect(session.state).to.deep.equal({ status: 'live', stream });
    });

    it('goes on with what is granted where the other is denied', async () => {
      devices.permissions.video = 'denied';
      await session.start(BOTH);
      expectOnly('Microphone m', 'video', 'permission-denied');
      expect(devices.requests).to.deep.equal([BOTH, { audio: true }]);
    });

    it('asks for the one kind where the other was denied for good, as nobody was prompted yet', async () => {
      Object.assign(devices.permissions, { video: 'prompt', audio: 'denied' });
      await session.start(BOTH);
      expectOnly('Camera a', 'audio', 'permission-denied');
    });

    it('does not prompt a second time after a no to both', async () => {
      Object.assign(devices.permissions, { video: 'prompt', audio: 'prompt' });
      devices.before = () => {
        throw new DOMException('Permission denied', 'NotAllowedError');
      };
      const error = await rejection<CaptureError>(session.start(BOTH));
      expect(error.code).to.equal('permission-denied');
      expect(session.state).to.deep.equal({ status: 'error', error });
      expect(devices.requests).to.have.length(1);
    });

    it('does not prompt a second time after the prompt was closed', async () => {
      devices.before = () => {
        throw new DOMException('Permission dismissed', 'NotAllowedError');
      };
      const error = await rejection<CaptureError>(session.start(BOTH));
      expect(error.code).to.equal('permission-dismissed');
      expect(devices.requests).to.have.length(1);
    });

    it('fails with the first error where neither can be had', async () => {
      devices.devices = [];
      const error = await rejection<CaptureError>(session.start(BOTH));
      expect(error).to.include({ code: 'device-not-found', kind: undefined });
      expect(session.state).to.deep.equal({ status: 'error', error });
    });

    it('can be stopped while it tries', async () => {
      devices.devices = [microphone('m')];
      devices.before = () => {
        if (devices.requests.length === 2) session.stop();
      };
      expect(await rejection(session.start(BOTH))).to.include({ code: 'aborted' });
      expect(session.state.status).to.equal('idle');
    });

    itNeeds(
      'setPermissions',
      'goes on with the camera of the page where the microphone is denied',
      async () => {
        await setPermissions({ microphone: 'denied' });
        const real = new CaptureSession();
        const stream = await real.start(BOTH);
        expect(stream.getTracks().map(({ kind }) => kind)).to.deep.equal(['video']);
        expect(real.state).to.have.deep.property('missing', ['audio']);
        real.stop();
      },
    );
  });

  describe('as the device is not there any more', () => {
    it('prefers the device instead of requiring it, keeps the rest, and says so', async () => {
      await session.selectDevice('videoinput', 'gone');
      const stream = await session.start({ video: { width: 640 } });
      expect(labels(session)).to.deep.equal(['Camera a']);
      expect(devices.requests).to.deep.equal([
        { video: { width: 640, deviceId: { exact: 'gone' } } },
        { video: { width: 640, deviceId: { ideal: 'gone' } } },
      ]);
      const { state } = session;
      expect(state).to.include({ status: 'live', stream });
      expect(state.status === 'live' && state.notice).to.include({ constraint: 'deviceId' });
    });

    it('does so with the camera of the page', async () => {
      const real = new CaptureSession();
      const stream = await real.start({ video: { deviceId: { exact: 'gone' } } });
      expect(stream.getVideoTracks()).to.have.length(1);
      expect(real.state).to.have.nested.property('notice.code', 'overconstrained');
      real.stop();
    });

    it('relaxes only the kind whose device is gone', async () => {
      await session.start({
        video: { deviceId: { exact: 'gone' } },
        audio: { deviceId: { exact: 'm' } },
      });
      expect(devices.requests.at(-1)).to.deep.equal({
        video: { deviceId: { ideal: 'gone' } },
        audio: { deviceId: { exact: 'm' } },
      });
    });

    it('relaxes the device of the one kind that there is', async () => {
      devices.devices = [camera('a')];
      await session.start({ video: { deviceId: { exact: ['gone', 'away'] } }, audio: true });
      expectOnly('Camera a', 'audio', 'overconstrained');
    });

    it('relaxes nothing else', async () => {
      devices.before = () => {
        throw Object.assign(new DOMException('', 'OverconstrainedError'), { constraint: 'width' });
      };
      const video = { deviceId: { exact: 'a' }, width: { exact: 9999 } };
      const error = await rejection<CaptureError>(session.start({ video }));
      expect(error).to.include({ code: 'overconstrained', constraint: 'width' });
      expect(devices.requests).to.deep.equal([{ video }]);
    });

    it('gives up where there is no other either', async () => {
      devices.devices = [];
      const error = await rejection<CaptureError>(session.start({ video: { deviceId: { exact: 'gone' } } }));
      expect(error.code).to.equal('device-not-found');
      expect(session.state).to.deep.equal({ status: 'error', error });
    });

    it('stays with the live device instead', async () => {
      await session.start();
      const video = { deviceId: { exact: 'gone' } };
      expect(await rejection(session.start({ video }))).to.include({ constraint: 'deviceId' });
      expect(labels(session)).to.deep.equal(['Camera a']);
    });
  });

  describe('as the device is busy', () => {
    const busy = (): never => {
      throw new DOMException('Could not start video source', 'NotReadableError');
    };

    it('tries again a few moments later', async () => {
      devices.before = () => {
        if (devices.requests.length < 3) busy();
      };
      const stream = await session.start();
      expect(session.state).to.deep.equal({ status: 'live', stream });
      expect(devices.requests).to.have.length(3);
    });

    it('gives up after a while', async () => {
      devices.before = busy;
      const error = await rejection<CaptureError>(session.start());
      expect(error.code).to.equal('device-failed');
      expect(session.state).to.deep.equal({ status: 'error', error });
      expect(devices.requests).to.have.length(3);
    });

    it('can be stopped between two tries', async () => {
      devices.before = () => {
        setTimeout(() => session.stop());
        busy();
      };
      expect(await rejection(session.start())).to.include({ code: 'aborted' });
      expect(session.state.status).to.equal('idle');
      expect(devices.requests).to.have.length(1);
    });

    it('goes on with the other kind', async () => {
      devices.before = ({ video }) => {
        if (video) busy();
      };
      await session.start(BOTH);
      expectOnly('Microphone m', 'video', 'device-failed');
    });
  });
});
