import { expect } from '@open-wc/testing';
import {
  CaptureError,
  relax,
  type ConstraintFailure,
  type ConstraintSource,
  type ExplainedFrom,
  type Relaxation,
} from '../../../src/core/index.js';

const cameraNamed = (deviceId: string, facing: string, ...sizes: [number, number][]): ConstraintSource => ({
  kind: 'videoinput',
  deviceId,
  spaces: sizes.map(([width, height]) => ({
    width: [width],
    height: [height],
    frameRate: { min: 1, max: 30 },
    facingMode: [facing],
  })),
});

const CAMERAS = [
  cameraNamed('front', 'user', [640, 480], [1280, 720]),
  cameraNamed('rear', 'environment', [1920, 1080]),
];

const overconstrained = (constraint = ''): ConstraintFailure => ({
  name: 'OverconstrainedError',
  constraint,
});

const relaxed = (
  constraints: MediaTrackConstraints,
  failure = overconstrained(),
  from: ExplainedFrom = CAMERAS,
): Relaxation | undefined => relax(constraints, failure, from);

describe('relax', () => {
  describe('where it is known what devices can do', () => {
    it('moves limits to the nearest value that works', () => {
      expect(relaxed({ width: { min: 4000, ideal: 5000 }, frameRate: 15 })).to.deep.equal({
        status: 'possible',
        constraints: { width: { min: 1920, ideal: 5000 }, frameRate: 15 },
        relaxed: [
          {
            name: 'width',
            asked: { min: 4000, ideal: 5000 },
            relaxed: { min: 1920, ideal: 5000 },
            to: 'nearest',
            got: 1920,
          },
        ],
      });
      expect(relaxed({ width: { max: 320 } })!.constraints).to.deep.equal({ width: { max: 640 } });
      const crossed = relaxed({ frameRate: { min: 40, max: 50 } })!;
      expect(crossed.constraints).to.deep.equal({ frameRate: { min: 30, max: 50 } });
    });

    it('prefers what it can’t require', () => {
      const result = relaxed({ deviceId: { exact: 'gone' }, width: { exact: 1920 } })!;
      expect(result.constraints).to.deep.equal({ deviceId: { ideal: 'gone' }, width: { exact: 1920 } });
      const asked = { exact: 'gone' };
      const record = { name: 'deviceId', asked, relaxed: { ideal: 'gone' }, to: 'ideal', got: 'rear' };
      expect(result.relaxed).to.deep.equal([record]);
    });

    it('prefers what nothing has', () => {
      const asked = { resizeMode: { exact: 'none' }, sampleSize: { min: 8 } } as MediaTrackConstraints;
      const result = relax(
        asked,
        overconstrained(),
        CAMERAS.map(({ spaces }) => ({ spaces })),
      )!;
      expect(result.constraints).to.deep.equal({ resizeMode: { ideal: 'none' }, sampleSize: { ideal: 8 } });
      expect(result.relaxed.map(({ got }) => got)).to.deep.equal([undefined, undefined]);
    });

    it('relaxes what the failure names among those that conflict', () => {
      const constraints = { width: { exact: 1920 }, facingMode: { exact: 'user' } };
      expect(relaxed(constraints, overconstrained('facingMode'))!.constraints).to.deep.equal({
        width: { exact: 1920 },
        facingMode: { ideal: 'user' },
      });
      expect(relaxed(constraints, overconstrained('width'))!.constraints).to.deep.equal({
        width: { ideal: 1920 },
        facingMode: { exact: 'user' },
      });
    });

    it('relaxes what has to change least where the failure names nothing', () => {
      const constraints = { deviceId: { exact: 'front' }, width: { min: 1900 } };
      expect(relaxed(constraints)!.constraints).to.deep.equal({
        deviceId: { exact: 'front' },
        width: { min: 1280 },
      });
      const facing = { deviceId: { exact: 'front' }, facingMode: { exact: 'environment' } };
      expect(relaxed(facing)!.relaxed.map(({ name }) => name)).to.deep.equal(['facingMode']);
    });

    it('takes several steps where several are needed, and keeps the rest', () => {
      const constraints = {
        deviceId: { exact: 'gone' },
        frameRate: { exact: 60, max: 90 },
        width: { exact: 1280 },
        height: { exact: 480 },
        advanced: [{ facingMode: 'user' }],
      };
      const result = relaxed(constraints)!;
      expect(result.status).to.equal('possible');
      expect(result.constraints).to.deep.include({ advanced: [{ facingMode: 'user' }] });
      expect(result.constraints).to.deep.include({ frameRate: { ideal: 60, max: 90 } });
      expect(result.relaxed.map(({ name }) => name)).to.have.members(['deviceId', 'frameRate', 'height']);
    });

    it('prefers what may not be required in the choice of a device', () => {
      const spaces = [{ zoom: { min: 1, max: 4 } }];
      const zoom = { zoom: { min: 2 } } as MediaTrackConstraints;
      const result = relax(zoom, new TypeError('zoom'), [{ kind: 'videoinput', spaces }])!;
      expect(result.constraints).to.deep.equal({ zoom: { ideal: 2 } });
    });

    it('knows the newest constraints of sound', () => {
      const microphone: ConstraintSource = { kind: 'audioinput', spaces: [{ voiceIsolation: [false] }] };
      const isolated = { voiceIsolation: { exact: true } } as MediaTrackConstraints;
      const found = relaxed(isolated, overconstrained('voiceIsolation'), [microphone])!;
      expect(found.constraints).to.deep.equal({ voiceIsolation: { ideal: true } });
    });

    it('works for a track', () => {
      const capabilities = { width: { min: 1, max: 1280 }, height: { min: 1, max: 720 } };
      const result = relaxed({ width: { exact: 1920 } }, overconstrained('width'), capabilities)!;
      expect(result.constraints).to.deep.equal({ width: { ideal: 1920 } });
      expect(result.relaxed[0]).to.include({ got: 1280 });
    });
  });

  describe('where it is not known', () => {
    const blind = (constraints: MediaTrackConstraints, failure: ConstraintFailure): Relaxation | undefined =>
      relax(constraints, failure);

    it('relaxes what the failure names, a step at a time', () => {
      const first = blind({ deviceId: { exact: 'a' }, width: { min: 9 } }, overconstrained('deviceId'))!;
      expect(first.status).to.equal('unknown');
      expect(first.constraints).to.deep.equal({ deviceId: { ideal: 'a' }, width: { min: 9 } });
      const second = blind(first.constraints, overconstrained('deviceId'))!;
      expect(second.constraints).to.deep.equal({ width: { min: 9 } });
      expect(second.relaxed[0]).to.deep.equal({
        name: 'deviceId',
        asked: { ideal: 'a' },
        relaxed: undefined,
        to: 'any',
      });
      expect(blind(second.constraints, overconstrained('deviceId'))).to.equal(undefined);
    });

    it('begins with the device where the failure names nothing', () => {
      let constraints: MediaTrackConstraints = {
        deviceId: { exact: 'a' },
        width: { min: 9, max: 99 },
        height: { exact: 5 },
        frameRate: 30,
      };
      const names = [];
      for (let step; (step = blind(constraints, overconstrained()));) {
        names.push(...step.relaxed.map(({ name }) => name));
        constraints = step.constraints;
      }
      expect(names).to.deep.equal(['deviceId', 'height', 'width']);
      expect(constraints).to.deep.equal({
        deviceId: { ideal: 'a' },
        width: { ideal: 9 },
        height: { ideal: 5 },
        frameRate: 30,
      });
    });

    it('takes a device that is not found for a stale id, and for nothing else', () => {
      const notFound = new DOMException('', 'NotFoundError');
      const constraints = { width: { min: 9 }, deviceId: { exact: 'a' } };
      expect(blind(constraints, notFound)!.relaxed.map(({ name }) => name)).to.deep.equal(['deviceId']);
      expect(blind({ width: { min: 9 } }, notFound)).to.equal(undefined);
    });

    it('knows the ids of devices that tell no more', () => {
      const devices = [{ kind: 'videoinput', deviceId: 'a', groupId: 'g', label: '' }];
      const stale = { deviceId: { exact: 'gone' }, width: { min: 9 } };
      const result = relaxed(stale, overconstrained('width'), devices)!;
      expect(result).to.deep.include({ status: 'unknown' });
      expect(result.relaxed.map(({ name }) => name)).to.deep.equal(['deviceId']);
      const there = relaxed({ ...stale, deviceId: { exact: 'a' } }, overconstrained('width'), devices)!;
      expect(there.relaxed.map(({ name }) => name)).to.deep.equal(['width']);
    });
  });

  it('keeps what only the engine knows, in its place', () => {
    const advanced = [{ faceFraming: true, frameRate: 15 } as MediaTrackConstraintSet, {}];
    const unknown = { powerEfficient: { ideal: true } } as MediaTrackConstraints;
    const result = relaxed({ ...unknown, width: { min: 4000 }, advanced });
    const { constraints } = result!;
    expect(constraints).to.deep.equal({ ...unknown, width: { min: 1920 }, advanced });
    expect(Object.keys(constraints)).to.deep.equal(['powerEfficient', 'width', 'advanced']);
  });

  it('leaves alone what the engine does not know: it did not fail', () => {
    const constraints = { width: { min: 4000 }, channelCount: { exact: 2 }, facingMode: { exact: 'left' } };
    const supported = { width: true };
    const result = relax(constraints, overconstrained('width'), CAMERAS, { supported });
    expect(result!.constraints).to.deep.equal({ ...constraints, width: { min: 1920 } });
  });

  it('brings about what the engine gives', async () => {
    let constraints = { voiceIsolation: { exact: true } } as MediaTrackConstraints;
    const open = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ audio: constraints });
    const stream = await open().catch(async (failure: ConstraintFailure) => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      constraints = relax(constraints, failure, devices, { kind: 'audio' })!.constraints;
      return open();
    });
    expect(stream.getAudioTracks()).to.have.length(1);
    for (const track of stream.getTracks()) track.stop();
  });

  it('takes what the kit rejects with', () => {
    const failure = new CaptureError('overconstrained', { constraint: 'width' });
    expect(relax({ width: { exact: 9 } }, failure)!.constraints).to.deep.equal({ width: { ideal: 9 } });
    const cause = new TypeError('zoom');
    const zoom = { zoom: { exact: 2 } } as MediaTrackConstraints;
    expect(relax(zoom, new CaptureError('unknown', { cause }))!.constraints).to.deep.equal({
      zoom: { ideal: 2 },
    });
  });

  it('is no help against other failures, or without a device', () => {
    const constraints = { width: { exact: 1 } };
    expect(relaxed(constraints, new DOMException('', 'NotAllowedError'))).to.equal(undefined);
    expect(relaxed(constraints, new CaptureError('device-in-use'))).to.equal(undefined);
    expect(relaxed(constraints, overconstrained(), [])).to.equal(undefined);
    expect(relax(true, overconstrained('width'), CAMERAS)).to.equal(undefined);
    expect(relaxed({ width: 640 }, overconstrained('height'), {})).to.equal(undefined);
  });

  it('is frozen', () => {
    expect(relaxed({ width: { min: 4000 } })!.relaxed[0]).to.be.frozen;
  });

  it('throws a TypeError that names the argument', () => {
    const call = relax as (...args: unknown[]) => unknown;
    expect(() => call({}, undefined)).to.throw(TypeError, 'failure');
    expect(() => call(5, overconstrained())).to.throw(TypeError, 'constraints');
    expect(() => call({}, overconstrained(), 'front')).to.throw(TypeError, 'from');
    expect(() => call({}, overconstrained(), [], 5)).to.throw(TypeError, 'options');
  });
});
