import type { SettingsSpace } from '../../core/constraints/settings-space.js';
import { openSound } from '../sounds/sound-output.js';
import { babble, type Sound } from '../sounds/sounds.js';
import { checkChannels, checkList, checkSound } from './checks.js';
import {
  capabilitiesOf,
  VirtualDevice,
  type SourceOutput,
  type VirtualCapabilities,
  type VirtualDeviceOptions,
  type VirtualSettings,
  type VirtualSource,
} from './virtual-device.js';

/** What a microphone is. */
export interface VirtualMicrophoneOptions extends VirtualDeviceOptions {
  /** What it hears; babble by default. */
  sound?: Sound;
  /** The most channels: 2 by default. */
  channelCount?: number;
  /** The rates at which it can run, in hertz: 44100 and 48000 by default. */
  sampleRate?: readonly number[];
  /** How it can cancel echo: true, false, all and remote-only by default. */
  echoCancellation?: readonly (boolean | string)[];
}

type Abilities = Required<Pick<VirtualMicrophoneOptions, 'channelCount' | 'sampleRate' | 'echoCancellation'>>;

const spaceOf = ({ channelCount, sampleRate, echoCancellation }: Abilities): SettingsSpace => ({
  sampleRate,
  sampleSize: [16],
  echoCancellation,
  autoGainControl: [true, false],
  noiseSuppression: [true, false],
  latency: { min: 0.01, max: 0.1 },
  channelCount: { min: 1, max: channelCount, step: 1 },
});

/** Lists of numbers are ranges in capabilities. */
const capabilitiesFor = (
  { channelCount, sampleRate }: Abilities,
  space: SettingsSpace,
): VirtualCapabilities => ({
  ...capabilitiesOf(space),
  sampleRate: { min: Math.min(...sampleRate), max: Math.max(...sampleRate) },
  sampleSize: { min: 16, max: 16 },
  channelCount: { min: 1, max: channelCount },
});

const defaultsAt = (sampleRate: number): VirtualSettings => ({
  sampleRate,
  sampleSize: 16,
  echoCancellation: true,
  autoGainControl: true,
  noiseSuppression: true,
  channelCount: 1,
  latency: 0.01,
});

const ECHO: readonly (boolean | string)[] = [true, false, 'all', 'remote-only'];

function checkAbilities({ channelCount, sampleRate, echoCancellation }: Abilities): void {
  checkChannels(channelCount);
  checkList(sampleRate, 'sampleRate', (rate) => Number.isInteger(rate) && (rate as number) > 0, 'hertz');
  checkList(echoCancellation, 'echoCancellation', (way) => ECHO.includes(way as string), ECHO.join(', '));
}

/** A microphone that hears a sound. */
export class VirtualMicrophone extends VirtualDevice implements VirtualSource {
  override readonly kind = 'audioinput';
  readonly spaces: readonly SettingsSpace[];
  readonly capabilities: VirtualCapabilities;
  readonly defaults: VirtualSettings;
  /** What it hears; another sound is heard by tracks that are opened then. */
  sound: Sound;

  /** It is plugged in once it is handed over. @throws TypeError that names the option which no microphone can have */
  constructor(options: VirtualMicrophoneOptions = {}) {
    super({ label: 'Virtual microphone', ...options });
    const { sound = babble(), channelCount = 2, sampleRate = [44100, 48000] } = options;
    const { echoCancellation = ECHO } = options;
    const abilities = { channelCount, sampleRate, echoCancellation };
    checkSound(sound);
    checkAbilities(abilities);
    const space = spaceOf(abilities);
    this.sound = sound;
    this.spaces = [space];
    this.capabilities = capabilitiesFor(abilities, space);
    this.defaults = defaultsAt(sampleRate.includes(48000) ? 48000 : sampleRate[0]!);
  }

  open(settings: MediaTrackSettings): SourceOutput {
    return openSound(this.sound, this.muted, settings);
  }
}
