import { expect } from '@open-wc/testing';
import { installVirtualDevices, type InstalledVirtualDevices } from '../../src/virtual/index.js';

const device = () => navigator.mediaDevices;

/** What a page can tell its devices by. */
const look = () => [
  ...['getUserMedia', 'enumerateDevices'].map((name) => Reflect.get(MediaDevices.prototype, name) as unknown),
  Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices')?.get,
  globalThis.isSecureContext,
  device(),
];

async function kinds(): Promise<string[]> {
  return (await device().enumerateDevices()).map(({ kind }) => kind);
}

describe('virtual devices that are installed twice', () => {
  let first: InstalledVirtualDevices;
  let second: InstalledVirtualDevices;
  let before: unknown[];

  beforeEach(() => {
    before = look();
    first = installVirtualDevices({ devices: 'laptop' });
    second = installVirtualDevices({ devices: 'none' });
  });

  afterEach(() => {
    second.uninstall();
    first.uninstall();
  });

  it('are the newer ones, and then those before', async () => {
    expect(await kinds()).to.deep.equal([]);
    second.uninstall();
    expect(await kinds()).to.deep.equal(['audioinput', 'videoinput']);
    first.uninstall();
    expect(look()).to.deep.equal(before);
  });

  it('can be uninstalled in the order they were installed', async () => {
    first.uninstall();
    expect(await kinds()).to.deep.equal([]);
    second.uninstall();
    expect(look()).to.deep.equal(before);
  });

  it('can be uninstalled in any order, and more than once', async () => {
    const third = installVirtualDevices({ devices: 'laptop', secureContext: false });
    expect(device()).to.equal(undefined);
    second.uninstall();
    second.uninstall();
    expect(device()).to.equal(undefined);
    third.uninstall();
    expect(await kinds()).to.deep.equal(['audioinput', 'videoinput']);
    first.uninstall();
    expect(look()).to.deep.equal(before);
  });

  it('tell of changes where they are in effect', async () => {
    const heard: string[] = [];
    const hear = (event: Event): void => void heard.push(event.type);
    device().addEventListener('devicechange', hear);
    first.unplug('camera');
    await kinds();
    expect(heard).to.deep.equal([]);
    second.uninstall();
    const told = new Promise((resolve) => device().addEventListener('devicechange', resolve, { once: true }));
    first.plug('camera');
    await told;
    device().removeEventListener('devicechange', hear);
  });

  it('leave the page alone once they are uninstalled', async () => {
    first.uninstall();
    first.secureContext = false;
    expect(globalThis.isSecureContext).to.equal(true);
    second.uninstall();
    second.secureContext = false;
    second.plug(first.devices[0] ?? first.host.devices[0]!);
    expect(look()).to.deep.equal(before);
  });
});
