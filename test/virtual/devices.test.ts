import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../src/virtual/index.js';
import { nextEvent, waitFor } from '../support/wait.js';
import { bothWays, keep } from './support/both-ways.js';

type ChangeEvent = Event & Record<'devices' | 'userInsertedDevices', readonly MediaDeviceInfo[]>;

describe('the list of virtual devices', () => {
  bothWays((setUp) => {
    it('has the infos of the platform, new ones each time', async () => {
      const { mediaDevices } = setUp();
      keep(await mediaDevices.getUserMedia({ audio: true, video: true }));
      const infos = await mediaDevices.enumerateDevices();
      const kinds = ['audioinput', 'videoinput', 'audiooutput', 'audiooutput'];
      expect(infos.map(({ kind }) => kind)).to.deep.equal(kinds);
      const { InputDeviceInfo = MediaDeviceInfo } = globalThis as {
        InputDeviceInfo?: typeof MediaDeviceInfo;
      };
      for (const info of infos) {
        expect(info).to.be.an.instanceOf(info.kind === 'audiooutput' ? MediaDeviceInfo : InputDeviceInfo);
        const { deviceId, kind, label, groupId } = info;
        expect(info.toJSON()).to.deep.equal({ deviceId, kind, label, groupId });
        expect(Object.keys(info)).to.deep.equal([]);
      }
      expect((await mediaDevices.enumerateDevices())[0]).to.not.equal(infos[0]);
      expect(infos[2]).to.include({ deviceId: 'default', label: 'Default - Internal speakers' });
      expect(new Set(infos.map(({ groupId }) => groupId)).size, 'all of one laptop').to.equal(1);
    });

    it('tells what a camera can do, as its track does', async () => {
      const { mediaDevices } = setUp();
      const [before] = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
      expect((before as InputDeviceInfo).getCapabilities()).to.deep.equal({});
      const [track] = keep(await mediaDevices.getUserMedia({ video: true })).getTracks();
      const [info] = (await mediaDevices.enumerateDevices()).filter(({ label }) => label);
      expect((info as InputDeviceInfo).getCapabilities()).to.deep.equal(track!.getCapabilities());
      expect(track!.getCapabilities()).to.deep.include({
        facingMode: ['user'],
        width: { min: 1, max: 1280 },
      });
    });

    it('knows every constraint', () => {
      const { mediaDevices } = setUp();
      const supported = mediaDevices.getSupportedConstraints() as Record<string, boolean>;
      expect(supported).to.include({ width: true, deviceId: true, zoom: true, displaySurface: true });
    });

    it('changes when a device is plugged in or out', async () => {
      const { mediaDevices, virtual } = setUp();
      keep(await mediaDevices.getUserMedia({ video: true }));
      const handled: Event[] = [];
      mediaDevices.ondevicechange = (event) => handled.push(event);
      const plugged = nextEvent<ChangeEvent>(mediaDevices, 'devicechange');
      virtual.plug(new VirtualCamera({ label: 'USB camera' }));
      const { devices, userInsertedDevices } = await plugged;
      expect(devices.map(({ label }) => label)).to.deep.equal(['', 'Integrated camera', 'USB camera']);
      expect(userInsertedDevices.map(({ label }) => label)).to.deep.equal(['USB camera']);
      const unplugged = nextEvent(mediaDevices, 'devicechange');
      virtual.unplug('USB camera');
      await unplugged;
      expect(virtual.devices.map(({ label }) => label)).to.not.include('USB camera');
      const replugged = nextEvent(mediaDevices, 'devicechange');
      virtual.plug('USB camera');
      await replugged;
      expect((await mediaDevices.enumerateDevices()).at(-1)!.label).to.equal('USB camera');
      await waitFor(() => handled.length === 3);
      mediaDevices.ondevicechange = null;
    });

    it('tells of both when a device is pulled out and plugged in again', async () => {
      const { mediaDevices, virtual } = setUp();
      const stream = keep(await mediaDevices.getUserMedia({ video: true }));
      const lists: Promise<string[]>[] = [];
      mediaDevices.ondevicechange = () =>
        lists.push(mediaDevices.enumerateDevices().then((list) => list.map(({ label }) => label)));
      await virtual.replug('camera');
      await waitFor(() => lists.length === 2);
      expect(await Promise.all(lists)).to.deep.equal([[''], ['', 'Integrated camera']]);
      expect(stream.active).to.equal(false);
      keep(await mediaDevices.getUserMedia({ video: true }));
      mediaDevices.ondevicechange = null;
    });

    it('tells nobody of a second camera before one was captured', async () => {
      const { mediaDevices, virtual } = setUp();
      let heard = 0;
      const count = (): void => void (heard += 1);
      mediaDevices.addEventListener('devicechange', count);
      virtual.plug(new VirtualCamera({ label: 'Secret' }));
      virtual.unplug('Secret');
      const gone = nextEvent(mediaDevices, 'devicechange');
      virtual.unplug('camera');
      await gone;
      expect(heard).to.equal(1);
      mediaDevices.removeEventListener('devicechange', count);
    });

    it('has names and ids at once for a visitor who returns, of what is granted', async () => {
      const { mediaDevices, virtual } = setUp({ returning: true, permissions: { microphone: 'prompt' } });
      const cameras = async () =>
        (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
      const list = await mediaDevices.enumerateDevices();
      expect(list.map(({ label }) => label)).to.deep.equal(['', 'Integrated camera']);
      const [known] = await cameras();
      virtual.setPermission('camera', 'prompt');
      expect((await cameras()).map(({ label, deviceId }) => label + deviceId)).to.deep.equal(['']);
      virtual.setPermission('camera', 'granted');
      const [track] = keep(await mediaDevices.getUserMedia({ video: true })).getTracks();
      expect(track!.getSettings().deviceId).to.equal(known!.deviceId);
    });

    it('has speakers, too, for a visitor who returns with a microphone', async () => {
      const { mediaDevices } = setUp({ returning: true });
      const list = await mediaDevices.enumerateDevices();
      expect(list.map(({ label }) => label)).to.deep.equal([
        'Internal microphone',
        'Integrated camera',
        'Default - Internal speakers',
        'Internal speakers',
      ]);
    });

    it('has neither where the permission was given, but the visitor does not return', async () => {
      const { mediaDevices } = setUp({ permissions: { camera: 'granted', microphone: 'granted' } });
      const list = await mediaDevices.enumerateDevices();
      expect(list.map(({ label, deviceId }) => label + deviceId)).to.deep.equal(['', '']);
    });

    it('keeps ids until they are reset', async () => {
      const { mediaDevices, virtual } = setUp();
      keep(await mediaDevices.getUserMedia({ video: true }));
      const id = async (): Promise<string> =>
        (await mediaDevices.enumerateDevices()).find(({ kind }) => kind === 'videoinput')!.deviceId;
      const before = await id();
      expect(before).to.match(/^[\da-f]{64}$/);
      expect(await id()).to.equal(before);
      virtual.resetIds();
      expect(await id()).to.not.equal(before);
    });

    it('has no devices of which a policy forbids the kind', async () => {
      const { mediaDevices } = setUp({ policy: { camera: false } });
      const kinds = (await mediaDevices.enumerateDevices()).map(({ kind }) => kind);
      expect(kinds).to.deep.equal(['audioinput']);
    });

    it('is asked for what there is', () => {
      const { virtual } = setUp();
      expect(() => virtual.unplug('toaster')).to.throw(TypeError, 'toaster');
      expect(() => virtual.setPermission('geolocation' as 'camera', 'granted')).to.throw(TypeError, 'name');
      expect(() => setUp({ devices: 'fridge' as 'phone' })).to.throw(TypeError, 'fridge');
    });
  });
});
