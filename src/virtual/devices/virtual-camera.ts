import type { SettingsSpace } from '../../core/constraints/settings-space.js';
import type { Controls, Size, VideoMode } from '../frames/view.js';
import { testCard, type Picture } from '../pictures/pictures.js';
import { checkControls, checkList, checkModes, checkOneOf, checkPicture, checkSize } from './checks.js';
import {
  capabilitiesOf,
  middleOf,
  VirtualDevice,
  type SourceOutput,
  type VirtualCapabilities,
  type VirtualDeviceOptions,
  type VirtualSettings,
  type VirtualSource,
} from './virtual-device.js';
import { capabilitiesUpTo, FULL_HD, HD, nativeSpace, scaledSpace, VGA } from './video-modes.js';
import { openVideo } from './virtual-video.js';

/** What a camera is. */
export interface VirtualCameraOptions extends VirtualDeviceOptions {
  /** Where it looks: user, environment, left, right. None by default. */
  facingMode?: string;
  /** The native modes: without them 640 × 480, 1280 × 720 and 1920 × 1080, each at up to 30 frames a second. */
  modes?: readonly VideoMode[];
  /** The size of its largest photo, in pixels; without it that of its largest mode. */
  photo?: Size;
  /** What the light for photos can do: off, flash, auto. */
  fillLightMode?: readonly string[];
  /** What it can do beyond: the domains of zoom, pan, tilt, torch, brightness, backgroundBlur, focusMode, … */
  controls?: Controls;
  /** What it sees; the test card by default. */
  picture?: Picture;
  /** Whether pages may pan, tilt and zoom without asking for it, as in Chromium on Android: false by default. */
  freePanTiltZoom?: boolean;
}

const FACING = ['user', 'environment', 'left', 'right'];
/** What the light for photos can do. */
export const LIGHT = ['off', 'flash', 'auto'];

/** What it gives where nobody asks for more. */
const STANDARD = { ...VGA, resizeMode: 'none' };

/** Whether another mode can do all that this one can, and more. */
const isLesser = (mode: VideoMode, modes: readonly VideoMode[]): boolean =>
  modes.some(
    (other) =>
      other !== mode &&
      other.width >= mode.width &&
      other.height >= mode.height &&
      other.frameRate >= mode.frameRate,
  );

function spacesOf(modes: readonly VideoMode[], common: SettingsSpace): SettingsSpace[] {
  const largest = modes.filter((mode) => !isLesser(mode, modes));
  return [...modes.map(nativeSpace), ...largest.map(scaledSpace)].map((space) => ({ ...common, ...space }));
}

/** The values that controls have by themselves: no zoom, straight on, everything off. */
const atRest = (controls: Controls): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(controls).map(([name, domain]) => [
      name,
      name === 'zoom' && 'min' in domain ? domain.min : middleOf(domain),
    ]),
  );

const capabilitiesFor = (largest: VideoMode, common: SettingsSpace): VirtualCapabilities => ({
  ...capabilitiesUpTo(largest),
  aspectRatio: { min: 1 / largest.height, max: largest.width },
  facingMode: [],
  ...capabilitiesOf(common),
});

/** The largest of each, which no mode need have together. */
function largestOf(modes: readonly VideoMode[]): VideoMode {
  const largest = (name: keyof VideoMode): number => Math.max(...modes.map((mode) => mode[name]));
  return { width: largest('width'), height: largest('height'), frameRate: largest('frameRate') };
}

type Checked = VirtualCameraOptions & Required<Pick<VirtualCameraOptions, 'controls'>>;

function checkCamera({ modes, controls, picture, facingMode, photo, fillLightMode = LIGHT }: Checked): void {
  checkModes(modes);
  checkControls(controls);
  checkPicture(picture);
  checkSize(photo, 'photo');
  checkOneOf(facingMode, 'facingMode', [undefined, ...FACING]);
  checkList(fillLightMode, 'fillLightMode', (mode) => LIGHT.includes(mode as string), LIGHT.join(', '));
}

/** A camera that films a picture. */
export class VirtualCamera extends VirtualDevice implements VirtualSource {
  override readonly kind = 'videoinput';
  readonly modes: readonly VideoMode[];
  readonly controls: Controls;
  readonly photo: Size;
  readonly fillLightMode: readonly string[];
  readonly freePanTiltZoom: boolean;
  readonly spaces: readonly SettingsSpace[];
  readonly capabilities: VirtualCapabilities;
  readonly defaults: VirtualSettings;
  /** What it sees; another picture is seen by tracks that are opened then. */
  picture: Picture;

  /** It is plugged in once it is handed over. @throws TypeError that names the option which no camera can have */
  constructor(options: VirtualCameraOptions = {}) {
    super({ label: 'Virtual camera', ...options });
    const { modes = [VGA, HD, FULL_HD], controls = {}, facingMode, picture = testCard() } = options;
    checkCamera({ ...options, modes, controls, picture });
    const largest = largestOf(modes);
    const common: SettingsSpace = { ...(facingMode && { facingMode: [facingMode] }), ...controls };
    this.modes = modes;
    this.controls = controls;
    this.photo = options.photo ?? { width: largest.width, height: largest.height };
    this.fillLightMode = options.fillLightMode ?? [];
    this.freePanTiltZoom = options.freePanTiltZoom ?? false;
    this.picture = picture;
    this.spaces = spacesOf(modes, common);
    this.capabilities = capabilitiesFor(largest, common);
    this.defaults = { ...STANDARD, ...(facingMode && { facingMode }), ...atRest(controls) };
  }

  open(settings: MediaTrackSettings): SourceOutput {
    return openVideo(this, settings);
  }
}
