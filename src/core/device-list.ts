import { asCaptureError, type CaptureError } from './errors.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import { sharedOn } from './shared.js';
import { unavailable } from './unavailable.js';
import { WatchedState } from './watched-state.js';

/** A camera, microphone or speaker. */
export interface CaptureDevice {
  /** What constraints and `setSinkId()` take; empty while the engine hides it. */
  readonly deviceId: string;
  /** The same for devices in one piece of hardware. */
  readonly groupId: string;
  /** What it is. */
  readonly kind: MediaDeviceKind;
  /** Its name; empty while the engine hides it. */
  readonly label: string;
  /** Its place within its kind, from 1: for a name like "Camera 1" where there is no label. */
  readonly ordinal: number;
  /** Whether the engine names it as the system's default. */
  readonly isDefault: boolean;
  /** The platform's own object. */
  readonly info: MediaDeviceInfo;
}

/** Whether the engine tells the names of devices: not before a permission is granted. */
export type LabelVisibility = 'hidden' | 'visible';

/** The devices that there are. */
export interface DeviceListState {
  /** `unknown` before the first refresh; on `error` the lists are as they were before. */
  readonly status: 'unknown' | 'ready' | 'error';
  /** `visible` as soon as any device has a label. Engines tell kind by kind: for one kind ask `labelsOf()`. */
  readonly labels: LabelVisibility;
  /** The cameras. */
  readonly videoinput: readonly CaptureDevice[];
  /** The microphones. */
  readonly audioinput: readonly CaptureDevice[];
  /** The speakers and headphones. */
  readonly audiooutput: readonly CaptureDevice[];
  /** With status `error`: why devices can't be listed. */
  readonly error?: CaptureError;
}

const isPseudo = ({ deviceId }: MediaDeviceInfo): boolean => /^(default|communications)$/.test(deviceId);

/** Whether these devices, say `state.videoinput`, have labels; `visible` too where there are no devices. */
export function labelsOf(devices: readonly CaptureDevice[]): LabelVisibility {
  return devices.length === 0 || devices.some(({ label }) => label) ? 'visible' : 'hidden';
}

/**
 * The device that an entry like "Default - Desk microphone" stands for. A group may hold several of a kind: then it is
 * the one whose name is in the entry's.
 */
function realOf<Device extends { groupId: string; label: string }>(
  pseudo: MediaDeviceInfo | undefined,
  devices: readonly Device[],
): Device | undefined {
  const group = devices.filter(({ groupId }) => groupId === pseudo?.groupId);
  return group.find(({ label }) => pseudo?.label.endsWith(label)) ?? group[0];
}

function devicesOf(infos: readonly MediaDeviceInfo[], kind: MediaDeviceKind): CaptureDevice[] {
  const ofKind = infos.filter((info) => info.kind === kind);
  const real = ofKind.filter((info) => !isPseudo(info));
  // An entry that stands for no device in the list is a device in its own right.
  const listed = ofKind.filter((info) => !isPseudo(info) || !realOf(info, real));
  const pseudoDefault = ofKind.find(({ deviceId }) => deviceId === 'default');
  const standard = realOf(pseudoDefault, real) ?? pseudoDefault;
  return listed.map((info, index) => {
    const { deviceId, groupId, label } = info;
    return { deviceId, groupId, kind, label, ordinal: index + 1, isDefault: info === standard, info };
  });
}

function readyState(infos: readonly MediaDeviceInfo[]): DeviceListState {
  const videoinput = devicesOf(infos, 'videoinput');
  const audioinput = devicesOf(infos, 'audioinput');
  const audiooutput = devicesOf(infos, 'audiooutput');
  const labels = labelsOf([...videoinput, ...audioinput, ...audiooutput]);
  return { status: 'ready', labels, videoinput, audioinput, audiooutput };
}

/**
 * The cameras, microphones and speakers (Media Capture and Streams, section 9.2). Listing never prompts. Engines that
 * list the default device twice have it here once.
 */
export class DeviceList extends WatchedState<DeviceListState> {
  #infos: readonly MediaDeviceInfo[] = [];
  #reveals: AbortController | undefined;

  constructor(platform: CapturePlatform = browserPlatform) {
    super({ ...readyState([]), status: 'unknown', labels: 'hidden' }, platform);
  }

  /** The instance that everything on these `mediaDevices` shares. */
  static for(platform: CapturePlatform): DeviceList {
    return (sharedOn(platform).deviceList ??= new DeviceList(platform));
  }

  /** The device in the list with this id; for `default` and `communications` the one that they stand for. */
  resolve(kind: MediaDeviceKind, deviceId: string): CaptureDevice | undefined {
    const devices = this.state[kind];
    const isIt = (device: MediaDeviceInfo | CaptureDevice): boolean =>
      device.kind === kind && device.deviceId === deviceId;
    return devices.find(isIt) ?? realOf(this.#infos.find(isIt), devices);
  }

  /** What a permission, or a request under one that was granted before, reveals comes without a devicechange. */
  protected override observed(): void {
    super.observed();
    const { signal } = (this.#reveals = new AbortController());
    sharedOn(this.platform).listeners.add(this.again);
    for (const name of ['camera', 'microphone'] as const) {
      const query = this.platform.permissions?.query({ name });
      // Where the engine does not tell of this permission, requests do.
      query?.then((status) => status.addEventListener('change', this.again, { signal })).catch(() => {});
    }
  }

  protected override unobserved(): void {
    super.unobserved();
    this.#reveals?.abort();
    sharedOn(this.platform).listeners.delete(this.again);
  }

  protected async read(): Promise<() => void> {
    try {
      const { mediaDevices } = this.platform;
      if (!mediaDevices) throw unavailable(this.platform)!;
      const infos = await mediaDevices.enumerateDevices();
      return () => {
        this.#infos = infos;
        this.update(readyState(infos));
      };
    } catch (reason) {
      const mapping = await import('./to-capture-error.js').catch(() => undefined);
      const error = mapping?.toCaptureError(reason) ?? asCaptureError(reason);
      return () => this.update({ ...this.state, status: 'error', error });
    }
  }
}
