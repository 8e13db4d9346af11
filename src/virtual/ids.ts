import type { VirtualDevice } from './devices/virtual-device.js';

/** 64 hexadecimal digits that follow from a text, and do not show it. */
function digest(text: string): string {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ char.codePointAt(0)!, 0x01000193);
  const next = (): string => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0).toString(16).padStart(8, '0');
  };
  return Array.from({ length: 8 }, next).join('');
}

const random = (): string => `${Math.random()}`;

/**
 * Identifiers as pages see them: a deviceId is the same in all documents of an origin, a groupId in one document only
 * (Media Capture and Streams, "deviceId" and "groupId").
 */
export class DeviceIds {
  readonly #keys = new WeakMap<VirtualDevice, string>();
  readonly #taken = new Map<string, number>();
  /** What all documents of an origin have in common. */
  origin = globalThis.origin;
  #document = random();

  /** The deviceId of a device: its own where it was made with one. */
  deviceId(device: VirtualDevice): string {
    return device.deviceId ?? digest(`${this.origin} ${this.#key(device)}`);
  }

  /** The groupId of a device: the same for all that belong to one physical device. */
  groupId(device: VirtualDevice): string {
    return digest(`${this.#document} ${device.groupId || this.#key(device)}`);
  }

  /** Gives all devices new identifiers, as clearing the data of the site does. */
  reset(): void {
    // Not at random, so that all documents of the origin come to the same.
    this.origin += '+';
    this.#document = random();
  }

  /** Devices are told apart by kind and label; those that share both, by the order in which they were plugged in. */
  #key(device: VirtualDevice): string {
    const known = this.#keys.get(device);
    if (known) return known;
    const name = `${device.kind} ${device.label}`;
    const count = (this.#taken.get(name) ?? 0) + 1;
    this.#taken.set(name, count);
    const key = `${name} ${count}`;
    this.#keys.set(device, key);
    return key;
  }
}
