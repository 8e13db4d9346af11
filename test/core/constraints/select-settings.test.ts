import { expect } from '@open-wc/testing';
import {
  selectSettings,
  type SelectedSettings,
  type SelectOptions,
} from '../../../src/core/constraints/select-settings.js';
import type { SettingsSpace } from '../../../src/core/constraints/settings-space.js';
import { reportOn } from './random-cases.js';

const native = (width: number, height: number): SettingsSpace => ({
  width: [width],
  height: [height],
  frameRate: [30],
  resizeMode: ['none'],
});
const scaled = (width: number, height: number): SettingsSpace => ({
  width: { min: 1, max: width },
  height: { min: 1, max: height },
  frameRate: { min: 1, max: 30 },
  resizeMode: ['crop-and-scale'],
});
const mode = (width: number, height: number) => [native(width, height), scaled(width, height)];
const LAPTOP = [...mode(640, 480), ...mode(1280, 720), ...mode(1920, 1080)];

/** Constraints that TypeScript's own types don't have, such as `pan`, too. */
type AnyConstraints = MediaTrackConstraints & Record<string, unknown>;

const select = (spaces: SettingsSpace[], constraints: AnyConstraints, options?: SelectOptions) =>
  selectSettings(spaces, constraints, options);

function selected(spaces: SettingsSpace[], constraints: AnyConstraints, options?: SelectOptions) {
  const result = select(spaces, constraints, options);
  if ('failed' in result) throw new Error(`failed: ${result.failed}`);
  return result as SelectedSettings & { settings: Record<string, unknown> };
}

const sizeOf = (spaces: SettingsSpace[], constraints: AnyConstraints): string => {
  const { width, height, resizeMode } = selected(spaces, constraints).settings;
  return [`${Number(width)}x${Number(height)}`, resizeMode].join(' ');
};

describe('selectSettings', () => {
  it('agrees with a brute-force reading of the specification', () => {
    expect(reportOn(2000)).to.equal('');
  });

  describe('required constraints', () => {
    it('are met by the settings, or fail by name', () => {
      expect(sizeOf(LAPTOP, { width: { exact: 1280 }, height: { exact: 720 } })).to.equal('1280x720 none');
      expect(select(LAPTOP, { width: { min: 4000 } })).to.deep.equal({ failed: 'width' });
      expect(select(LAPTOP, { frameRate: { min: 60 } })).to.deep.equal({ failed: 'frameRate' });
      expect(select(LAPTOP, { facingMode: { exact: 'user' } })).to.deep.equal({ failed: 'facingMode' });
    });

    it('fail without a name where each could be met by itself', () => {
      const spaces = [native(640, 480), { ...native(1280, 720), frameRate: [15] }];
      expect(select(spaces, { width: { min: 1280 }, frameRate: { min: 30 } })).to.deep.equal({ failed: '' });
    });

    it('fail where a range has its ends crossed', () => {
      expect(select(LAPTOP, { width: { min: 900, max: 800 } })).to.deep.equal({ failed: 'width' });
    });

    it('reach every whole size in between', () => {
      expect(sizeOf(LAPTOP, { width: { exact: 1001 }, height: { exact: 333 } })).to.equal(
        '1001x333 crop-and-scale',
      );
      expect(select(LAPTOP, { width: { exact: 100.5 } })).to.deep.equal({ failed: 'width' });
    });

    it('compare aspect ratios at ten decimals', () => {
      expect(sizeOf(LAPTOP, { aspectRatio: { exact: 16 / 9 }, height: { exact: 720 } })).to.equal(
        '1280x720 none',
      );
      expect(select(LAPTOP, { aspectRatio: { exact: 1.23456789 } })).to.deep.equal({ failed: 'aspectRatio' });
    });

    it('leave a source without the property out', () => {
      const spaces = [{ deviceId: ['a'] }, { deviceId: ['b'], zoom: { min: 1, max: 4 } }];
      expect(selected(spaces, { zoom: { max: 2 } }).space).to.equal(1);
    });
  });

  describe('ideal constraints', () => {
    it('are met as nearly as possible', () => {
      expect(sizeOf(LAPTOP, { width: 1280, height: 720 })).to.equal('1280x720 none');
      expect(sizeOf(LAPTOP, { width: { ideal: 4096 }, height: { ideal: 2160 } })).to.equal('1920x1080 none');
      expect(sizeOf([native(640, 480), native(800, 600)], { width: 700 })).to.equal('640x480 none');
    });

    it('count by the share that is missing', () => {
      const { distance } = selected([native(640, 480)], { width: 1280, frameRate: 15, facingMode: 'user' });
      expect(distance).to.equal(0.5 + 0.5 + 1);
    });

    it('take any string of a list, and an empty list for nothing', () => {
      const spaces = [{ facingMode: ['user'] }, { facingMode: ['environment'] }];
      expect(selected(spaces, { facingMode: ['left', 'environment'] }).space).to.equal(1);
      expect(selected(spaces, { facingMode: { exact: [] } }).distance).to.equal(0);
      expect(selected(spaces, { facingMode: [] }).distance).to.equal(0);
    });

    it('take echo cancellation as a boolean or a mode', () => {
      const microphone = [{ echoCancellation: [false, true, 'all', 'remote-only'] }];
      const chosen = (constraints: AnyConstraints) =>
        selected(microphone, constraints).settings.echoCancellation;
      expect(chosen({})).to.equal(true);
      expect(chosen({ echoCancellation: false })).to.equal(false);
      expect(chosen({ echoCancellation: { exact: 'all' } })).to.equal('all');
      expect(
        select([{ echoCancellation: [false, true] }], { echoCancellation: { exact: 'all' } }),
      ).to.deep.equal({
        failed: 'echoCancellation',
      });
    });

    it('take true for a number as the wish that there be one', () => {
      const spaces = [{ deviceId: ['a'] }, { deviceId: ['b'], pan: { min: -10, max: 10 } }];
      const options = { defaults: { pan: 3 } as MediaTrackSettings };
      expect(selected(spaces, { pan: true }, options)).to.deep.equal({
        settings: { deviceId: 'b', pan: 3 },
        distance: 0,
        space: 1,
      });
      expect(selected(spaces, { pan: false }).space).to.equal(0);
      expect(selected(spaces, { advanced: [{ pan: true } as MediaTrackConstraintSet] }).space).to.equal(1);
    });

    it('take points of interest, within the picture', () => {
      const camera = [{ pointsOfInterest: { points: 1 } }];
      const chosen = (constraints: AnyConstraints) => selected(camera, constraints).settings.pointsOfInterest;
      expect(chosen({})).to.deep.equal([]);
      expect(chosen({ pointsOfInterest: [{ x: 0.5, y: 7 }] })).to.deep.equal([{ x: 0.5, y: 1 }]);
      const two = [0, 1].map((x) => ({ x, y: x }));
      expect(select(camera, { pointsOfInterest: { exact: two } })).to.deep.equal({
        failed: 'pointsOfInterest',
      });
    });

    it('keep to the steps of a range', () => {
      const camera = [{ zoom: { min: 1, max: 2, step: 0.1 } }];
      const { zoom } = selected(camera, { zoom: 1.72 }).settings;
      expect(zoom).to.equal(1.7);
      expect(selected(camera, { zoom: { exact: 1.3 } }).settings.zoom).to.equal(1.3);
      expect(select(camera, { zoom: { exact: 1.35 } })).to.deep.equal({ failed: 'zoom' });
    });
  });

  describe('advanced sets', () => {
    it('are met in their order, without those that can’t be', () => {
      const advanced = [{ width: 9000 }, { width: 1920, height: 1080 }, { width: 1280 }];
      expect(sizeOf(LAPTOP, { width: 640, advanced })).to.equal('1920x1080 none');
    });

    it('choose the camera', () => {
      const phone = ['user', 'environment'].flatMap((facing) =>
        LAPTOP.map((space) => ({ ...space, facingMode: [facing] })),
      );
      const { settings } = selected(phone, { advanced: [{ facingMode: 'environment' }] });
      expect(settings.facingMode).to.equal('environment');
    });
  });

  describe('where several fit equally', () => {
    it('takes the default size, natively where it can', () => {
      expect(sizeOf(LAPTOP, {})).to.equal('640x480 none');
      expect(sizeOf(mode(1280, 720), {})).to.equal('640x480 crop-and-scale');
      expect(sizeOf([native(1280, 720), native(1920, 1080)], {})).to.equal('1280x720 none');
    });

    it('crops no more than it has to', () => {
      expect(sizeOf(LAPTOP, { width: 1280 })).to.equal('1280x720 none');
      expect(sizeOf(LAPTOP, { width: { max: 320 } })).to.equal('320x240 crop-and-scale');
      expect(sizeOf(LAPTOP, { width: { min: 1000 } })).to.equal('1000x563 crop-and-scale');
      expect(sizeOf(LAPTOP, { aspectRatio: 1 })).to.equal('480x480 crop-and-scale');
    });

    it('takes the defaults that it is given', () => {
      const defaults = { width: 1920, height: 1080, frameRate: 24 };
      const { settings } = selected(LAPTOP, {}, { defaults });
      expect(settings).to.include({ width: 1920, height: 1080, frameRate: 24 });
    });
  });

  describe('a screen', () => {
    const screen = [{ ...scaled(1920, 1080), aspectRatio: [16 / 9] }];

    it('is scaled, but never cropped', () => {
      expect(sizeOf(screen, { width: 1000, height: 1000 })).to.equal('1000x563 crop-and-scale');
      expect(sizeOf(screen, { height: { max: 360 } })).to.equal('640x360 crop-and-scale');
      expect(select(screen, { aspectRatio: { max: 1 }, width: { min: 100 } })).to.deep.equal({ failed: '' });
    });

    it('may leave constraints out', () => {
      const options = { ignore: ['displaySurface'] };
      const monitor = [{ ...screen[0]!, displaySurface: ['monitor'] }];
      expect(selected(monitor, { displaySurface: { exact: 'browser' } }, options).distance).to.equal(0);
      expect(select(monitor, { displaySurface: { exact: 'browser' } })).to.deep.equal({
        failed: 'displaySurface',
      });
    });
  });

  it('counts optional constraints of other kinds only where no kind is given', () => {
    const microphone = [{ sampleRate: [48000] }];
    expect(selected(microphone, { width: 640 }).distance).to.equal(1);
    expect(selected(microphone, { width: 640 }, { kind: 'audio' }).distance).to.equal(0);
  });

  it('ignores constraints of properties that nobody knows, and fails without spaces', () => {
    expect(selected(LAPTOP, { mandatory: { exact: 'x' } }).distance).to.equal(0);
    expect(select([], { width: { min: 1 } })).to.deep.equal({ failed: '' });
  });
});
