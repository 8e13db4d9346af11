import { expect, fixture, html } from '@open-wc/testing';
import type { InstalledVirtualDevices } from '../../src/virtual/index.js';
import { waitFor } from '../support/wait.js';

interface Injected {
  virtualDevicesOptions?: object;
  virtualDevices?: InstalledVirtualDevices;
}

const page = globalThis as Injected;

/** A frame that has the script, too. */
async function frameWithScript(): Promise<Window & Injected & typeof globalThis> {
  const script = new URL('../../src/virtual/classic.ts', import.meta.url).href;
  const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
  const { contentDocument, contentWindow } = frame;
  const element = contentDocument!.createElement('script');
  Object.assign(element, { type: 'module', src: script });
  Object.assign(contentWindow!, { virtualDevicesOptions: page.virtualDevicesOptions });
  contentDocument!.head.append(element);
  const scope = contentWindow as Window & Injected & typeof globalThis;
  await waitFor(() => scope.virtualDevices);
  return scope;
}

describe('the script for pages that know nothing of it', () => {
  before(async () => {
    page.virtualDevicesOptions = { devices: 'phone', permissions: { camera: 'denied' } };
    await import('../../src/virtual/classic.js');
  });

  after(() => {
    page.virtualDevices?.uninstall();
    delete page.virtualDevices;
    delete page.virtualDevicesOptions;
  });

  it('installs what the options say', async () => {
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
    expect(state).to.equal('denied');
    expect(page.virtualDevices!.devices.map(({ label }) => label)).to.include('Front camera');
  });

  it('does in frames of the same origin what is done in the page', async () => {
    page.virtualDevices!.setPermission('camera', 'granted');
    page.virtualDevices!.unplug('Front camera');
    const frame = await frameWithScript();
    const stream = await frame.navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getTracks();
    expect(track).to.be.an.instanceOf(frame.MediaStreamTrack);
    expect(track!.label).to.equal('Back camera');
    page.virtualDevices!.mute('Back camera');
    expect(track!.muted).to.equal(true);
    page.virtualDevices!.setPermission('camera', 'prompt');
    expect(track!.readyState).to.equal('ended');
  });

  it('has the same ids in all frames of an origin, after a reset, too', async () => {
    page.virtualDevices!.setPermission('camera', 'granted');
    const idIn = async ({ navigator }: typeof globalThis): Promise<string> => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      const { deviceId } = stream.getVideoTracks()[0]!.getSettings();
      for (const track of stream.getTracks()) track.stop();
      return deviceId!;
    };
    const before = await idIn(globalThis);
    const frame = await frameWithScript();
    expect(await idIn(frame)).to.equal(before);
    page.virtualDevices!.resetIds();
    const after = await idIn(globalThis);
    expect(after).not.to.equal(before);
    expect(await idIn(frame)).to.equal(after);
    expect(await idIn(await frameWithScript())).to.equal(after);
  });

  it('tells a frame that is gone that there is nothing to capture', async () => {
    const { mediaDevices } = (await frameWithScript()).navigator;
    document.querySelector('iframe')!.remove();
    let name = '';
    mediaDevices.getUserMedia({ video: true }).catch((error: Error) => (name = error.name));
    await Promise.resolve();
    expect(name).to.equal('InvalidStateError');
  });
});
