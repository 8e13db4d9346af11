import { expect } from '@open-wc/testing';
import { CaptureError } from '../../../src/core/errors.js';
import {
  applyLatest,
  askedOf,
  followChanges,
  replaceConstraints,
} from '../../../src/core/tracks/apply-latest.js';
import { preset } from '../../../src/virtual/presets.js';
import { VirtualDevices } from '../../../src/virtual/virtual-devices.js';
import { rejection } from '../../support/hand-made-devices.js';

type Settings = MediaTrackSettings & { zoom?: number; torch?: boolean };

describe('applyLatest', () => {
  let devices: VirtualDevices;
  let track: MediaStreamTrack;
  /** What reached the track, in order. */
  let applied: MediaTrackConstraints[];
  let underWay: number;
  let most: number;

  const zooms = (): unknown[] => applied.map(({ advanced }) => (advanced![0] as Settings).zoom);
  const settings = (): Settings => track.getSettings();

  beforeEach(async () => {
    devices = new VirtualDevices({ devices: preset('phone'), permissions: { camera: 'granted' } });
    const stream = await devices.mediaDevices.getUserMedia({
      video: { width: 640, facingMode: { exact: 'environment' } },
    });
    [track] = stream.getVideoTracks() as [MediaStreamTrack];
    [applied, underWay, most] = [[], 0, 0];
    const { applyConstraints } = track;
    track.applyConstraints = async (constraints = {}) => {
      applied.push(constraints);
      most = Math.max(most, (underWay += 1));
      // As slow as a camera that has to turn a lens.
      await new Promise((resolve) => setTimeout(resolve, 5));
      await applyConstraints.call(track, constraints).finally(() => (underWay -= 1));
    };
  });

  afterEach(() => track.stop());

  it('changes what it names, and gives the settings afterwards', async () => {
    const after: Settings = await applyLatest(track, { zoom: 2 });
    expect(after.zoom).to.equal(2);
    expect(settings().zoom).to.equal(2);
  });

  it('keeps what was asked for before', async () => {
    await applyLatest(track, { torch: true });
    await applyLatest(track, { zoom: 3 });
    expect(settings()).to.include({ torch: true, zoom: 3, width: 640 });
    expect(track.getConstraints()).to.deep.equal({
      width: 640,
      facingMode: { exact: 'environment' },
      advanced: [{ zoom: 3 }, { torch: true }],
    });
  });

  it('takes back what is undefined', async () => {
    await applyLatest(track, { torch: true });
    await applyLatest(track, { torch: undefined, zoom: 2 });
    expect(track.getConstraints().advanced).to.deep.equal([{ zoom: 2 }]);
    expect(settings().torch).to.equal(false);
  });

  it('takes the place of what a page asked for by the same name', async () => {
    await track.applyConstraints({ width: 640, zoom: { exact: 4 }, torch: true } as MediaTrackConstraints);
    await applyLatest(track, { zoom: 2 });
    expect(settings()).to.include({ zoom: 2, torch: true });
    // Chromium takes no set in which these are beside others, and no number is what allows them.
    await track.applyConstraints({ width: 640, zoom: true, pan: true } as MediaTrackConstraints);
    await applyLatest(track, { zoom: 2 });
    expect(track.getConstraints()).to.deep.equal({ width: 640, advanced: [{ zoom: 2 }] });
  });

  it('has one change under way at a time, and ends on the last', async () => {
    const values = Array.from({ length: 60 }, (_, index) => 1 + index / 10);
    const all: Promise<MediaTrackSettings>[] = [];
    for (const zoom of values) {
      all.push(applyLatest(track, { zoom }));
      await Promise.resolve();
    }
    const seen = await Promise.all(all);
    expect(most).to.equal(1);
    expect(zooms()).to.deep.equal([1, 6.9]);
    expect(settings().zoom).to.equal(6.9);
    expect((seen.at(-1) as Settings).zoom).to.equal(6.9);
  });

  it('keeps the newest of each name while one is under way', async () => {
    const first = applyLatest(track, { zoom: 2 });
    await Promise.resolve();
    await Promise.resolve();
    const later = [{ torch: true }, { zoom: 3 }, { zoom: 4 }].map((change) => applyLatest(track, change));
    await Promise.all([first, ...later]);
    expect(applied).to.have.length(2);
    expect(settings()).to.include({ torch: true, zoom: 4 });
  });

  it('goes on after one that was refused, which rejects with why', async () => {
    const { applyConstraints } = track;
    track.applyConstraints = () => {
      track.applyConstraints = applyConstraints;
      return Promise.reject(
        Object.assign(new DOMException('no', 'OverconstrainedError'), { constraint: 'zoom' }),
      );
    };
    const refused = rejection<CaptureError>(applyLatest(track, { zoom: 2 }));
    const error = await refused;
    expect(error).to.be.instanceOf(CaptureError);
    expect(error).to.include({ code: 'overconstrained', constraint: 'zoom', kind: 'video' });
    await applyLatest(track, { zoom: 5 });
    expect(settings().zoom).to.equal(5);
  });

  it('does not count as done where the device is unplugged meanwhile, or was before', async () => {
    const changed = rejection<CaptureError>(applyLatest(track, { zoom: 2 }));
    devices.unplug(track.label);
    expect(await changed).to.include({ code: 'device-lost', kind: 'video' });
    const replaced = rejection<CaptureError>(replaceConstraints(track, { width: 320 }));
    expect(await replaced).to.include({ code: 'device-lost', kind: 'video' });
  });

  it('tells who follows the track, until they leave', async () => {
    let told = 0;
    const leave = followChanges(track, () => (told += 1));
    await applyLatest(track, { zoom: 2 });
    track.applyConstraints = () => Promise.reject(new Error('broken'));
    await rejection(applyLatest(track, { zoom: 3 }));
    expect(told).to.equal(2);
    leave();
    await rejection(applyLatest(track, { zoom: 4 }));
    expect(told).to.equal(2);
  });

  it('names the argument that can not be that', () => {
    expect(() => applyLatest({} as MediaStreamTrack, {})).to.throw(TypeError, 'track');
    expect(() => applyLatest(track, 3 as never)).to.throw(TypeError, 'change');
    for (const none of [null, {}, () => undefined])
      expect(() => askedOf(none as never)).to.throw(TypeError, 'askedOf: track');
  });

  describe('replaceConstraints', () => {
    it('asks for all of it, and for nothing else any more', async () => {
      await applyLatest(track, { torch: true });
      const after: Settings = await replaceConstraints(track, { width: { exact: 320 } });
      expect(after).to.include({ width: 320, torch: false });
      expect(track.getConstraints()).to.deep.equal({ width: { exact: 320 } });
    });

    it('takes turns with applyLatest(): the newest counts', async () => {
      const turns = [
        replaceConstraints(track, { width: { exact: 320 } }),
        applyLatest(track, { torch: true }),
        replaceConstraints(track, { height: { exact: 240 } }),
        applyLatest(track, { zoom: 2 }),
      ];
      await Promise.all(turns);
      expect(most).to.equal(1);
      expect(track.getConstraints()).to.deep.equal({ height: { exact: 240 }, advanced: [{ zoom: 2 }] });
    });

    it('rejects with what was refused, and leaves all as it was', async () => {
      const error = await rejection(replaceConstraints(track, { width: { min: 99_999 } }));
      expect(error).to.be.instanceOf(CaptureError).with.property('constraint', 'width');
      expect(settings().width).to.equal(640);
    });

    it('applies in two steps what an engine does not apply at once, and knows of both', async () => {
      const { applyConstraints, getConstraints } = track;
      const isPicture = (name: string): boolean => name === 'zoom';
      track.applyConstraints = async (constraints = {}) => {
        const names = Object.keys(constraints);
        if (names.some(isPicture) && !names.every(isPicture))
          throw new DOMException('Mixing ImageCapture and others', 'OverconstrainedError');
        await applyConstraints.call(track, constraints);
      };
      const asked = { width: { exact: 320 }, zoom: { exact: 2 } };
      await replaceConstraints(track, asked);
      expect(applied).to.deep.equal([{ width: { exact: 320 } }, { zoom: { exact: 2 } }]);
      expect(askedOf(track)).to.deep.equal(asked);
      // What is in effect is what was applied last, and what others apply is known as well.
      track.getConstraints = () => ({ width: 640 });
      expect(askedOf(track)).to.deep.equal({ width: 640 });
      track.getConstraints = getConstraints;
    });

    it('applies a size that an engine passes over beside an advanced zoom', async () => {
      const { applyConstraints, getConstraints } = track;
      let told: MediaTrackConstraints = {};
      track.applyConstraints = async (constraints = {}) => {
        const { advanced } = constraints;
        told = advanced ? { advanced } : told;
        await applyConstraints.call(track, advanced ? { advanced } : constraints);
      };
      track.getConstraints = () => told;
      const asked = { width: { exact: 320 }, advanced: [{ zoom: 2 } as MediaTrackConstraintSet] };
      await replaceConstraints(track, asked);
      expect(settings().width).to.equal(320);
      expect(askedOf(track)).to.deep.equal(asked);
      track.getConstraints = getConstraints;
    });

    it('needs a track, and constraints', () => {
      expect(() => replaceConstraints({} as never, {})).to.throw(TypeError, 'track');
      expect(() => replaceConstraints(track, null as never)).to.throw(TypeError, 'constraints');
    });
  });
});
