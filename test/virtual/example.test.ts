import { expect } from '@open-wc/testing';
import { CaptureSession } from 'media-capture-elements/core';
import { installVirtualDevices, type InstalledVirtualDevices } from 'media-capture-elements/virtual';

describe('a call', () => {
  let devices: InstalledVirtualDevices;

  beforeEach(() => {
    devices = installVirtualDevices({ permissions: { camera: 'granted' } });
  });
  afterEach(() => devices.uninstall());

  it('says so when its camera is pulled out', async () => {
    const session = new CaptureSession();
    await session.start({ video: true });
    devices.unplug('camera');
    expect(session.state).to.have.nested.property('error.code', 'device-lost');
    session.stop();
  });
});
