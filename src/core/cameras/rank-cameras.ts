import {
  traitsOf,
  type CameraFacing,
  type CameraInfo,
  type CameraLensKind,
  type CameraTraits,
} from './camera-lens.js';

/**
 * What a camera is wanted for: at the front or at the rear of a phone, and there the main lens, the one that sees more,
 * or the one that sees further.
 */
export type CameraLens = 'front' | 'rear' | 'rear-wide' | 'rear-tele';

/** A camera, and what is known of it. */
export interface RankedCamera<Camera extends CameraInfo = CameraInfo> {
  readonly camera: Camera;
  /** Which way it looks; undefined where nothing tells. */
  readonly facing: CameraFacing | undefined;
  /** What kind of lens it has; undefined for a main lens, or where nothing tells. */
  readonly lens: CameraLensKind | undefined;
}

type Value = (traits: CameraTraits) => number | boolean;

/** What makes a main camera: one lens, a light, focus. What decides first comes first. */
const MAIN: readonly Value[] = [
  ({ lens }) => ['special', 'tele', 'wide', 'several', undefined].indexOf(lens),
  ({ torch }) => torch,
  ({ focuses }) => focuses,
  ({ number }) => -number,
  ({ pixels }) => pixels,
];

const looks =
  (wanted: CameraFacing): Value =>
  ({ facing }) =>
    facing === wanted ? 2 : facing ? 0 : 1;

/** What makes a camera that zooms: a lens for it, several lenses, or a zoom that reaches there. */
const reaches =
  (kind: CameraLensKind, zooms: (zoom: CameraTraits['zoom']) => boolean): Value =>
  ({ lens, zoom }) =>
    ['special', kind === 'wide' ? 'tele' : 'wide', undefined, 'several', kind].indexOf(lens) +
    (lens === undefined && zooms(zoom) ? 2 : 0);

const VALUES: Record<CameraLens, readonly Value[]> = {
  front: [looks('user'), ...MAIN],
  rear: [looks('environment'), ...MAIN],
  // Where labels don't tell lenses apart, the ones without a light and focus are the wide ones.
  'rear-wide': [
    looks('environment'),
    reaches('wide', ({ min }) => min < 1),
    ({ zoom }) => -zoom.min,
    ({ torch }) => !torch,
    ({ focuses }) => !focuses,
    ({ number }) => number,
  ],
  'rear-tele': [
    looks('environment'),
    reaches('tele', ({ max }) => max > 2),
    ({ zoom }) => zoom.max,
    ({ number }) => number,
  ],
};

/** Whether something tells as much as a device does. */
const isDevice = (value: unknown): boolean => typeof (value as CameraInfo | null)?.label === 'string';

/** Whether a list holds cameras, or what may be one. */
const isCamera = ({ kind = 'videoinput' }: CameraInfo): boolean => kind === 'videoinput';

/**
 * Puts cameras in order, the one that is most likely wanted first, by the way they look, their capabilities and their
 * labels, in the languages of browsers and systems. Nothing is certain before the page has permission to capture: until
 * then the order is the browser's own. It is a guess afterwards, too: let people choose.
 * @param devices - what enumerateDevices() gives; what is no camera is left out
 * @throws TypeError that names the argument which can't be that
 */
export function rankCameras<Camera extends CameraInfo>(
  devices: readonly Camera[],
  lens: CameraLens = 'rear',
): readonly RankedCamera<Camera>[] {
  if (!Array.isArray(devices) || !devices.every(isDevice))
    throw new TypeError('devices: must be a list of devices');
  if (!Object.hasOwn(VALUES, lens))
    throw new TypeError(`lens: must be one of ${Object.keys(VALUES).join(', ')}`);
  const known = devices.filter(isCamera).map((camera: Camera) => ({ camera, traits: traitsOf(camera) }));
  const values = new Map(
    known.map(({ traits }) => [traits, VALUES[lens].map((value) => Number(value(traits)))]),
  );
  known.sort((one, other) => {
    const [ones, others] = [values.get(one.traits)!, values.get(other.traits)!];
    const decisive = ones.findIndex((value, index) => value !== others[index]);
    return decisive < 0 ? 0 : others[decisive]! - ones[decisive]!;
  });
  return Object.freeze(
    known.map(({ camera, traits: { facing, lens: kind } }) => Object.freeze({ camera, facing, lens: kind })),
  );
}
