import { expect } from '@open-wc/testing';
import { nextEvent, waitFor } from '../support/wait.js';
import { rejection } from '../support/hand-made-devices.js';
import { bothWays, keep, type Setup } from './support/both-ways.js';
import { brightnessOf, play, showing, sized } from './support/frames.js';

async function camera({ mediaDevices }: Setup, constraints: MediaTrackConstraints = {}) {
  return keep(await mediaDevices.getUserMedia({ video: constraints })).getVideoTracks()[0]!;
}

/** What a track has told, by type, to a listener and to a handler. */
function hear(track: MediaStreamTrack): string[] {
  const heard: string[] = [];
  for (const type of ['ended', 'mute', 'unmute'] as const) {
    track.addEventListener(type, () => heard.push(type));
    track[`on${type}`] = () => heard.push(`on${type}`);
  }
  return heard;
}

describe('a track of a virtual device', () => {
  bothWays((setUp) => {
    it('takes other settings, and shows them', async () => {
      const track = await camera(setUp());
      const video = await play(track);
      await track.applyConstraints({ width: 320, height: 240, frameRate: 15 });
      expect(track.getSettings()).to.include({ width: 320, height: 240, frameRate: 15 });
      expect(track.getConstraints()).to.deep.equal({ width: 320, height: 240, frameRate: 15 });
      await sized(video, 320, 240);
    });

    it('stays as it is under constraints that it can not satisfy', async () => {
      const track = await camera(setUp(), { width: 640 });
      const settings = track.getSettings();
      const error = await rejection(track.applyConstraints({ height: { min: 10_000 } }));
      expect(error).to.include({ name: 'OverconstrainedError', constraint: 'height' });
      expect(error.message, 'says what is wrong').to.contain('constraints');
      expect(track.getSettings()).to.deep.equal(settings);
      expect(track.getConstraints()).to.deep.equal({ width: 640 });
    });

    it('refuses a string of more than 500 characters, even an ideal one, as Chromium does', async () => {
      const track = await camera(setUp());
      await track.applyConstraints({ groupId: { ideal: '2'.repeat(500) } });
      const error = await rejection(track.applyConstraints({ groupId: { ideal: '2'.repeat(501) } }));
      expect(error.name).to.equal('OverconstrainedError');
    });

    it('applies constraints in the order in which they came', async () => {
      const track = await camera(setUp());
      const widths = [320, 1280, 800];
      await Promise.all(widths.map((width) => track.applyConstraints({ width })));
      expect(track.getSettings().width).to.equal(800);
    });

    it('has clones with settings and an end of their own', async () => {
      const track = await camera(setUp(), { width: 640, height: 480 });
      track.enabled = false;
      const clone = track.clone();
      keep(new MediaStream([clone]));
      expect(clone).to.include({ label: track.label, enabled: false, readyState: 'live' });
      expect(clone.id).to.not.equal(track.id);
      await clone.applyConstraints({ width: 320, height: 240 });
      expect(track.getSettings().width).to.equal(640);
      track.stop();
      expect(clone.readyState).to.equal('live');
      expect(track.clone()).to.include({ readyState: 'ended', label: track.label });
    });

    it('is cloned with its stream', async () => {
      const { mediaDevices } = setUp();
      const stream = keep(await mediaDevices.getUserMedia({ audio: true, video: true }));
      const clone = keep(stream.clone());
      expect(clone.getTracks().map(({ label }) => label)).to.have.members([
        'Internal microphone',
        'Integrated camera',
      ]);
      expect(clone.getVideoTracks()[0]!.getSettings()).to.include({ facingMode: 'user' });
    });

    it('ends without an event when it is stopped, and remembers where it came from', async () => {
      const track = await camera(setUp());
      const heard = hear(track);
      const { deviceId, groupId, facingMode } = track.getSettings();
      track.stop();
      expect(track.readyState).to.equal('ended');
      expect(track.getSettings()).to.deep.equal({ deviceId, groupId, facingMode });
      await track.applyConstraints({ width: { min: 10_000 } });
      expect(heard).to.deep.equal([]);
    });

    it('ends with an event when the camera is unplugged', async () => {
      const setup = setUp();
      const track = await camera(setup);
      const heard = hear(track);
      setup.virtual.unplug('camera');
      expect(track.readyState).to.equal('ended');
      await waitFor(() => heard.length === 2);
      expect(heard.toSorted()).to.deep.equal(['ended', 'onended']);
    });

    it('ends when the permission is taken back', async () => {
      const setup = setUp();
      const track = await camera(setup);
      const ended = nextEvent(track, 'ended');
      setup.virtual.setPermission('camera', 'denied');
      await ended;
      expect(track.readyState).to.equal('ended');
    });

    it('is muted by the shutter, black, and comes back', async () => {
      const setup = setUp();
      const track = await camera(setup);
      const heard = hear(track);
      const video = await play(track);
      await showing(video, (pixels) => brightnessOf(pixels) > 30);
      setup.virtual.mute('camera');
      expect(track.muted).to.equal(true);
      await showing(video, (pixels) => brightnessOf(pixels) < 5);
      const late = await camera(setup);
      expect(late.muted).to.equal(true);
      setup.virtual.mute('camera', false);
      expect(track.muted).to.equal(false);
      await showing(video, (pixels) => brightnessOf(pixels) > 30);
      expect(heard.toSorted()).to.deep.equal(['mute', 'onmute', 'onunmute', 'unmute']);
    });

    it('zooms with the cameras of a phone without asking, as on Android', async () => {
      const setup = setUp({ devices: 'phone' });
      const back = await camera(setup, { facingMode: 'environment' });
      expect(back.getCapabilities()).to.deep.include({ zoom: { min: 1, max: 8, step: 0.1 } });
      const zoomed: object = { advanced: [{ zoom: 2 }] };
      await back.applyConstraints(zoomed);
      expect(back.getSettings()).to.include({ zoom: 2 });
    });

    it('turns, tilts and zooms only where the page asked for that', async () => {
      const setup = setUp({ devices: 'conference-room' });
      const plain = await camera(setup);
      expect(plain.getCapabilities()).to.not.have.property('zoom');
      const moving = await camera(setup, { pan: true, tilt: true, zoom: true } as MediaTrackConstraints);
      expect(moving.getCapabilities()).to.have.property('zoom');
      const zoomed: object = { advanced: [{ zoom: 200 }] };
      await moving.applyConstraints(zoomed);
      expect(moving.getSettings()).to.include({ zoom: 200 });
    });

    it('leaves tracks of other sources alone', async () => {
      setUp();
      const canvas = document.createElement('canvas');
      canvas.getContext('2d');
      const [track] = keep(canvas.captureStream()).getTracks();
      expect(track!.label).to.not.contain('camera');
      const clone = track!.clone();
      expect(clone.readyState).to.equal('live');
      clone.stop();
      track!.stop();
      expect(track!.readyState).to.equal('ended');
    });
  });
});
