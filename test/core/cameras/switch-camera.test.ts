import { expect } from '@open-wc/testing';
import { CaptureSession, DeviceMemory, switchCamera } from '../../../src/core/index.js';
import { preset, VirtualCamera, VirtualDevices, type VirtualDevice } from '../../../src/virtual/index.js';
import { rejection } from '../../support/hand-made-devices.js';

describe('switchCamera', () => {
  let virtual: VirtualDevices;
  let session: CaptureSession;

  const setUp = (devices: readonly VirtualDevice[], returning = true): void => {
    virtual = new VirtualDevices({ devices, returning, permissions: { camera: 'granted' } });
    session = new CaptureSession({ platform: virtual.platform });
  };
  const label = (): string | undefined => session.stream?.getVideoTracks()[0]?.label;
  const cycle = async (times: number, among?: 'sides' | 'all'): Promise<(string | undefined)[]> => {
    const labels = [];
    for (let count = 0; count < times; count++) {
      await switchCamera(session, { among });
      labels.push(label());
    }
    return labels;
  };

  afterEach(() => session.stop());

  it('goes from the front of a phone to the main camera at its rear, and back', async () => {
    setUp(preset('phone'));
    await session.start({ video: { facingMode: 'user' } });
    expect(await cycle(3)).to.deep.equal(['Back camera', 'Front camera', 'Back camera']);
  });

  it('goes through all of them', async () => {
    setUp(preset('phone'));
    await session.start({ video: { facingMode: 'user' } });
    const labels = await cycle(4, 'all');
    expect(labels[0]).to.equal('Back camera');
    expect(labels[3]).to.equal('Front camera');
    expect(new Set(labels)).to.have.property('size', 4);
  });

  it('goes from each to the next where none tells which way it looks', async () => {
    setUp(['One', 'Two', 'Three'].map((name) => new VirtualCamera({ label: name })));
    await session.start();
    expect(await cycle(3)).to.deep.equal(['Two', 'Three', 'One']);
  });

  it('passes over a camera that can’t be opened', async () => {
    setUp(['One', 'Two', 'Three'].map((name) => new VirtualCamera({ label: name })));
    await session.start();
    virtual.occupy('Two');
    const camera = await switchCamera(session);
    expect(camera!.label).to.equal('Three');
    expect(label()).to.equal('Three');
  });

  it('stays where no other can be opened, and says why', async () => {
    setUp(['One', 'Two'].map((name) => new VirtualCamera({ label: name })));
    await session.start();
    virtual.occupy('Two');
    expect(await rejection(switchCamera(session))).to.include({ code: 'device-in-use' });
    expect(label()).to.equal('One');
  });

  it('does nothing where there is no other, or none is known yet', async () => {
    setUp([new VirtualCamera({ label: 'One' })]);
    await session.start();
    expect(await switchCamera(session)).to.equal(undefined);
    session.stop();
    setUp(preset('phone'), false);
    expect(await switchCamera(session)).to.equal(undefined);
    setUp([]);
    expect(await switchCamera(session)).to.equal(undefined);
  });

  it('chooses for the next start where nothing is captured', async () => {
    setUp(preset('phone'));
    const first = await switchCamera(session);
    const second = await switchCamera(session);
    expect([first!.label, second!.label]).to.deep.equal(['Front camera', 'Back camera']);
    await session.start();
    expect(label()).to.equal('Back camera');
  });

  it('is remembered', async () => {
    setUp(preset('phone'));
    const storage = new Map<string, string>();
    const getItem = (key: string): string | null => storage.get(key) ?? null;
    const memory = new DeviceMemory('key', {
      getItem,
      setItem: (key, value) => void storage.set(key, value),
    });
    session.memory = memory;
    await session.start({ video: { facingMode: 'user' } });
    await switchCamera(session);
    expect(memory.recall('videoinput')[0]).to.include({ label: 'Back camera' });
  });

  it('gives way to stop()', async () => {
    setUp(preset('phone'));
    await session.start({ video: { facingMode: 'user' } });
    const { mediaDevices } = virtual;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    let requests = 0;
    mediaDevices.getUserMedia = (constraints) => {
      requests += 1;
      const opening = getUserMedia(constraints);
      session.stop();
      return opening;
    };
    expect(await rejection(switchCamera(session))).to.include({ code: 'aborted' });
    expect(requests).to.equal(1);
    expect(session.state.status).to.equal('idle');
  });

  it('throws a TypeError that names the argument', async () => {
    setUp([]);
    const call = switchCamera as (...args: unknown[]) => Promise<unknown>;
    expect(String(await rejection(call(undefined)))).to.include('TypeError: session');
    expect(String(await rejection(call(session, { among: 'few' })))).to.include('TypeError: among');
    for (const options of [null, 5])
      expect(String(await rejection(call(session, options)))).to.include('TypeError: switchCamera: options');
  });
});
