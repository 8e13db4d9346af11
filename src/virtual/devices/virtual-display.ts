import type { SettingsSpace } from '../../core/constraints/settings-space.js';
import { tenDecimals } from '../../core/constraints/settings-space.js';
import type { Size } from '../frames/view.js';
import { testCard, type Picture } from '../pictures/pictures.js';
import type { Sound } from '../sounds/sounds.js';
import {
  capabilitiesOf,
  VirtualDevice,
  type SourceOutput,
  type VirtualCapabilities,
  type VirtualDeviceOptions,
  type VirtualSource,
} from './virtual-device.js';
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

/** A screen, a window or a tab that can be captured: 1920 × 1080 pixels by default. */
export class VirtualDisplay extends VirtualDevice implements VirtualSource {
  override readonly kind = 'display';
  readonly modes: readonly Size[];
  readonly controls = {};
  readonly spaces: readonly SettingsSpace[];
  readonly capabilities: VirtualCapabilities;
  readonly defaults: MediaTrackSettings;
  /** The source of its audio. */
  readonly audio: VirtualMicrophone | undefined;
  /** What it shows; another picture is shown to tracks that are opened then. */
  picture: Picture;

  constructor(options: VirtualDisplayOptions = {}) {
    super({ label: 'Virtual display', ...options });
    const { displaySurface = 'monitor', width = 1920, height = 1080, frameRate = 30 } = options;
    this.picture = options.picture ?? testCard();
    this.modes = [{ width, height }];
    const surface = { displaySurface, logicalSurface: displaySurface !== 'monitor' };
    const cursor = ['motion', 'always', 'never'];
    const rate = { min: 1, max: frameRate };
    const common = { displaySurface: [displaySurface], logicalSurface: [surface.logicalSurface], cursor };
    const aspectRatio = [tenDecimals(width / height)];
    this.spaces = [
      { ...common, width: [width], height: [height], frameRate: rate, resizeMode: ['none'] },
      {
        ...common,
        width: { min: 1, max: width, step: 1 },
        height: { min: 1, max: height, step: 1 },
        aspectRatio,
        frameRate: rate,
        resizeMode: ['crop-and-scale'],
      },
    ];
    this.capabilities = {
      width: { min: 1, max: width },
      height: { min: 1, max: height },
      aspectRatio: { min: aspectRatio[0], max: aspectRatio[0] },
      frameRate: rate,
      resizeMode: ['none', 'crop-and-scale'],
      ...capabilitiesOf({ cursor }),
      ...surface,
    } as VirtualCapabilities;
    this.defaults = { width, height, frameRate, resizeMode: 'none', ...surface } as MediaTrackSettings;
    Object.assign(this.defaults, { cursor: 'motion' });
    this.audio = options.sound && audioOf(options.sound);
  }

  open(settings: MediaTrackSettings): SourceOutput {
    return openVideo(this, settings);
  }
}
