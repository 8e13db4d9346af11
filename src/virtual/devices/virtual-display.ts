import { tenDecimals, type SettingsSpace } from '../../core/constraints/settings-space.js';
import type { Size, VideoMode } from '../frames/view.js';
import { testCard, type Picture } from '../pictures/pictures.js';
import type { Sound } from '../sounds/sounds.js';
import { checkModes, checkOneOf, checkPicture, checkSound } from './checks.js';
import {
  capabilitiesOf,
  VirtualDevice,
  type SourceOutput,
  type VirtualCapabilities,
  type VirtualDeviceOptions,
  type VirtualSettings,
  type VirtualSource,
} from './virtual-device.js';
import { capabilitiesUpTo, nativeSpace, scaledSpace } from './video-modes.js';
import { VirtualMicrophone } from './virtual-microphone.js';
import { openVideo } from './virtual-video.js';

/** What a display is. */
export interface VirtualDisplayOptions extends VirtualDeviceOptions, Partial<Size> {
  /** Whether it is a monitor (the default), a window or a browser tab. */
  displaySurface?: 'monitor' | 'window' | 'browser';
  /** The most frames a second: 30 by default. */
  frameRate?: number;
  /** What it shows; the test card by default. */
  picture?: Picture;
  /** What it plays; without it there is no audio to capture. */
  sound?: Sound;
}

/** What a display plays: no microphone, though it is heard as one, so no permission for microphones is for it. */
function audioOf(sound: Sound): VirtualMicrophone {
  const audio = new VirtualMicrophone({ label: 'System audio', sound });
  const spaces = audio.spaces.map((space) => ({ ...space, suppressLocalAudioPlayback: [false, true] }));
  return Object.assign(audio, { kind: 'display' as const, spaces });
}

const CURSOR = ['motion', 'always', 'never'];

interface Surface {
  displaySurface: string;
  logicalSurface: boolean;
}

/** Frames come as they are, or scaled down in the ratio of the display. */
function spacesOf(mode: VideoMode, surface: Surface): SettingsSpace[] {
  const { displaySurface, logicalSurface } = surface;
  const common = {
    displaySurface: [displaySurface],
    logicalSurface: [logicalSurface],
    cursor: CURSOR,
  };
  const aspectRatio = [tenDecimals(mode.width / mode.height)];
  return [
    { ...common, ...nativeSpace(mode) },
    { ...common, ...scaledSpace(mode), aspectRatio },
  ];
}

function capabilitiesAt(mode: VideoMode, surface: Surface): VirtualCapabilities {
  const aspectRatio = tenDecimals(mode.width / mode.height);
  return {
    ...capabilitiesUpTo(mode),
    aspectRatio: { min: aspectRatio, max: aspectRatio },
    ...capabilitiesOf({ cursor: CURSOR }),
    ...surface,
  };
}

/** A screen, a window or a tab that can be captured: 1920 × 1080 pixels by default. */
export class VirtualDisplay extends VirtualDevice implements VirtualSource {
  override readonly kind = 'display';
  readonly modes: readonly Size[];
  readonly controls = {};
  readonly spaces: readonly SettingsSpace[];
  readonly capabilities: VirtualCapabilities;
  readonly defaults: VirtualSettings;
  /** The source of its audio. */
  readonly audio: VirtualMicrophone | undefined;
  /** What it shows; another picture is shown to tracks that are opened then. */
  picture: Picture;

  /** It is plugged in once it is handed over. @throws TypeError that names the option which no display can have */
  constructor(options: VirtualDisplayOptions = {}) {
    super({ label: 'Virtual display', ...options });
    const { displaySurface = 'monitor', width = 1920, height = 1080, frameRate = 30 } = options;
    const { picture = testCard(), sound } = options;
    const mode = { width, height, frameRate };
    checkOneOf(displaySurface, 'displaySurface', ['monitor', 'window', 'browser']);
    checkModes([mode], 'width, height, frameRate');
    checkPicture(picture);
    checkSound(sound);
    const surface = { displaySurface, logicalSurface: displaySurface !== 'monitor' };
    this.picture = picture;
    this.modes = [mode];
    this.spaces = spacesOf(mode, surface);
    this.capabilities = capabilitiesAt(mode, surface);
    this.defaults = { ...mode, resizeMode: 'none', cursor: CURSOR[0], ...surface };
    this.audio = sound && audioOf(sound);
  }

  open(settings: MediaTrackSettings): SourceOutput {
    return openVideo(this, settings);
  }
}
