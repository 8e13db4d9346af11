import { expect } from '@open-wc/testing';
import { installVirtualDevices, type InstalledVirtualDevices } from '../../src/virtual/index.js';
import { VirtualCamera } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';

type Look = Record<string, unknown>;

/** Every property of what installing touches, as it is described. */
function look(): Map<string, Look> {
  const names = [
    'CaptureController',
    'MediaDevices',
    'MediaDeviceInfo',
    'InputDeviceInfo',
    'MediaStream',
    'MediaStreamTrack',
  ];
  const more = [
    'Navigator',
    'Permissions',
    'FeaturePolicy',
    'HTMLMediaElement',
    'AudioContext',
    'ImageCapture',
  ];
  const prototypes = [...names, ...more].flatMap((name) => {
    const { prototype } = (globalThis as unknown as Record<string, { prototype?: object }>)[name] ?? {};
    return prototype ? [[name, prototype] as const] : [];
  });
  const objects = [...prototypes, ['window', window], ['navigator', navigator]] as const;
  return new Map(
    objects.flatMap(([name, object]) =>
      Reflect.ownKeys(object)
        .filter((key) => !/^(\d+|event|webkitStorageInfo)$/.test(String(key)))
        .map((key) => [
          `${name}.${String(key)}`,
          { ...(Object.getOwnPropertyDescriptor(object, key) as Look) },
        ]),
    ),
  );
}

describe('installVirtualDevices()', () => {
  let virtual: InstalledVirtualDevices | undefined;

  afterEach(() => {
    virtual?.uninstall();
    virtual = undefined;
  });

  it('gives a stream of the camera and the microphone', async () => {
    virtual = installVirtualDevices();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    expect(audio).to.include({ label: 'Internal microphone', muted: false, readyState: 'live' });
    expect(video).to.include({ label: 'Integrated camera', kind: 'video', enabled: true });
    expect(video).to.be.an.instanceOf(MediaStreamTrack);
    expect(video!.getSettings()).to.include({ width: 640, height: 480, facingMode: 'user' });
    for (const track of stream.getTracks()) track.stop();
  });

  it('shows nothing of the devices but their kinds before one is captured', async () => {
    virtual = installVirtualDevices({ devices: 'phone' });
    const before = await navigator.mediaDevices.enumerateDevices();
    const hidden = { deviceId: '', label: '', groupId: '' };
    expect(before.map((info) => info.toJSON() as object)).to.deep.equal([
      { ...hidden, kind: 'audioinput' },
      { ...hidden, kind: 'videoinput' },
    ]);
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const after = await navigator.mediaDevices.enumerateDevices();
    expect(after.map(({ label }) => label)).to.deep.equal([
      '',
      'Front camera',
      'Back camera',
      'Back ultra wide camera',
      'Back telephoto camera',
    ]);
    stream.getTracks()[0]!.stop();
  });

  it('leaves no trace when it is uninstalled', async () => {
    const before = look();
    virtual = installVirtualDevices({ secureContext: false, historical: false });
    expect(navigator.mediaDevices).to.equal(undefined);
    virtual.secureContext = true;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    virtual.uninstall();
    expect(stream.active).to.equal(false);
    const after = look();
    expect([...after.keys()].toSorted()).to.deep.equal([...before.keys()].toSorted());
    for (const [name, described] of before) {
      for (const [part, value] of Object.entries(described)) {
        expect(Object.is(after.get(name)![part], value), `${name}: ${part}`).to.equal(true);
      }
    }
  });

  it('tells of a camera that is plugged in', async () => {
    virtual = installVirtualDevices({ devices: 'none', permissions: { camera: 'granted' } });
    expect(await navigator.mediaDevices.enumerateDevices()).to.deep.equal([]);
    const { name } = await rejection(navigator.mediaDevices.getUserMedia({ video: true }));
    expect(name).to.equal('NotFoundError');
    const heard = new Promise<Event>((resolve) => {
      navigator.mediaDevices.addEventListener('devicechange', resolve, { once: true });
    });
    virtual.plug(new VirtualCamera({ label: 'New' }));
    const { devices } = (await heard) as Event & { devices: MediaDeviceInfo[] };
    expect(devices.map(({ kind }) => kind)).to.deep.equal(['videoinput']);
  });
});
