import { expect } from '@open-wc/testing';
import { CaptureSession, DeviceList, type CaptureError } from '../../src/core/index.js';
import { installVirtualDevices, VirtualDevices, type InstallOptions } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { nextEvent, waitFor } from '../support/wait.js';

describe('virtual devices as the platform of a session', () => {
  const started: CaptureSession[] = [];
  const open = (virtual: VirtualDevices): CaptureSession => {
    const session = new CaptureSession({ platform: virtual.platform });
    started.push(session);
    return session;
  };

  afterEach(() => {
    for (const session of started.splice(0)) session.stop();
  });

  it('open the camera without a trace in the page', async () => {
    const { getUserMedia } = MediaDevices.prototype;
    const session = open(new VirtualDevices({ devices: 'phone' }));
    const stream = await session.start({ video: { facingMode: 'environment' } });
    expect(stream.getVideoTracks()[0]!.label).to.equal('Back camera');
    expect(MediaDevices.prototype.getUserMedia).to.equal(getUserMedia);
  });

  it('say why they can not be had', async () => {
    const cases: [InstallOptions, (virtual: VirtualDevices) => void, string][] = [
      [{ devices: 'none' }, () => {}, 'device-not-found'],
      [{ prompt: 'deny' }, () => {}, 'permission-denied'],
      [{ prompt: 'dismiss' }, () => {}, 'permission-dismissed'],
      [{ policy: { camera: false } }, () => {}, 'blocked-by-policy'],
      [{ secureContext: false }, () => {}, 'insecure-context'],
      [{}, (virtual) => virtual.occupy('camera'), 'device-in-use'],
      [{}, (virtual) => virtual.fail('camera'), 'device-failed'],
    ];
    for (const [options, prepare, code] of cases) {
      const virtual = new VirtualDevices(options);
      prepare(virtual);
      const error = await rejection<CaptureError>(open(virtual).start({ video: true }));
      expect(error.code, code).to.equal(code);
    }
  });

  it('tell a session that its camera is gone', async () => {
    const virtual = new VirtualDevices();
    const session = open(virtual);
    await session.start({ video: true });
    virtual.unplug('camera');
    await waitFor(() => session.state.status === 'interrupted' || session.state.status === 'error');
  });

  it('are listed', async () => {
    const list = new DeviceList(new VirtualDevices().platform);
    await list.refresh();
    expect(list.state.videoinput).to.have.length(1);
  });

  it('have permissions that tell when they change', async () => {
    for (const way of ['installed', 'platform']) {
      const virtual = way === 'installed' ? installVirtualDevices() : new VirtualDevices();
      const { permissions } = way === 'installed' ? navigator : virtual.platform;
      const status = await permissions!.query({ name: 'camera' as PermissionName });
      expect(status.state).to.equal('prompt');
      const { PermissionStatus: Class } = globalThis as { PermissionStatus?: new () => object };
      if (Class) {
        expect(status).to.be.an.instanceOf(Class);
        expect(status.constructor).to.equal(Class);
      }
      const names: string[] = [];
      for (const name in status) names.push(name);
      if (Class) expect(names).to.include.members(['state', 'onchange']);
      const changed = nextEvent(status, 'change');
      let handled = 0;
      status.onchange = () => (handled += 1);
      virtual.setPermission('camera', 'granted');
      await changed;
      expect(status).to.include({ state: 'granted', name: 'camera' });
      expect(handled).to.equal(1);
      if ('uninstall' in virtual) (virtual.uninstall as () => void)();
    }
  });

  it('leave other permissions to the browser', async () => {
    const virtual = installVirtualDevices();
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    expect(state).to.be.a('string');
    virtual.uninstall();
  });

  it('can take the secure context from a page, and give it back', () => {
    const virtual = installVirtualDevices();
    virtual.secureContext = false;
    expect(isSecureContext).to.equal(false);
    expect(navigator.mediaDevices).to.equal(undefined);
    virtual.secureContext = true;
    expect(isSecureContext).to.equal(true);
    expect(navigator.mediaDevices).to.be.an.instanceOf(MediaDevices);
    virtual.uninstall();
  });
});
