import { PROPERTY_NAMES } from '../core/constraints/properties.js';
import { exposedSpeakers, selectAudioOutput } from './audio-output.js';
import { createDeviceInfo } from './device-info.js';
import { inView } from './document-state.js';
import { getDisplayMedia } from './get-display-media.js';
import { getUserMedia } from './get-user-media.js';
import { SOURCES, type VirtualHost } from './virtual-host.js';

/** What takes the place of members of MediaDevices. */
export const MEDIA_DEVICES_MEMBERS: readonly string[] = [
  'enumerateDevices',
  'getSupportedConstraints',
  'getUserMedia',
  'getDisplayMedia',
  'selectAudioOutput',
];

/** Media Capture and Streams, DeviceChangeEvent: in the place of the platform's, which no engine has yet. */
class VirtualDeviceChangeEvent extends Event {
  readonly devices: readonly MediaDeviceInfo[];
  readonly userInsertedDevices: readonly MediaDeviceInfo[];

  constructor(devices: readonly MediaDeviceInfo[], inserted: readonly MediaDeviceInfo[]) {
    super('devicechange');
    this.devices = Object.freeze(devices);
    this.userInsertedDevices = Object.freeze(inserted);
  }

  get [Symbol.toStringTag](): string {
    return 'DeviceChangeEvent';
  }
}

/** Media Capture and Streams, "creating a list of device info objects". */
function listDevices(host: VirtualHost): MediaDeviceInfo[] {
  const inputs = (['audio', 'video'] as const).flatMap((type) => {
    const { kind, name } = SOURCES[type];
    const devices = host.allows(name) === false ? [] : host.plugged(kind);
    if (host.exposes(name)) return devices.map((device) => createDeviceInfo(host, device));
    return devices.slice(0, 1).map((device) => createDeviceInfo(host, device, { hidden: true }));
  });
  const speakers = exposedSpeakers(host);
  const standard = speakers
    .slice(0, 1)
    .map((device) =>
      createDeviceInfo(host, device, { deviceId: 'default', label: `Default - ${device.label}` }),
    );
  return [...inputs, ...standard, ...speakers.map((device) => createDeviceInfo(host, device))];
}

const textOf = (infos: readonly MediaDeviceInfo[]): string => JSON.stringify(infos);

/** `navigator.mediaDevices`, with virtual devices. */
export class VirtualMediaDevices extends EventTarget implements MediaDevices {
  readonly #host: VirtualHost;
  #told = '';
  /** Where events are dispatched: at the engine's own object once that is taken over. */
  target: EventTarget = this;
  /** Called with each `devicechange` event. */
  ondevicechange: ((this: MediaDevices, event: Event) => unknown) | null = null;

  /** @param host has the devices */
  constructor(host: VirtualHost) {
    super();
    this.#host = host;
    this.addEventListener('devicechange', (event) => this.ondevicechange?.(event));
  }

  /** Media Capture and Streams, section 9.2. */
  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return inView().then(() => listDevices(this.#host));
  }

  /** All constrainable properties that virtual devices know. */
  getSupportedConstraints(): MediaTrackSupportedConstraints {
    return Object.fromEntries(PROPERTY_NAMES.map((name) => [name, true]));
  }

  /** Media Capture and Streams, section 10.2. */
  getUserMedia(constraints?: MediaStreamConstraints): Promise<MediaStream> {
    return getUserMedia(this.#host, constraints);
  }

  /** Screen Capture, section 5.1. */
  getDisplayMedia(options?: DisplayMediaStreamOptions): Promise<MediaStream> {
    return getDisplayMedia(this.#host, options);
  }

  /** Audio Output Devices API, section 3. */
  selectAudioOutput(options?: { deviceId?: string }): Promise<MediaDeviceInfo> {
    return selectAudioOutput(this.#host, options);
  }

  /**
   * Does what plugs or unplugs devices, and tells the page as far as it may see it ("device change notification
   * steps"): with one event for all, once the page is in view.
   */
  async change(action: () => void): Promise<void> {
    const before = new Set(this.#host.devices.filter(({ plugged }) => plugged));
    this.#told ||= textOf(listDevices(this.#host));
    action();
    await inView();
    const devices = listDevices(this.#host);
    const told = this.#told;
    this.#told = '';
    if (!told || told === textOf(devices)) return;
    const fresh = this.#host.devices.filter((device) => device.plugged && !before.has(device));
    const ids = fresh.map((device) => this.#host.ids.deviceId(device));
    const inserted = devices.filter(({ deviceId }) => ids.includes(deviceId));
    this.target.dispatchEvent(new VirtualDeviceChangeEvent(devices, inserted));
  }
}
