import { FRONT, REAR, SEVERAL, SPECIAL, TELE, WIDE } from './camera-words.js';

/** What is known of a camera: a MediaDeviceInfo, an InputDeviceInfo, or an entry of a DeviceList. */
export interface CameraInfo {
  readonly deviceId: string;
  readonly label: string;
  readonly kind?: string | undefined;
  /** InputDeviceInfo, which Firefox does not have. */
  getCapabilities?(): MediaTrackCapabilities;
}

/** Which way a camera looks, as far as its capabilities or its label tell. */
export type CameraFacing = 'user' | 'environment' | 'left' | 'right';

/**
 * What kind of lens a camera has, as far as its label tells: `wide` sees more than the main one, `tele` further,
 * `several` changes between them, `special` is for depth, infrared, a desk.
 */
export type CameraLensKind = 'wide' | 'tele' | 'several' | 'special';

/** More than the library's own type knows. */
type Capabilities = MediaTrackCapabilities & {
  readonly torch?: boolean | readonly boolean[];
  readonly zoom?: { readonly min?: number; readonly max?: number };
  readonly focusMode?: readonly string[];
};

/** What a camera looks like from outside. */
export interface CameraTraits {
  readonly facing: CameraFacing | undefined;
  readonly lens: CameraLensKind | undefined;
  /** Whether it has a light, and focuses by itself: main cameras of phones do. */
  readonly torch: boolean;
  readonly focuses: boolean;
  /** The zoom: below 1 the picture is wider than that of the main lens. */
  readonly zoom: { readonly min: number; readonly max: number };
  /** The most pixels, in width × height. */
  readonly pixels: number;
  /** The number that Android gives it: its main cameras come first. */
  readonly number: number;
}

const LENSES: readonly (readonly [RegExp, CameraLensKind])[] = [
  [SPECIAL, 'special'],
  [WIDE, 'wide'],
  [TELE, 'tele'],
  [SEVERAL, 'several'],
];

/** By the capabilities where they tell, else by the label: of a label that has both words, as "front/back", neither. */
function facingOf(label: string, { facingMode = [] }: Capabilities): CameraFacing | undefined {
  const [known] = facingMode;
  if (known) return known as CameraFacing;
  const rear = REAR.test(label);
  return rear === FRONT.test(label) ? undefined : rear ? 'environment' : 'user';
}

/** Limits, where those that are not told change nothing. */
const within = ({ min = 1, max = 1 }: { min?: number; max?: number } = {}): CameraTraits['zoom'] => ({
  min,
  max,
});

/** What the label and the capabilities of a camera tell; nothing before the page has permission. */
export function traitsOf(camera: CameraInfo): CameraTraits {
  const { label } = camera;
  const capabilities: Capabilities = camera.getCapabilities?.() ?? {};
  const { torch, zoom, focusMode, width, height } = capabilities;
  return {
    facing: facingOf(label, capabilities),
    lens: LENSES.find(([words]) => words.test(label))?.[1],
    torch: [torch].flat().includes(true),
    focuses: !!focusMode?.includes('continuous'),
    zoom: within(zoom),
    pixels: within(width).max * within(height).max,
    number: Number(/^camera2? (\d+)/.exec(label)?.[1] ?? 0),
  };
}
