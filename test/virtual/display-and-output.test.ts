import { expect } from '@open-wc/testing';
import { tone } from '../../src/virtual/sounds/sounds.js';
import { VirtualDisplay, installVirtualDevices } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { itNeeds } from '../support/engine.js';
import { bothWays, keep } from './support/both-ways.js';

interface Controllers {
  CaptureController: new () => { setFocusBehavior(behavior: string): void };
}

describe('virtual displays', () => {
  bothWays((setUp) => {
    const gestures = false;

    it('are captured at their size', async () => {
      const { mediaDevices } = setUp({ gestures });
      const stream = keep(await mediaDevices.getDisplayMedia());
      const [track] = stream.getVideoTracks();
      expect(track!.label).to.equal('Screen');
      expect(track!.getSettings()).to.include({ displaySurface: 'monitor', width: 1920, height: 1080 });
      expect(stream.getAudioTracks()).to.deep.equal([]);
    });

    it('bring their sound where they have one and it is asked for', async () => {
      const devices = [new VirtualDisplay({ sound: tone() })];
      const { mediaDevices, virtual } = setUp({ gestures, devices });
      expect(keep(await mediaDevices.getDisplayMedia({ video: true })).getTracks()).to.have.length(1);
      const stream = keep(await mediaDevices.getDisplayMedia({ audio: true }));
      expect(stream.getTracks().map(({ kind }) => kind)).to.have.members(['audio', 'video']);
      virtual.setPermission('microphone', 'granted');
      virtual.setPermission('microphone', 'denied');
      expect(stream.active, 'a display is no microphone').to.equal(true);
      virtual.unplug('display');
      expect(stream.active).to.equal(false);
    });

    it('are chosen by the user', async () => {
      const { mediaDevices, virtual } = setUp({ gestures, devices: 'conference-room' });
      virtual.prompt = ({ devices, names }) => {
        expect(names).to.deep.equal(['display-capture']);
        return devices.at(-1)!;
      };
      const video = { displaySurface: 'monitor', width: { max: 640 } };
      const [track] = keep(await mediaDevices.getDisplayMedia({ video })).getVideoTracks();
      expect(track!.label).to.equal('Presentation');
      expect(track!.getSettings()).to.include({ displaySurface: 'window', width: 640, height: 360 });
    });

    it('are not asked for what would tell one from the other', async () => {
      const { mediaDevices } = setUp({ gestures });
      const refused = [
        false,
        { width: { min: 10 } },
        { frameRate: { exact: 30 } },
        { advanced: [{ width: 3 }] },
      ];
      for (const video of refused) {
        expect(await rejection(mediaDevices.getDisplayMedia({ video }))).to.be.an.instanceOf(TypeError);
      }
      const nothing = await rejection(mediaDevices.getDisplayMedia({ video: { width: { max: 0 } } }));
      expect(nothing).to.include({ name: 'OverconstrainedError', constraint: 'width' });
    });

    it('are shared anew each time, and not at all after a no', async () => {
      const { mediaDevices, virtual } = setUp({ gestures, prompt: 'deny' });
      const { name } = await rejection(mediaDevices.getDisplayMedia());
      expect(name).to.equal('NotAllowedError');
      virtual.prompt = 'accept';
      keep(await mediaDevices.getDisplayMedia());
      virtual.unplug('display');
      expect(await rejection(mediaDevices.getDisplayMedia())).to.include({ name: 'NotFoundError' });
    });

    itNeeds('CaptureController', 'have a controller that takes what the platform takes', async () => {
      const { mediaDevices, virtual } = setUp({ gestures });
      if (!('uninstall' in virtual)) return;
      const controller = new (globalThis as unknown as Controllers).CaptureController();
      const video = { displaySurface: 'browser' };
      keep(await mediaDevices.getDisplayMedia({ video, controller } as DisplayMediaStreamOptions));
      expect(() => controller.setFocusBehavior('blur')).to.throw(TypeError);
      controller.setFocusBehavior('no-focus-change');
      expect(() => controller.setFocusBehavior('no-focus-change')).to.throw(DOMException);
    });

    it('want a gesture of the user', async function () {
      if (!('userActivation' in navigator)) this.skip();
      const { mediaDevices } = setUp();
      expect(navigator.userActivation.isActive).to.equal(false);
      const { name } = await rejection(mediaDevices.getDisplayMedia());
      expect(name).to.equal('InvalidStateError');
    });
  });
});

describe('virtual speakers', () => {
  type Output = MediaDevices & { selectAudioOutput(options?: object): Promise<MediaDeviceInfo> };

  it('are seen by a page whose user chose one, and play its media', async () => {
    const virtual = installVirtualDevices({ gestures: false, devices: 'conference-room' });
    virtual.prompt = ({ devices }) => devices[1]!;
    const mediaDevices = navigator.mediaDevices as Output;
    const info = await mediaDevices.selectAudioOutput();
    expect(info.label).to.equal('Room speakers');
    const audio = new Audio() as HTMLAudioElement & { sinkId: string; setSinkId(id: string): Promise<void> };
    expect(audio.sinkId).to.equal('');
    await audio.setSinkId(info.deviceId);
    expect(audio.sinkId).to.equal(info.deviceId);
    for (const id of ['made up', null]) {
      const { name } = await rejection(audio.setSinkId(id as string));
      expect(name).to.equal('NotFoundError');
    }
    virtual.prompt = 'ignore';
    const same = await mediaDevices.selectAudioOutput({ deviceId: info.deviceId });
    expect(same.deviceId).to.equal(info.deviceId);
    virtual.uninstall();
  });
});
