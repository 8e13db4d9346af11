/** Where choices are kept: `localStorage` has this shape. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A device that the user chose. The label is kept as ids change when the user clears site data. */
export interface RememberedDevice {
  readonly deviceId: string;
  readonly label: string;
  readonly kind: MediaDeviceKind;
}

const MOST = 12;

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

  /** All that is remembered of a kind, most recent first. */
  recall(kind: MediaDeviceKind): readonly RememberedDevice[] {
    return this.#read().filter((device) => device.kind === kind);
  }

  /** Puts `device` first. A storage that refuses (full, forbidden) is no reason to fail. */
  remember(device: RememberedDevice): void {
    const others = this.#read().filter(
      (other) => other.kind !== device.kind || other.deviceId !== device.deviceId,
    );
    try {
      this.#storage?.setItem(this.#key, JSON.stringify([device, ...others].slice(0, MOST)));
    } catch {
      // The choice holds for this page all the same.
    }
  }

  /**
   * The id of the device, among those that are there, that was chosen last: by id, else by label. Where ids are still
   * hidden, the last one chosen, which the browser may or may not know.
   */
  find(kind: MediaDeviceKind, present: readonly MediaDeviceInfo[]): string | undefined {
    const remembered = this.recall(kind);
    const devices = present.filter((device) => device.kind === kind && device.deviceId);
    for (const { deviceId, label } of remembered) {
      const match =
        devices.find((device) => device.deviceId === deviceId) ??
        devices.find((device) => device.label && device.label === label);
      if (match) return match.deviceId;
    }
    return devices.length ? undefined : remembered[0]?.deviceId;
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
