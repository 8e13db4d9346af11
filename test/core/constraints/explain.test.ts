import { expect } from '@open-wc/testing';
import {
  audioProfile,
  explain,
  type ConstraintExplanation,
  type ConstraintSource,
  type ExplainedFrom,
  type Explanation,
} from '../../../src/core/index.js';
import { engine } from '../../support/engine.js';
import { setPermissions } from '../../support/permissions.js';

/** Constraints that TypeScript's own types don't have, such as `zoom`, too. */
type AnyConstraints = MediaTrackConstraints & Record<string, unknown>;

const cameraNamed = (deviceId: string, facing: string, ...sizes: [number, number][]): ConstraintSource => ({
  kind: 'videoinput',
  deviceId,
  label: `Camera ${deviceId}`,
  spaces: sizes.map(([width, height]) => ({
    width: [width],
    height: [height],
    frameRate: { min: 1, max: 30 },
    facingMode: [facing],
  })),
});

const FRONT = cameraNamed('front', 'user', [640, 480], [1280, 720]);
const REAR = cameraNamed('rear', 'environment', [1920, 1080]);
const CAMERAS = [FRONT, REAR];

const CAPABILITIES: MediaTrackCapabilities = {
  deviceId: 'front',
  width: { min: 1, max: 1280 },
  height: { min: 1, max: 720 },
  aspectRatio: { min: 1 / 720, max: 1280 },
  frameRate: { min: 1, max: 30 },
  facingMode: [],
};

const explained = (constraints: AnyConstraints, from: ExplainedFrom = CAMERAS): Explanation =>
  explain(constraints, from);

const only = (constraints: AnyConstraints, from?: ExplainedFrom): ConstraintExplanation =>
  explained(constraints, from).constraints[0]!;

describe('explain', () => {
  describe('each constraint', () => {
    it('is met, with the value that comes out', () => {
      expect(explained({ width: 1280, frameRate: { max: 30, ideal: 15 } })).to.deep.include({
        status: 'possible',
        distance: 0,
        constraints: [
          { name: 'width', required: false, asked: 1280, status: 'met', got: 1280 },
          {
            name: 'frameRate',
            required: true,
            asked: { max: 30, ideal: 15 },
            status: 'met',
            got: 15,
          },
        ],
      });
    });

    it('is compromised where an ideal comes out otherwise, by how much', () => {
      const { status, ...rest } = only({ width: 2560 });
      expect(status).to.equal('compromised');
      expect(rest).to.include({ got: 1920, distance: 0.25, required: false });
      expect(only({ facingMode: 'left' })).to.include({ status: 'compromised', distance: 1 });
      expect(only({ zoom: 2 })).to.include({ status: 'compromised', got: undefined, distance: 1 });
    });

    it('is impossible, with the nearest value that would work', () => {
      expect(only({ width: { min: 4000 } })).to.include({ because: 'value', nearest: 1920 });
      expect(only({ width: { max: 320 } })).to.include({ status: 'impossible', nearest: 640 });
      expect(only({ width: { exact: 1300 } })).to.include({ nearest: 1280 });
      expect(only({ frameRate: { min: 40, max: 60 } })).to.include({ nearest: 30 });
      expect(only({ facingMode: { exact: 'left' } })).to.include({ because: 'value', nearest: 'user' });
      expect(only({ deviceId: { exact: 'gone' } })).to.include({ status: 'impossible', nearest: 'front' });
    });

    it('has the least value where none at all is asked for', () => {
      expect(only({ width: { max: 0 } }, CAPABILITIES)).to.include({ status: 'impossible', nearest: 1 });
      expect(only({ frameRate: { max: 0 } }, CAPABILITIES)).to.include({ nearest: 1 });
      expect(only({ width: { exact: 0 } })).to.include({ nearest: 640 });
      const able = { ...CAPABILITIES, pan: { min: -10, max: 10 } } as MediaTrackCapabilities;
      const camera = { kind: 'videoinput', getCapabilities: () => able };
      expect(only({ pan: { exact: 0 } }, [camera])).to.include({ because: 'not-selectable', nearest: 0 });
    });

    it('has a nearest value that works with the other requirements', () => {
      const constraints = { width: { min: 4000 }, facingMode: { exact: 'user' } };
      expect(only(constraints)).to.include({ status: 'impossible', nearest: 1280 });
    });

    it('is impossible where nothing has the property', () => {
      expect(only({ resizeMode: { exact: 'none' } })).to.include({ status: 'impossible', because: 'absent' });
      expect(only({ resizeMode: { exact: 'none' } })).not.to.have.property('nearest');
    });

    it('is impossible where nobody may require it in the choice of a device', () => {
      const zoomed = { ...FRONT, spaces: [{ ...FRONT.spaces![0], zoom: { min: 1, max: 4 } }] };
      const zoom = { zoom: { exact: 2 } };
      expect(only(zoom, [zoomed])).to.include({ status: 'impossible', because: 'not-selectable' });
      const of = { ...CAPABILITIES, zoom: { min: 1, max: 4 } } as MediaTrackCapabilities;
      expect(only(zoom, of)).to.include({ status: 'met', got: 2 });
    });
  });

  describe('requirements that can be met one by one, but not together', () => {
    it('are named as such', () => {
      const constraints = { width: { exact: 1920 }, facingMode: { exact: 'user' }, frameRate: { max: 20 } };
      const result = explained(constraints);
      expect(result).to.deep.include({
        status: 'impossible',
        failed: [],
        conflicts: [['width', 'facingMode']],
      });
      expect(result.constraints.map(({ status }) => status)).to.deep.equal([
        'conflicting',
        'conflicting',
        'met',
      ]);
      expect(result.constraints[0]).to.deep.include({ with: ['facingMode'], nearest: 1280 });
      expect(result.constraints[1]).to.deep.include({ with: ['width'], nearest: 'environment' });
    });

    it('may be a size', () => {
      const size = { width: { exact: 1280 }, height: { exact: 480 } };
      expect(explained(size)).to.deep.include({ conflicts: [['width', 'height']] });
      const ratio = { width: { max: 700 }, aspectRatio: { exact: 16 / 9 } };
      const result = explained(ratio);
      expect(result).to.deep.include({ failed: [], conflicts: [['width', 'aspectRatio']] });
      expect(result.constraints[0]).to.include({ nearest: 1280 });
    });

    it('are found beside others that are impossible', () => {
      const constraints = {
        width: { exact: 1920 },
        facingMode: { exact: 'user' },
        frameRate: { min: 60 },
      };
      expect(explained(constraints)).to.deep.include({
        failed: ['frameRate'],
        conflicts: [['width', 'facingMode']],
      });
    });
  });

  describe('devices', () => {
    it('say what each of them fails on', () => {
      const { devices } = explained({ width: { exact: 1920 }, facingMode: { exact: 'user' } });
      const common = { conflicts: [], status: 'fails' };
      expect(devices).to.deep.equal([
        { ...common, label: 'Camera front', deviceId: 'front', failed: ['width'] },
        { ...common, label: 'Camera rear', deviceId: 'rear', failed: ['facingMode'] },
      ]);
    });

    it('say what each of them can’t do together', () => {
      const { devices } = explained({ width: { min: 1280 }, height: { exact: 480 } });
      expect(devices[0]).to.deep.include({ status: 'fails', failed: [], conflicts: [['width', 'height']] });
    });

    it('fit', () => {
      const { devices } = explained({ width: { min: 1280 } });
      expect(devices.map(({ status }) => status)).to.deep.equal(['fits', 'fits']);
    });

    it('may be none', () => {
      const result = explained({ width: 640 }, []);
      expect(result).to.deep.include({ status: 'impossible', failed: [], conflicts: [], devices: [] });
      expect(result.constraints[0]).to.include({ status: 'impossible', because: 'no-device' });
    });

    it('of another kind don’t count', () => {
      const microphone = { kind: 'audioinput', deviceId: 'm', label: '', spaces: [{ sampleRate: [48000] }] };
      const all = [...CAMERAS, microphone, { kind: 'audiooutput', deviceId: 's' }];
      const result = explain({ sampleRate: { exact: 48000 } }, all, { kind: 'audio' });
      expect(result.devices.map(({ deviceId }) => deviceId)).to.deep.equal(['m']);
      expect(result.status).to.equal('possible');
      expect(() => explain({}, all)).to.throw(TypeError, 'kind');
    });
  });

  describe('where the engine does not tell', () => {
    const SILENT = [{ kind: 'videoinput', deviceId: 'a', groupId: 'g', label: 'A' }];

    it('is unknown', () => {
      const result = explained({ width: { min: 4000 }, frameRate: 30 }, SILENT);
      expect(result.status).to.equal('unknown');
      expect(result.constraints.map(({ status }) => status)).to.deep.equal(['unknown', 'unknown']);
      expect(result.devices[0]).to.include({ status: 'unknown' });
    });

    it('knows the ids all the same', () => {
      const gone = explained({ deviceId: { exact: 'gone' }, width: { min: 10 } }, SILENT);
      expect(gone).to.deep.include({ status: 'impossible', failed: ['deviceId'] });
      expect(explained({ deviceId: { exact: 'a' } }, SILENT).status).to.equal('unknown');
      const hidden = [{ kind: 'videoinput', deviceId: '', groupId: '', label: '' }];
      expect(explained({ deviceId: { exact: 'gone' } }, hidden).status).to.equal('unknown');
    });

    it('goes by the devices that tell', () => {
      expect(explained({ width: { exact: 1920 } }, [...SILENT, REAR]).status).to.equal('possible');
      expect(explained({ width: { exact: 99 } }, [...SILENT, REAR]).status).to.equal('unknown');
    });

    it('is unknown for a track without capabilities', () => {
      expect(explained({ width: { min: 4000 } }, {}).status).to.equal('unknown');
    });
  });

  describe('with the capabilities of a track', () => {
    it('judges by their limits, and says that these are no promise', () => {
      const result = explained({ width: { exact: 1280 }, height: { exact: 720 } }, CAPABILITIES);
      expect(result).to.include({ status: 'possible', precise: false });
      expect(explained({ width: 640 })).to.include({ precise: true });
      expect(only({ width: { min: 1281 } }, CAPABILITIES)).to.include({ because: 'value', nearest: 1280 });
      expect(only({ facingMode: { exact: 'user' } }, CAPABILITIES)).to.include({ because: 'absent' });
    });

    it('judges a size as a whole', () => {
      const constraints = { width: { min: 1000 }, aspectRatio: { exact: 1 } };
      const result = explained(constraints, CAPABILITIES);
      expect(result).to.deep.include({ conflicts: [['width', 'aspectRatio']] });
      expect(result.constraints[0]).to.include({ nearest: 720 });
    });

    it('takes those of a screen, which is never cropped', () => {
      const ratio = { min: 16 / 9, max: 16 / 9 };
      const of = { ...CAPABILITIES, aspectRatio: ratio, displaySurface: 'monitor' };
      const result = explained({ aspectRatio: { exact: 4 / 3 } }, of as MediaTrackCapabilities);
      expect(result.constraints[0]).to.include({ status: 'impossible' });
    });

    it('takes those of a microphone', () => {
      const of = { echoCancellation: [true, false], sampleRate: { min: 44100, max: 48000 } };
      const asked = { echoCancellation: { exact: 'all' }, sampleRate: { max: 8000 }, width: { min: 1 } };
      const result = explained(asked, of as MediaTrackCapabilities);
      expect(result).to.deep.include({ failed: ['echoCancellation', 'sampleRate'], ignored: ['width'] });
      expect(result.constraints.map((one) => 'nearest' in one && one.nearest)).to.deep.equal([true, 44100]);
    });
  });

  describe('what capabilities do not tell', () => {
    const pointsOfInterest = [{ x: 0.5, y: 0.5 }];

    it('is not impossible: nothing lists points of interest', () => {
      const constraints = { pointsOfInterest: { exact: pointsOfInterest }, width: 640, frameRate: 60 };
      const result = explained(constraints, CAPABILITIES);
      expect(result.status).to.equal('unknown');
      expect(result.devices[0]).to.include({ status: 'unknown' });
      const statuses = result.constraints.map(({ status }) => status);
      expect(statuses).to.deep.equal(['unknown', 'met', 'compromised']);
    });

    it('counts for nothing where it is only preferred', () => {
      const result = explained({ pointsOfInterest, width: 640 }, CAPABILITIES);
      expect(result).to.include({ status: 'possible', distance: 0 });
      expect(result.constraints[0]).to.include({ status: 'unknown' });
    });

    it('leaves open whether an advanced set is met, unless the rest of it is not', () => {
      const advanced = [{ pointsOfInterest }, { pointsOfInterest, width: 9999 }, { width: 320 }];
      const result = explained({ advanced, pointsOfInterest: { exact: [] } }, CAPABILITIES);
      expect(result.advanced).to.deep.equal([
        { status: 'unknown', failed: [] },
        { status: 'skipped', failed: ['width'] },
        { status: 'met', failed: [] },
      ]);
    });

    it('is what cameras that are not open do to their picture, as in Chromium', () => {
      const camera = { kind: 'videoinput', getCapabilities: () => CAPABILITIES };
      const asked = { zoom: 2, width: 640, advanced: [{ torch: true }, { torch: true, width: 9999 }] };
      const result = explained(asked as AnyConstraints, [camera]);
      expect(result).to.include({ status: 'possible', distance: 0 });
      expect(result.constraints.map(({ status }) => status)).to.deep.equal(['unknown', 'met']);
      expect(result.advanced.map(({ status }) => status)).to.deep.equal(['unknown', 'skipped']);
      expect(only({ zoom: { exact: 2 } }, [camera])).to.include({ because: 'not-selectable' });
    });

    it('is told by a camera that lists something of it, and by one that is open', () => {
      const lists = { ...CAPABILITIES, backgroundBlur: [false] } as MediaTrackCapabilities;
      const camera = { kind: 'videoinput', getCapabilities: () => lists };
      expect(only({ zoom: 2 }, [camera])).to.include({ status: 'compromised', got: undefined });
      expect(only({ zoom: 2 }, CAPABILITIES)).to.include({ status: 'compromised', got: undefined });
    });

    it('is that a torch can be off', () => {
      const lit = { ...CAPABILITIES, torch: true } as MediaTrackCapabilities;
      expect(only({ torch: { exact: false } }, lit)).to.include({ status: 'met', got: false });
      expect(only({ torch: { exact: true } }, lit)).to.include({ status: 'met', got: true });
      expect(explained({}, lit)).to.have.nested.property('settings.torch', false);
      const dark = { ...CAPABILITIES, torch: false } as MediaTrackCapabilities;
      expect(only({ torch: { exact: true } }, dark)).to.include({ status: 'impossible', nearest: false });
    });

    it('may be between two steps', () => {
      const of = { ...CAPABILITIES, exposureTime: { min: 10, max: 100, step: 5 } } as MediaTrackCapabilities;
      expect(only({ exposureTime: { exact: 12 } }, of)).to.include({ status: 'met', got: 12 });
      expect(only({ exposureTime: { exact: 9 } }, of)).to.include({ status: 'impossible', nearest: 10 });
    });

    it('is ignored where only a screen has it, unless the track is one of a screen', () => {
      const constraints = { displaySurface: { exact: 'monitor' }, width: 640 };
      const advanced = [{ cursor: 'never' } as object];
      const camera = explained({ ...constraints, advanced }, CAPABILITIES);
      expect(camera.advanced).to.deep.equal([{ status: 'met', failed: [] }]);
      expect(camera).to.deep.include({ status: 'possible', ignored: ['displaySurface'] });
      const microphone = { sampleRate: { min: 8000, max: 48000 } };
      const sound = { suppressLocalAudioPlayback: { exact: true }, restrictOwnAudio: { exact: true } };
      expect(explained(sound, microphone)).to.include({ status: 'possible' });
      const window = { ...CAPABILITIES, displaySurface: 'window' } as MediaTrackCapabilities;
      expect(explained(constraints, window)).to.deep.include({ failed: ['displaySurface'] });
      const shared = { ...microphone, suppressLocalAudioPlayback: [false] } as MediaTrackCapabilities;
      expect(explained(sound, shared)).to.deep.include({ failed: ['suppressLocalAudioPlayback'] });
    });
  });

  it('calls nothing impossible that the engine does', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const track = stream.getVideoTracks()[0]!;
    const capabilities = track.getCapabilities() as MediaTrackCapabilities & { exposureTime?: ULongRange };
    const { min = 1, max = 1 } = capabilities.exposureTime ?? {};
    for (const constraints of [
      { pointsOfInterest: { exact: [{ x: 0.5, y: 0.5 }] } },
      { displaySurface: { exact: 'monitor' } },
      { suppressLocalAudioPlayback: { exact: true } },
      ...(max > min ? [{ exposureTime: { exact: min + (max - min) / 77 } }] : []),
    ] as MediaTrackConstraints[]) {
      const applied = await track.applyConstraints(constraints).then(
        () => true,
        () => false,
      );
      if (applied) expect(explain(constraints, capabilities).status).not.to.equal('impossible');
    }
    track.stop();
  });

  it('says of no zoom of the page’s cameras that there is none where there is one', async () => {
    if (engine.setsPermissions) await setPermissions({ camera: 'granted', panTiltZoom: 'granted' });
    const open = (video: object): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ video });
    const [first] = (await open({})).getVideoTracks();
    const capabilities = first!.getCapabilities() as { zoom?: ULongRange };
    first!.stop();
    const zoom = capabilities.zoom?.max ?? 2;
    const [track] = (await open({ zoom })).getVideoTracks();
    const { deviceId, zoom: got } = track!.getSettings() as { deviceId: string; zoom?: number };
    track!.stop();
    const devices = await navigator.mediaDevices.enumerateDevices();
    const camera = devices.find((device) => device.deviceId === deviceId)!;
    const [explained] = explain({ zoom } as AnyConstraints, [camera]).constraints;
    if (got === zoom) expect(explained!.status).to.be.oneOf(['met', 'unknown']);
  });

  it('takes the devices and the track of the page', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const track = stream.getVideoTracks()[0]!;
    const devices = await navigator.mediaDevices.enumerateDevices();
    const tells = devices.some((device) => 'getCapabilities' in device);
    const { status } = explain({ width: { min: 1e6 } }, devices, { kind: 'video' });
    expect(status).to.equal(tells ? 'impossible' : 'unknown');
    expect(explain({ width: { min: 1e6 } }, track.getCapabilities()).status).to.equal('impossible');
    expect(explain({ width: 640 }, track.getCapabilities()).status).to.equal('possible');
    track.stop();
  });

  it('tells which advanced sets are met, and why others are skipped', () => {
    const { status, advanced } = explained({
      advanced: [{ width: 1920 }, { facingMode: 'user' }, { frameRate: 60 }, { frameRate: 15 }],
    });
    expect(status).to.equal('possible');
    expect(advanced).to.deep.equal([
      { status: 'met', failed: [] },
      { status: 'skipped', failed: ['facingMode'] },
      { status: 'skipped', failed: ['frameRate'] },
      { status: 'met', failed: [] },
    ]);
    expect(explained({ advanced: [{ width: 1 }] }, {}).advanced[0]).to.include({ status: 'unknown' });
  });

  it('names what does not count', () => {
    const result = explained({ widht: 640, sampleRate: { exact: 1 }, width: 640 });
    expect(result).to.deep.include({ status: 'possible', ignored: ['widht', 'sampleRate'] });
  });

  it('leaves out what the engine does not know, as it does', () => {
    const asked = { width: 640, zoom: { exact: 2 }, advanced: [{ torch: true } as object] };
    const result = explain(asked, CAPABILITIES, { supported: { width: true } });
    expect(result).to.deep.include({ status: 'possible', ignored: ['zoom'] });
    expect(result.advanced).to.deep.equal([{ status: 'met', failed: [] }]);
    expect(explain(asked, CAPABILITIES, { supported: undefined })).to.include({ status: 'impossible' });
    const wrong = 5 as MediaTrackSupportedConstraints;
    expect(() => explain({}, CAPABILITIES, { supported: wrong })).to.throw(TypeError, 'supported');
  });

  it('calls no audio profile impossible that the engine takes', async () => {
    const { mediaDevices } = navigator;
    const supported = mediaDevices.getSupportedConstraints();
    const [first] = (await mediaDevices.getUserMedia({ audio: true })).getAudioTracks();
    const devices = await mediaDevices.enumerateDevices();
    const options = { kind: 'audio', supported } as const;
    for (const name of ['voice', 'music', 'raw'] as const) {
      const taken = await first!.applyConstraints(audioProfile(name)).then(
        () => true,
        () => false,
      );
      if (!taken) continue;
      for (const from of [devices, first!.getCapabilities()])
        expect(explain(audioProfile(name), from, options).status, name).not.to.equal('impossible');
    }
    first!.stop();
  });

  it('takes true for no constraints', () => {
    expect(explain(true, CAMERAS)).to.deep.include({ status: 'possible', constraints: [], ignored: [] });
  });

  it('is frozen, to the last object', () => {
    const result = explained({ width: { min: 640 } });
    expect(result).to.be.frozen;
    expect(result.constraints[0]!.asked).to.be.frozen;
  });

  it('throws a TypeError that names the argument', () => {
    const call = explain as (...args: unknown[]) => unknown;
    expect(() => call('width', CAMERAS)).to.throw(TypeError, 'constraints');
    expect(() => call({}, undefined)).to.throw(TypeError, 'from');
    expect(() => call({}, ['front'])).to.throw(TypeError, 'from');
    expect(() => call({}, CAMERAS, { kind: 'smell' })).to.throw(TypeError, 'kind');
    expect(() => call({}, CAMERAS, null)).to.throw(TypeError, 'options');
    expect(() => call({ width: 640, frameRate: NaN }, CAMERAS)).to.throw(TypeError, 'constraints: frameRate');
    expect(() => call({ advanced: 5, width: 640 }, CAMERAS)).to.throw(TypeError, 'constraints: advanced');
  });

  it('throws a TypeError that names what a device or capabilities can not have', () => {
    const call = explain as (...args: unknown[]) => unknown;
    for (const spaces of [5, [null], [{ width: 5 }], [{ width: { min: 'a' } }]]) {
      expect(() => call({}, [{ kind: 'videoinput', spaces }])).to.throw(TypeError, 'from: spaces');
    }
    const getCapabilities = 5;
    expect(() => call({}, [{ getCapabilities }])).to.throw(TypeError, 'from: getCapabilities');
    for (const width of [null, { min: 'a' }, { max: NaN }]) {
      expect(() => call({}, { width })).to.throw(TypeError, 'from: width');
      expect(() => call({}, [{ getCapabilities: () => ({ width }) }])).to.throw(TypeError, 'from: width');
    }
    expect(call({ height: 4 }, { width: undefined, height: 4 })).to.include({ status: 'possible' });
  });
});
