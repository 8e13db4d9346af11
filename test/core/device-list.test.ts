import { expect } from '@open-wc/testing';
import { DeviceList, labelsOf, type DeviceListState } from '../../src/core/device-list.js';
import { CapturePermissions } from '../../src/core/permissions.js';
import { browserPlatform, type CapturePlatform } from '../../src/core/platform.js';
import { itNeeds } from '../support/engine.js';
import { setPermissions } from '../support/permissions.js';
import { watchResources } from '../support/resources.js';
import { waitFor } from '../support/wait.js';

type Listed = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId' | 'label'>;

const camera: Listed = { kind: 'videoinput', deviceId: 'cam', groupId: 'laptop', label: 'Lid camera' };
const desk: Listed = { kind: 'audioinput', deviceId: 'desk', groupId: 'usb', label: 'Desk (USB)' };
const headset: Listed = { kind: 'audioinput', deviceId: 'headset', groupId: 'usb', label: 'Headset (USB)' };
const lid: Listed = { kind: 'audioinput', deviceId: 'lid', groupId: 'laptop', label: 'Lid microphone' };
const standard: Listed = { ...headset, deviceId: 'default', label: 'Default - Headset (USB)' };
const forCalls: Listed = { ...lid, deviceId: 'communications', label: 'Communications - Lid microphone' };

/** Devices at will; no prompt can come of them, as there is nothing to request with. */
class ListedDevices extends EventTarget {
  listed: readonly Listed[];
  readonly platform: CapturePlatform = {
    isSecureContext: true,
    mediaDevices: this as unknown as MediaDevices,
  };

  constructor(...listed: Listed[]) {
    super();
    this.listed = listed;
  }

  enumerateDevices(): Promise<readonly Listed[]> {
    return Promise.resolve(this.listed);
  }

  plug(...listed: Listed[]): void {
    this.listed = listed;
    this.dispatchEvent(new Event('devicechange'));
  }
}

const idsOf = (devices: readonly { deviceId: string }[]): string[] => devices.map(({ deviceId }) => deviceId);

async function grantLabels(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) track.stop();
}

describe('DeviceList in this browser', () => {
  it('begins unknown and empty', () => {
    const { state } = new DeviceList();
    expect(state).to.include({ status: 'unknown', labels: 'hidden' });
    expect([state.videoinput, state.audioinput, state.audiooutput]).to.deep.equal([[], [], []]);
  });

  it('lists anew after a request, also where the permission was there before', async () => {
    const list = new DeviceList();
    const unsubscribe = list.subscribe(() => {});
    await list.refresh();
    await grantLabels();
    CapturePermissions.for(browserPlatform).record('video', 'granted');
    CapturePermissions.for(browserPlatform).record('audio', 'granted');
    await waitFor(() => labelsOf(list.state.videoinput) === 'visible');
    await waitFor(() => labelsOf(list.state.audioinput) === 'visible');
    unsubscribe();
  });

  it('lists devices with their names once a request was granted', async () => {
    await grantLabels();
    const state = await new DeviceList().refresh();
    expect(state).to.include({ status: 'ready', labels: 'visible' });
    for (const devices of [state.videoinput, state.audioinput]) {
      expect(devices.map(({ ordinal }) => ordinal)).to.deep.equal(devices.map((_, index) => index + 1));
      for (const { deviceId, label, groupId, kind, info } of devices) {
        expect(label).not.to.equal('');
        expect(info).to.be.instanceOf(MediaDeviceInfo);
        expect(info).to.include({ deviceId, label, groupId, kind });
      }
    }
  });

  it('lists each device once: no entry for the default beside the device itself', async () => {
    await grantLabels();
    const list = new DeviceList();
    const state = await list.refresh();
    const infos = await navigator.mediaDevices.enumerateDevices();
    for (const pseudo of infos.filter(({ deviceId }) => deviceId === 'default')) {
      const device = list.resolve(pseudo.kind, 'default')!;
      expect(device).to.include({ isDefault: true, groupId: pseudo.groupId });
      expect(state[pseudo.kind].filter(({ isDefault }) => isDefault)).to.deep.equal([device]);
      expect(pseudo.label.endsWith(device.label)).to.equal(true);
    }
  });

  itNeeds(
    'setPermissions',
    'tells one device of each kind, without a name, before anything is granted',
    async () => {
      await setPermissions({ camera: 'prompt', microphone: 'prompt' });
      const state = await new DeviceList().refresh();
      expect(state).to.include({ status: 'ready', labels: 'hidden' });
      for (const devices of [state.videoinput, state.audioinput]) {
        expect(devices).to.have.length(1);
        expect(devices[0]).to.include({ deviceId: '', label: '', ordinal: 1, isDefault: false });
      }
    },
  );

  itNeeds('setPermissions', 'tells kind by kind whether names are hidden', async () => {
    await setPermissions({ camera: 'granted', microphone: 'denied' });
    const { labels, videoinput, audioinput } = await new DeviceList().refresh();
    expect(labels).to.equal('visible');
    expect(labelsOf(videoinput)).to.equal('visible');
    expect(labelsOf(audioinput)).to.equal('hidden');
    expect(labelsOf([])).to.equal('visible');
  });

  itNeeds('setPermissions', 'follows what the user grants in the browser', async () => {
    await setPermissions({ camera: 'prompt', microphone: 'prompt' });
    const list = new DeviceList();
    const unsubscribe = list.subscribe(() => {});
    await waitFor(() => list.state.status === 'ready' && list.state.labels === 'hidden');
    await setPermissions({ camera: 'granted' });
    await waitFor(() => labelsOf(list.state.videoinput) === 'visible');
    unsubscribe();
  });

  it('leaves no listener behind', async () => {
    const list = new DeviceList();
    const watch = watchResources();
    const first = list.subscribe(() => {});
    const second = list.subscribe(() => {});
    const { mediaDevices } = watch.counts();
    expect(mediaDevices).to.be.greaterThan(0);
    first();
    expect(watch.counts().mediaDevices).to.equal(mediaDevices);
    second();
    await CapturePermissions.for(browserPlatform).refresh();
    const after = watch.counts();
    expect([after.mediaDevices, after.document, after.permissionStatus]).to.deep.equal([0, 0, 0]);
    watch.restore();
  });

  it('is one for the same mediaDevices', () => {
    expect(DeviceList.for({ ...browserPlatform })).to.equal(DeviceList.for(browserPlatform));
    expect(DeviceList.for(new ListedDevices().platform)).not.to.equal(DeviceList.for(browserPlatform));
  });
});

describe('DeviceList with entries that stand for other devices', () => {
  it('has the default once, marked', async () => {
    const devices = new ListedDevices(standard, forCalls, desk, headset, lid, camera);
    const list = new DeviceList(devices.platform);
    const { audioinput } = await list.refresh();
    expect(idsOf(audioinput)).to.deep.equal(['desk', 'headset', 'lid']);
    expect(audioinput.map(({ isDefault }) => isDefault)).to.deep.equal([false, true, false]);
    expect(audioinput.map(({ ordinal }) => ordinal)).to.deep.equal([1, 2, 3]);
    expect(list.resolve('audioinput', 'default')).to.equal(audioinput[1]);
    expect(list.resolve('audioinput', 'communications')).to.equal(audioinput[2]);
    expect(list.resolve('audioinput', 'desk')).to.equal(audioinput[0]);
  });

  it('goes by the group where the name does not say which device it is', async () => {
    const devices = new ListedDevices({ ...standard, label: 'Standard' }, desk, lid);
    const list = new DeviceList(devices.platform);
    expect(idsOf((await list.refresh()).audioinput)).to.deep.equal(['desk', 'lid']);
    expect(list.resolve('audioinput', 'default')!.deviceId).to.equal('desk');
  });

  it('keeps an entry that stands for no device in the list', async () => {
    const own = { ...standard, groupId: 'sound server' };
    const { audioinput } = await new DeviceList(new ListedDevices(own, desk).platform).refresh();
    expect(idsOf(audioinput)).to.deep.equal(['default', 'desk']);
    expect(audioinput[0]).to.include({ isDefault: true, ordinal: 1 });
  });

  it('resolves nothing that is not there', async () => {
    const list = new DeviceList(new ListedDevices(camera).platform);
    expect(list.resolve('videoinput', 'cam')).to.equal(undefined);
    await list.refresh();
    expect(list.resolve('videoinput', 'default')).to.equal(undefined);
    expect(list.resolve('audioinput', 'cam')).to.equal(undefined);
    expect(list.resolve('videoinput', 'cam')).to.equal(list.state.videoinput[0]);
  });
});

describe('DeviceList while it has subscribers', () => {
  it('follows what is plugged in and out', async () => {
    const devices = new ListedDevices(camera);
    const list = new DeviceList(devices.platform);
    const unsubscribe = list.subscribe(() => {});
    await waitFor(() => list.state.videoinput.length === 1);
    devices.plug(camera, desk);
    await waitFor(() => list.state.audioinput.length === 1);
    devices.plug(desk);
    await waitFor(() => list.state.videoinput.length === 0);
    unsubscribe();
    let asked = false;
    devices.enumerateDevices = () => Promise.resolve(((asked = true), []));
    devices.plug();
    expect(asked).to.equal(false);
  });

  it('tells only what changed', async () => {
    const devices = new ListedDevices(camera);
    const list = new DeviceList(devices.platform);
    const states: DeviceListState[] = [];
    const unsubscribe = list.subscribe((state) => states.push(state));
    const state = await list.refresh();
    expect(await list.refresh()).to.equal(state);
    expect(states).to.deep.equal([state]);
    expect(Object.isFrozen(state)).to.equal(true);
    unsubscribe();
  });

  it('tells once of a burst of changes, and what the last one left', async () => {
    const devices = new ListedDevices(camera);
    const list = new DeviceList(devices.platform);
    await list.refresh();
    const states: DeviceListState[] = [];
    const unsubscribe = list.subscribe((state) => states.push(state));
    devices.plug();
    devices.plug(desk);
    devices.plug(desk, camera);
    devices.plug(desk);
    await list.refresh();
    expect(states).to.have.length(1);
    expect(idsOf(states[0]!.audioinput)).to.deep.equal(['desk']);
    unsubscribe();
  });

  it('has the last of overlapping refreshes count, whichever ends first', async () => {
    const devices = new ListedDevices();
    const answers: ((listed: readonly Listed[]) => void)[] = [];
    devices.enumerateDevices = () => new Promise((resolve) => answers.push(resolve));
    const list = new DeviceList(devices.platform);
    const refreshes = [list.refresh(), list.refresh()];
    answers[1]!([camera, desk]);
    answers[0]!([camera]);
    for (const state of await Promise.all(refreshes)) expect(idsOf(state.audioinput)).to.deep.equal(['desk']);
  });
});

describe('DeviceList where devices cannot be listed', () => {
  it('says why, and does not throw', async () => {
    const insecure = new DeviceList({ isSecureContext: false });
    const unsubscribe = insecure.subscribe(() => {});
    const { status, error } = await insecure.refresh();
    expect(status).to.equal('error');
    expect(error!.code).to.equal('insecure-context');
    unsubscribe();
    const unsupported = await new DeviceList({ isSecureContext: true }).refresh();
    expect(unsupported.error!.code).to.equal('unsupported');
  });

  it('keeps what it knew while the engine fails, and comes back', async () => {
    const devices = new ListedDevices(camera);
    const list = new DeviceList(devices.platform);
    await list.refresh();
    devices.enumerateDevices = () =>
      Promise.reject(new DOMException('enumerateDevices() failed.', 'AbortError'));
    const failed = await list.refresh();
    expect(failed.status).to.equal('error');
    expect(failed.error!.code).to.equal('device-failed');
    expect(idsOf(failed.videoinput)).to.deep.equal(['cam']);
    devices.enumerateDevices = () => Promise.resolve([camera]);
    expect(await list.refresh()).to.not.have.property('error');
    expect(list.state.status).to.equal('ready');
  });
});
