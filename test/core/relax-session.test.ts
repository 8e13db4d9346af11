import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { RelaxMode, SessionState } from '../../src/core/session-state.js';
import {
  VirtualCamera,
  VirtualDevices,
  VirtualMicrophone,
  type VirtualDevicesOptions,
} from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';

const HD = { width: 1280, height: 720, frameRate: 30 };
const FULL_HD = { width: 1920, height: 1080, frameRate: 30 };

const DEVICES = () => [
  new VirtualCamera({ label: 'Front', deviceId: 'front', facingMode: 'user', modes: [HD] }),
  new VirtualCamera({ label: 'Rear', deviceId: 'rear', facingMode: 'environment', modes: [FULL_HD] }),
  new VirtualMicrophone({ label: 'Microphone', deviceId: 'microphone', channelCount: 1 }),
];

describe('CaptureSession where no device meets the constraints', () => {
  let session: CaptureSession;
  let virtual: VirtualDevices;
  const requests: MediaStreamConstraints[] = [];
  /** Called with each request. */
  let onRequest = (): void => undefined;

  const setUp = (relax?: RelaxMode, options: VirtualDevicesOptions = {}): void => {
    virtual = new VirtualDevices({ devices: DEVICES(), returning: true, ...options });
    const { platform } = virtual;
    const { mediaDevices } = platform;
    const getUserMedia = mediaDevices!.getUserMedia.bind(mediaDevices);
    mediaDevices!.getUserMedia = (constraints) => {
      requests.push(structuredClone(constraints!));
      onRequest();
      return getUserMedia(constraints);
    };
    session = new CaptureSession({ platform, relax });
  };

  beforeEach(() => {
    requests.length = 0;
    onRequest = () => undefined;
  });
  afterEach(() => session.stop());

  const label = (): string | undefined => session.stream?.getVideoTracks()[0]?.label;
  const liveState = (): SessionState & { status: 'live' } => {
    const { state } = session;
    if (state.status !== 'live') throw new Error(state.status);
    return state;
  };

  describe("with relax: 'none'", () => {
    it('fails, even where a device is gone', async () => {
      setUp('none');
      const video = { deviceId: { exact: 'gone' } };
      expect(await rejection(session.start({ video }))).to.include({ code: 'overconstrained' });
      expect(requests).to.have.length(1);
    });

    it('fails where something is required that nobody may choose a device by', async () => {
      setUp('none');
      const video = { zoom: { exact: 2 } } as MediaTrackConstraints;
      expect(await rejection(session.start({ video }))).to.have.nested.property('cause.name', 'TypeError');
      expect(requests).to.have.length(1);
    });

    it('takes the device that the page names only if it looks the way that the page requires', async () => {
      setUp('none');
      const facingMode = { exact: 'environment' };
      const video = { deviceId: { exact: 'front' }, facingMode };
      expect(await rejection(session.start({ video }))).to.include({ code: 'overconstrained' });
      await session.start({ video: { deviceId: 'front', facingMode } });
      expect(label()).to.equal('Rear');
    });

    it('still goes on with the one kind that can be had', async () => {
      setUp('none');
      await session.start({ video: { width: { min: 9999 } }, audio: true });
      expect(liveState()).to.deep.include({ missing: ['video'] });
    });
  });

  for (const relax of [undefined, 'device'] as const) {
    describe(`with relax: ${relax}`, () => {
      it('takes another device in the place of one that is gone, and records it', async () => {
        setUp(relax);
        await session.start({ video: { deviceId: { exact: 'gone' } } });
        expect(label()).to.equal('Front');
        expect(liveState().relaxed).to.deep.equal([
          {
            kind: 'video',
            name: 'deviceId',
            asked: { exact: 'gone' },
            relaxed: { ideal: 'gone' },
            to: 'ideal',
            got: 'front',
          },
        ]);
        expect(liveState().notice).to.include({ code: 'overconstrained' });
      });

      it('relaxes nothing else', async () => {
        setUp(relax);
        const video = { width: { min: 9999 } };
        expect(await rejection(session.start({ video }))).to.include({ constraint: 'width' });
        expect(requests).to.have.length(1);
      });
    });
  }

  describe("with relax: 'smallest'", () => {
    it('asks for the nearest that there is, and records it', async () => {
      setUp('smallest');
      await session.start({ video: { width: { min: 4000 }, frameRate: { max: 20 } } });
      expect(requests).to.deep.equal([
        { video: { width: { min: 4000 }, frameRate: { max: 20 } } },
        { video: { width: { min: 1920 }, frameRate: { max: 20 } } },
      ]);
      expect(label()).to.equal('Rear');
      expect(liveState().relaxed).to.deep.equal([
        {
          kind: 'video',
          name: 'width',
          asked: { min: 4000 },
          relaxed: { min: 1920 },
          to: 'nearest',
          got: 1920,
        },
      ]);
      expect(liveState().notice).to.include({ code: 'overconstrained', constraint: 'width' });
    });

    it('relaxes the kind that failed, and leaves the other as it is', async () => {
      setUp('smallest');
      await session.start({ video: { width: 640 }, audio: { channelCount: { exact: 2 } } });
      expect(requests.at(-1)).to.deep.equal({
        video: { width: 640 },
        audio: { channelCount: { ideal: 2 } },
      });
      expect(liveState()).not.to.have.property('missing');
      expect(liveState().relaxed).to.have.nested.property('[0].kind', 'audio');
    });

    it('prefers what nobody may require in the choice of a device', async () => {
      setUp('smallest');
      const constraints = { width: 640, zoom: { exact: 2 } } as MediaTrackConstraints;
      await session.start({ video: constraints, audio: true });
      expect(requests).to.deep.equal([
        { video: constraints, audio: true },
        { video: { width: 640, zoom: { ideal: 2 } }, audio: true },
      ]);
      expect(liveState()).not.to.have.property('missing');
      expect(liveState().relaxed).to.deep.equal([
        {
          kind: 'video',
          name: 'zoom',
          asked: { exact: 2 },
          relaxed: { ideal: 2 },
          to: 'ideal',
          got: undefined,
        },
      ]);
    });

    it('prefers it where the devices are the engine’s', async () => {
      session = new CaptureSession({ relax: 'smallest' });
      await session.start({ video: { zoom: { exact: 2 } } as MediaTrackConstraints });
      expect(label()).to.be.a('string');
    });

    it('tells what is no constraint at all', async () => {
      setUp('smallest');
      const failure = await rejection(session.start({ video: { frameRate: NaN } }));
      expect(failure).to.have.nested.property('cause.name', 'TypeError');
    });

    it('keeps the record as long as the device', async () => {
      setUp('smallest');
      await session.start({ video: true, audio: { channelCount: { exact: 2 } } });
      await session.selectDevice('videoinput', 'rear');
      expect(liveState().relaxed).to.have.length(1);
      session.turnOff('audio', 'stop');
      expect(liveState()).not.to.have.property('relaxed');
    });

    it('forgets it with the next start() that needs none', async () => {
      setUp('smallest');
      await session.start({ video: { facingMode: { exact: 'left' } } });
      expect(liveState().relaxed).to.have.length(1);
      await session.start({ video: { facingMode: { exact: 'environment' } } });
      expect(session.state).to.have.all.keys('status', 'stream');
    });

    it('tells of a loss until the device is back, and of what it can’t do still', async () => {
      setUp('smallest');
      await session.start({ video: { width: { min: 4000 } } });
      virtual.unplug('rear');
      await waitFor(() => label() === 'Front');
      expect(liveState().notice).to.include({ code: 'device-lost' });
      expect(liveState().relaxed!.map(({ name }) => name)).to.have.members(['deviceId', 'width']);
      virtual.plug('rear');
      await waitFor(() => label() === 'Rear');
      expect(liveState().notice).to.include({ code: 'overconstrained', constraint: 'width' });
      expect(liveState().relaxed!.map(({ got }) => got)).to.deep.equal([1920]);
    });

    it('finds a way before the page may know the devices', async () => {
      setUp('smallest', { returning: false, permissions: { camera: 'granted' } });
      await session.start({
        video: { deviceId: { exact: 'gone' }, width: { exact: 4000 }, frameRate: { max: 20 } },
      });
      const records = liveState().relaxed!;
      expect(records.map(({ name }) => name)).to.have.members(['deviceId', 'frameRate', 'width']);
      expect(records.find(({ name }) => name === 'width')).to.deep.include({
        asked: { exact: 4000 },
        relaxed: { ideal: 4000 },
        got: 1920,
      });
    });

    it('stays with the live device rather than take one that nobody chose', async () => {
      setUp('smallest');
      await session.start({ video: { deviceId: { exact: 'rear' } } });
      const failure = await rejection(session.start({ video: { deviceId: { exact: 'gone' } } }));
      expect(failure).to.include({ code: 'overconstrained' });
      expect(label()).to.equal('Rear');
    });

    it('goes on with the kind that there is', async () => {
      setUp('smallest', { devices: DEVICES().slice(0, 2) });
      await session.start({ video: { width: { exact: 4000 } }, audio: true });
      expect(liveState()).to.deep.include({ missing: ['audio'] });
      expect(label()).to.equal('Rear');
    });

    it('is no help where there is no device', async () => {
      setUp('smallest', { devices: 'none' });
      const failure = await rejection(session.start({ video: { width: { exact: 4000 } } }));
      expect(failure).to.include({ code: 'device-not-found' });
    });

    it('can be stopped while it tries', async () => {
      setUp('smallest');
      onRequest = () => {
        if (requests.length === 2) session.stop();
      };
      const starting = rejection(session.start({ video: { width: { min: 4000 } } }));
      expect(await starting).to.include({ code: 'aborted' });
      expect(requests).to.have.length(2);
      expect(session.state.status).to.equal('idle');
    });
  });

  it('tells with the failure of a mode that there is not', async () => {
    setUp('bogus' as RelaxMode);
    const failure = await rejection(session.start({ video: { width: { min: 4000 } } }));
    expect(failure).to.have.nested.property('cause.name', 'TypeError');
    expect(failure.message).to.include('relax: must be');
    expect(session.state).to.deep.equal({ status: 'error', error: failure });
  });

  it('may be told otherwise at any time', async () => {
    setUp('none');
    session.relax = 'smallest';
    await session.start({ video: { width: { min: 4000 } } });
    expect(liveState().relaxed).to.have.length(1);
  });
});
