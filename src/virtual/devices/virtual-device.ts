import type { SettingDomain, SettingsSpace } from '../../core/constraints/settings-space.js';

/** One track that a source puts out, with settings of its own. */
export interface SourceOutput {
  /** A real track of the engine, for any sink. */
  readonly track: MediaStreamTrack;
  /** Uses other settings from the next frame on. */
  configure(settings: MediaTrackSettings): void;
  /** Black or silent while muted. */
  setMuted(muted: boolean): void;
  /** Ends the track without an `ended` event. Nothing runs any more once the last output is closed. */
  close(): void;
  /** Cameras: a photo as JPEG, at the size that is asked for, the camera's largest by default. */
  photo?(settings?: VirtualPhotoSettings): Promise<Blob>;
}

/** How a photo is to be: PhotoSettings of MediaStream Image Capture, section 6. */
export interface VirtualPhotoSettings {
  fillLightMode?: string;
  /** In pixels. */
  imageHeight?: number;
  /** In pixels. */
  imageWidth?: number;
  redEyeReduction?: boolean;
}

/** What every virtual device may be told. */
export interface VirtualDeviceOptions {
  /** What pages see of it once they may. */
  label?: string;
  /** The same for devices of one piece of hardware. */
  groupId?: string;
  /** A fixed id; by default each origin has its own. */
  deviceId?: string;
}

/** What getCapabilities() says of a device; more than the library's own type knows. */
export type VirtualCapabilities = Readonly<Record<string, unknown>> & MediaTrackCapabilities;

/** What getSettings() says of a track; more than the library's own type knows. */
export type VirtualSettings = Readonly<Record<string, unknown>> & MediaTrackSettings;

/** A device, and how it behaves: what is set here holds for the requests that come. */
export abstract class VirtualDevice {
  /** A kind of device, or `display`: what can be captured of a screen. */
  abstract readonly kind: MediaDeviceKind | 'display';
  /** What pages see of it once they may. */
  readonly label: string;
  /** The same for devices of one piece of hardware. */
  readonly groupId: string | undefined;
  /** A fixed id; without it each origin has its own. */
  readonly deviceId: string | undefined;
  /** Whether it is there at all. */
  plugged = true;
  /** Whether the hardware gives only black and silence: a shutter, a phone call. */
  muted = false;
  /** Whether another application has it for itself. */
  inUse = false;
  /** Whether it is broken; a text is the name of the error then, NotReadableError without. */
  failing: boolean | string = false;
  /** How long it takes to start, in milliseconds. */
  delay = 0;

  constructor({ label = '', groupId, deviceId }: VirtualDeviceOptions) {
    this.label = label;
    this.groupId = groupId;
    this.deviceId = deviceId;
  }
}

/** A device that tracks come from. */
export interface VirtualSource extends VirtualDevice {
  /** The ways in which it can run. */
  readonly spaces: readonly SettingsSpace[];
  /** What getCapabilities() says, without the ids. */
  readonly capabilities: VirtualCapabilities;
  /** Its settings where nobody asks for others. */
  readonly defaults: VirtualSettings;
  /** Whether pages may pan, tilt and zoom it without asking for it. */
  readonly freePanTiltZoom?: boolean;
  /** Opens it once more, with settings that one of its spaces has. */
  open(settings: MediaTrackSettings): SourceOutput;
}

/** What is in the middle of a domain, or first in it: the default where there is no other. */
export function middleOf(domain: SettingDomain): unknown {
  if ('points' in domain) return [];
  if (!('min' in domain)) return domain[0];
  const { min, max, step = 0 } = domain;
  const middle = (min + max) / 2;
  return step ? min + Math.round((middle - min) / step) * step : middle;
}

/** The domains of settings as capabilities say them: what has no capability is left out. */
export const capabilitiesOf = (domains: SettingsSpace): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(domains)
      .filter(([, domain]) => !('points' in domain))
      .map(([name, domain]) => [name, 'min' in domain ? { ...domain } : [...(domain as readonly unknown[])]]),
  );

/** A setting that is on or off, off by default. */
export const SWITCH: SettingDomain = [false, true];
