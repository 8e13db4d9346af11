import fc from 'fast-check';
import type { ConstraintSource } from '../../../src/core/constraints/constraint-sources.js';
import type { VirtualSource } from '../../../src/virtual/devices/virtual-device.js';
import { VirtualCamera, VirtualDevices, VirtualMicrophone } from '../../../src/virtual/index.js';

/** What a page asks virtual devices for. */
export interface RandomRequest {
  readonly kind: 'audio' | 'video';
  readonly devices: readonly VirtualSource[];
  readonly constraints: MediaTrackConstraints;
}

const one = <Value>(...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const some = <Value>(values: Value[]): fc.Arbitrary<Value[]> => fc.subarray(values, { minLength: 1 });

/** Small ones: all that depends on sizes is the same, and quick. */
const mode = one([32, 24], [64, 48], [128, 72], [192, 108], [108, 192], [100, 100]).chain(([width, height]) =>
  one(15, 30, 60).map((frameRate) => ({ width: width!, height: height!, frameRate })),
);
const FACING = ['user', 'environment', 'left'];

const cameras = fc.array(
  fc.record({
    modes: fc.array(mode, { minLength: 1, maxLength: 3 }),
    facingMode: fc.option(one(...FACING), { nil: undefined }),
    zooms: fc.boolean(),
  }),
  { maxLength: 3 },
);
const microphones = fc.array(
  fc.record({
    channelCount: one(1, 2, 4),
    sampleRate: some([16000, 44100, 48000]),
    echoCancellation: some<boolean | string>([true, false, 'all']),
  }),
  { maxLength: 3 },
);

/** Values that devices have, or nearly have. */
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  width: one(1, 32, 64, 65, 100, 128, 192, 400),
  height: one(1, 24, 48, 72, 73, 108, 192, 400),
  aspectRatio: one(1, 4 / 3, 16 / 9, 9 / 16, 3000),
  frameRate: one(0, 5, 15, 30, 60, 120),
  facingMode: one(...FACING, 'right'),
  resizeMode: one('none', 'crop-and-scale', 'other'),
  deviceId: one('id-0', 'id-1', 'gone'),
  sampleRate: one(8000, 16000, 44100, 48000),
  channelCount: one(0, 1, 2, 3),
  echoCancellation: one<unknown>(true, false, 'all', 'remote-only'),
  latency: one(0, 0.01, 0.5),
  noiseSuppression: fc.boolean(),
  zoom: one(1, 2, 99),
  torch: fc.boolean(),
};
const TEXTS = ['facingMode', 'resizeMode', 'deviceId'];
const RANGES = [
  'width',
  'height',
  'aspectRatio',
  'frameRate',
  'sampleRate',
  'channelCount',
  'latency',
  'zoom',
];

function constraintOn(name: string): fc.Arbitrary<unknown> {
  const value = VALUES[name]!;
  const exact = TEXTS.includes(name) ? fc.oneof(value, fc.array(value, { maxLength: 2 })) : value;
  const members: Record<string, fc.Arbitrary<unknown>> = { exact, ideal: value };
  if (!RANGES.includes(name)) return fc.oneof(value, fc.record(members, { requiredKeys: [] }));
  const range = fc.record({ min: value, max: value, ideal: value }, { requiredKeys: [] });
  return fc.oneof(value, fc.record({ exact }), range, range);
}

const VIDEO = [
  'width',
  'height',
  'aspectRatio',
  'frameRate',
  'facingMode',
  'resizeMode',
  'deviceId',
  'torch',
];
const AUDIO = ['sampleRate', 'channelCount', 'echoCancellation', 'latency', 'noiseSuppression', 'deviceId'];
// What may not be required comes seldom: then nothing else is tried.
const SELDOM = ['zoom'];

const setOf = (names: string[], maxLength: number): fc.Arbitrary<MediaTrackConstraintSet> =>
  fc
    .tuple(
      fc.subarray(names, { maxLength }),
      fc.oneof({ weight: 19, arbitrary: fc.constant([]) }, fc.constant(SELDOM)),
    )
    .chain(([chosen, seldom]) =>
      fc.record(Object.fromEntries([...chosen, ...seldom].map((name) => [name, constraintOn(name)]))),
    ) as fc.Arbitrary<MediaTrackConstraintSet>;

const constraintsOn = (names: string[]): fc.Arbitrary<MediaTrackConstraints> =>
  fc
    .tuple(setOf(names, 4), fc.array(setOf(names, 2), { maxLength: 2 }))
    .map(([basic, advanced]) => (advanced.length ? { ...basic, advanced } : basic));

const id = (index: number): { deviceId: string; label: string } => ({
  deviceId: `id-${index}`,
  label: `Device ${index}`,
});

const videoRequest = fc.record({
  kind: one('video' as const),
  devices: cameras.map((all) =>
    all.map(({ modes, facingMode, zooms }, index) => {
      const controls = zooms ? { zoom: { min: 1, max: 4 } } : {};
      return new VirtualCamera({ ...id(index), modes, controls, ...(facingMode && { facingMode }) });
    }),
  ),
  constraints: constraintsOn([...VIDEO, 'sampleRate']),
});

const audioRequest = fc.record({
  kind: one('audio' as const),
  devices: microphones.map((all) =>
    all.map((options, index) => new VirtualMicrophone({ ...id(index), ...options })),
  ),
  constraints: constraintsOn([...AUDIO, 'width']),
});

/** Cameras or microphones, and what is asked of them. */
export const randomRequests: fc.Arbitrary<RandomRequest> = fc.oneof(
  { weight: 3, arbitrary: videoRequest },
  { weight: 1, arbitrary: audioRequest },
);

const failureOf = async (asking: Promise<unknown>): Promise<Failure> => {
  try {
    await asking;
  } catch (error) {
    return error as Failure;
  }
  return { name: '' };
};

/** What getUserMedia() rejects with. */
export interface Failure {
  readonly name: string;
  readonly constraint?: string;
}

/**
 * What getUserMedia() makes of a request: the error, or one without a name where it resolves.
 * @param breaks - devices don't start: NotReadableError says that one was chosen, without the cost of opening it
 */
export async function answerTo(
  { kind, devices, constraints }: RandomRequest,
  breaks: boolean,
): Promise<Failure> {
  for (const device of devices) device.failing = breaks;
  const { mediaDevices } = new VirtualDevices({ devices, returning: true });
  return failureOf(
    mediaDevices.getUserMedia({ [kind]: constraints }).then((stream) => {
      for (const track of stream.getTracks()) track.stop();
    }),
  );
}

const known = new WeakMap<readonly VirtualSource[], ConstraintSource[]>();

/** The devices with all that they can do in a page. */
export function sourcesOf(devices: readonly VirtualSource[]): ConstraintSource[] {
  const before = known.get(devices);
  if (before) return before;
  const { host } = new VirtualDevices({ devices });
  const sources = devices.map((device) => {
    const { kind, label, deviceId } = device;
    return { kind, label, deviceId, spaces: host.spacesOf(device, true) };
  });
  known.set(devices, sources);
  return sources;
}
