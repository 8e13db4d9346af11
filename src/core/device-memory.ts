import type { DeviceSelection } from './session-state.js';

/** Where choices are kept: `localStorage` has this shape. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A device that the user chose. The label is kept as ids change when the user clears site data. */
export interface RememberedDevice {
  readonly deviceId: string;
  readonly label: string;
  readonly kind: MediaDeviceKind;
}

/** What a session needs of a memory: a DeviceMemory, or what stands in for one. */
export type SessionMemory = Pick<DeviceMemory, 'choose' | 'findPresent'>;

const MOST = 12;
const INPUTS = ['audioinput', 'videoinput'] as const;

/** Remembers which devices the user chose, most recent first. Labels are personal data: use it with consent. */
export class DeviceMemory {
  #storage: DeviceStorage | undefined;
  #key: string;

  /**
   * @param key - the storage key; pages that share it share the choice
   * @param storage - `localStorage` by default
   */
  constructor(key = 'media-capture-devices', storage: DeviceStorage | undefined = pageStorage()) {
    this.#key = key;
    this.#storage = storage;
  }

  /** All that is remembered of a kind, most recent first; with the deviceId '' the system's default was chosen. */
  recall(kind: MediaDeviceKind): readonly RememberedDevice[] {
    return this.#read().filter((device) => device.kind === kind);
  }

  /** Puts `device` first. A storage that refuses (full, forbidden) is no reason to fail. */
  remember(device: RememberedDevice): void {
    const all = this.#read();
    const same = all.find(({ kind, deviceId }) => kind === device.kind && deviceId === device.deviceId);
    // A label that is hidden now may have been known before.
    const first = { ...device, label: device.label || (same?.label ?? '') };
    const devices = [first, ...all.filter((other) => other !== same)];
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(devices.slice(0, MOST)));
    } catch {
      // The choice holds for this page all the same.
    }
  }

  /** Remembers the choice of a device with its label, as far as `mediaDevices` tell it; never prompts. */
  async choose(
    kind: MediaDeviceKind,
    deviceId: string,
    mediaDevices: MediaDevices | undefined,
  ): Promise<void> {
    const devices = await listDevices(mediaDevices);
    const label = devices.find((device) => device.kind === kind && device.deviceId === deviceId)?.label ?? '';
    this.remember({ kind, deviceId, label });
  }

  /**
   * The id of the device, among those that are there, that was chosen last: by id, else by label. Where ids are still
   * hidden, the last one chosen, which the browser may or may not know. After the system's default was chosen, none.
   */
  find(kind: MediaDeviceKind, present: readonly MediaDeviceInfo[]): string | undefined {
    const remembered = this.recall(kind);
    const devices = present.filter((device) => device.kind === kind && device.deviceId);
    for (const { deviceId, label } of remembered) {
      if (!deviceId) return undefined;
      const match =
        devices.find((device) => device.deviceId === deviceId) ??
        devices.find((device) => device.label && device.label === label);
      if (match) return match.deviceId;
    }
    return devices.length ? undefined : remembered[0]?.deviceId;
  }

  /** find() for cameras and microphones, among the devices that `mediaDevices` list; never prompts. */
  async findPresent(mediaDevices: MediaDevices | undefined): Promise<DeviceSelection> {
    const present = await listDevices(mediaDevices);
    return Object.fromEntries(INPUTS.map((kind) => [kind, this.find(kind, present)]));
  }

  #read(): RememberedDevice[] {
    try {
      const stored: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isRemembered) : [];
    } catch {
      return [];
    }
  }
}

async function listDevices(mediaDevices: MediaDevices | undefined): Promise<readonly MediaDeviceInfo[]> {
  return (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
}

function isRemembered(value: unknown): value is RememberedDevice {
  const { deviceId, label, kind } = (value ?? {}) as Partial<RememberedDevice>;
  return [deviceId, label, kind].every((field) => typeof field === 'string');
}

function pageStorage(): DeviceStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // Sandboxed documents throw on the mere access.
  }
}
