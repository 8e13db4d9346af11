import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import { DeviceMemory, type DeviceStorage } from '../../src/core/device-memory.js';
import { camera, HandMadeDevices, microphone, rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';

const KEY = 'test-devices';
const info = (device: object): MediaDeviceInfo => device as MediaDeviceInfo;
const remembered = (deviceId: string, label = '') => ({ kind: 'videoinput' as const, deviceId, label });

function storage(text?: string): DeviceStorage {
  const items = new Map<string, string>(text === undefined ? [] : [[KEY, text]]);
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

describe('DeviceMemory', () => {
  it('keeps devices by kind, the last one chosen first, each once', () => {
    const memory = new DeviceMemory(KEY, storage());
    memory.remember(remembered('a', 'Camera a'));
    memory.remember({ kind: 'audioinput', deviceId: 'a', label: 'Microphone' });
    memory.remember(remembered('b', 'Camera b'));
    memory.remember(remembered('a', 'Camera a'));
    expect(memory.recall('videoinput')).to.deep.equal([
      remembered('a', 'Camera a'),
      remembered('b', 'Camera b'),
    ]);
    expect(memory.recall('audioinput')).to.have.length(1);
    expect(memory.recall('audiooutput')).to.have.length(0);
  });

  it('keeps a label that it knew where the engine hides it now', () => {
    const memory = new DeviceMemory(KEY, storage());
    memory.remember(remembered('a', 'Camera a'));
    memory.remember(remembered('a'));
    expect(memory.recall('videoinput')).to.deep.equal([remembered('a', 'Camera a')]);
  });

  it('is shared by pages that share the key, in localStorage by default', () => {
    const key = `${KEY}-${Math.random()}`;
    new DeviceMemory(key).remember(remembered('a'));
    expect(new DeviceMemory(key).recall('videoinput')).to.deep.equal([remembered('a')]);
    localStorage.removeItem(key);
    expect(new DeviceMemory(key).recall('videoinput')).to.have.length(0);
  });

  it('keeps a dozen', () => {
    const memory = new DeviceMemory(KEY, storage());
    for (let count = 0; count < 20; count += 1) memory.remember(remembered(String(count)));
    expect(memory.recall('videoinput').map(({ deviceId }) => deviceId))
      .to.have.length(12)
      .and.include('19');
  });

  for (const text of ['{', '{}', '[1, null, {"kind": 3}]', '"x"']) {
    it(`starts empty on what others left there: ${text}`, () => {
      const memory = new DeviceMemory(KEY, storage(text));
      expect(memory.recall('videoinput')).to.deep.equal([]);
      memory.remember(remembered('a'));
      expect(memory.recall('videoinput')).to.have.length(1);
    });
  }

  it('does without a storage that refuses', () => {
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const memory = new DeviceMemory(KEY, { getItem: refuse, setItem: refuse });
    memory.remember(remembered('a'));
    expect(memory.recall('videoinput')).to.deep.equal([]);
  });

  it('does without localStorage where a document must not touch it', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    });
    try {
      const memory = new DeviceMemory(KEY);
      await memory.choose('videoinput', 'a', undefined);
      expect(memory.recall('videoinput')).to.deep.equal([]);
    } finally {
      Object.defineProperty(globalThis, 'localStorage', own);
    }
  });
});

describe('DeviceMemory.find', () => {
  const memory = new DeviceMemory(KEY, storage());
  memory.remember(remembered('old', 'Camera b'));
  memory.remember(remembered('a', 'Camera a'));

  it('finds the last one chosen that is there, by its id', () => {
    expect(memory.find('videoinput', [camera('b'), camera('a')].map(info))).to.equal('a');
  });

  it('knows a device by its label where its id has changed', () => {
    expect(memory.find('videoinput', [camera('b'), camera('c')].map(info))).to.equal('b');
    expect(memory.find('videoinput', [info({ ...camera('new'), label: 'Camera a' })])).to.equal('new');
  });

  it('finds none that was never chosen', () => {
    expect(memory.find('videoinput', [info(camera('c'))])).to.equal(undefined);
    expect(memory.find('audioinput', [info(microphone('a'))])).to.equal(undefined);
    expect(memory.find('videoinput', [info({ ...camera('c'), label: '' })])).to.equal(undefined);
  });

  it('names the last one chosen where the engine hides ids, and cannot tell', () => {
    expect(memory.find('videoinput', [info({ ...camera(''), label: '' })])).to.equal('a');
    expect(memory.find('videoinput', [])).to.equal('a');
  });

  it("finds none after the system's default was chosen", () => {
    const other = new DeviceMemory(KEY, storage());
    other.remember(remembered('a'));
    other.remember(remembered(''));
    expect(other.find('videoinput', [info(camera('a'))])).to.equal(undefined);
  });
});

describe('CaptureSession with a memory', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;
  let memory: DeviceMemory;

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a'), camera('b'), microphone('m'));
    memory = new DeviceMemory(KEY, storage());
    session = new CaptureSession({ platform: devices.platform, memory });
  });

  afterEach(async () => {
    session.stop();
    await devices.close();
  });

  const ids = (): string[] => memory.recall('videoinput').map(({ deviceId }) => deviceId);

  it('remembers what the user chose, with its label, and nothing else', async () => {
    await session.start({ video: true, audio: true });
    expect(ids()).to.deep.equal([]);
    await session.selectDevice('videoinput', 'b');
    expect(memory.recall('videoinput')).to.deep.equal([remembered('b', 'Camera b')]);
    expect(memory.recall('audioinput')).to.deep.equal([]);
  });

  it('remembers a choice that is made before the start, and a speaker', async () => {
    await session.selectDevice('videoinput', 'a');
    await session.selectDevice('audiooutput', 'loud');
    expect(memory.recall('videoinput')).to.deep.equal([remembered('a', 'Camera a')]);
    expect(memory.recall('audiooutput')).to.have.length(1);
  });

  it('asks for it on the next visit', async () => {
    memory.remember(remembered('b', 'Camera b'));
    const stream = await session.start({ video: { facingMode: 'user' } });
    expect(devices.requests).to.deep.equal([{ video: { deviceId: { exact: 'b' } } }]);
    expect(stream.getVideoTracks()[0]!.label).to.equal('Camera b');
    expect(session.selected).to.deep.equal({});
  });

  it('is content with another where it is gone and the engine hides that', async () => {
    memory.remember(remembered('gone', 'Camera b'));
    devices.enumerateDevices = () => Promise.resolve([info({ ...camera(''), label: '' })]);
    const stream = await session.start();
    expect(stream.getVideoTracks()[0]!.label).to.equal('Camera a');
    expect(session.state).to.have.nested.property('notice.constraint', 'deviceId');
    expect(memory.recall('videoinput')).to.have.length(1);
  });

  it('finds the camera of the engine again that was chosen, if there are several', async () => {
    const first = new CaptureSession({ memory });
    await first.start();
    const cameras = await navigator.mediaDevices.enumerateDevices();
    const { deviceId } = cameras.findLast(({ kind }) => kind === 'videoinput')!;
    await first.selectDevice('videoinput', deviceId);
    first.stop();
    const next = new CaptureSession({ memory });
    const stream = await next.start();
    expect(stream.getVideoTracks()[0]!.getSettings().deviceId).to.equal(deviceId);
    next.stop();
  });

  it('does not remember a choice that failed', async () => {
    await session.start();
    await session.selectDevice('videoinput', 'b');
    await rejection(session.selectDevice('videoinput', 'gone'));
    expect(ids()).to.deep.equal(['b']);
  });

  it('does not remember the device that stands in for a chosen one', async () => {
    await session.start();
    await session.selectDevice('videoinput', 'b');
    devices.unplug('b');
    await waitFor(() => session.stream?.getVideoTracks()[0]?.label === 'Camera a');
    session.stop();
    await session.start();
    expect(ids()).to.deep.equal(['b']);
  });

  it('goes by what was chosen first where the system default was chosen last', async () => {
    await session.selectDevice('videoinput', 'b');
    await session.selectDevice('videoinput', '');
    const next = new CaptureSession({ platform: devices.platform, memory });
    await next.start();
    expect(devices.requests).to.deep.equal([{ video: true }]);
    next.stop();
  });

  it('rejects in its own words where the memory of a page throws', async () => {
    const cause = new Error('no memory today');
    const findPresent = (): Promise<never> => Promise.reject(cause);
    session.memory = { findPresent, choose: () => Promise.resolve() };
    const error = await rejection(session.start());
    expect(error).to.include({ name: 'CaptureError', code: 'unknown', cause });
    expect(session.state).to.deep.equal({ status: 'error', error });
  });

  it('starts without it where devices can not be listed', async () => {
    memory.remember(remembered('b'));
    devices.enumerateDevices = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await session.start();
    expect(devices.requests).to.deep.equal([{ video: { deviceId: { exact: 'b' } } }]);
    session.memory = undefined;
    await session.start();
    expect(devices.requests).to.have.length(1);
  });
});
