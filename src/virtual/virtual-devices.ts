import type { CapturePlatform } from '../core/platform.js';
import { check, checkNames, checkOneOf, isDevice } from './devices/checks.js';
import type { VirtualDevice } from './devices/virtual-device.js';
import { VirtualImageCapture } from './image-capture.js';
import { LASTING, type PromptAnswer, type PromptHandler, type VirtualPermissionName } from './permissions.js';
import { preset, type PresetName } from './presets.js';
import { partsOf, POLICY_FEATURES, VirtualHost, type PolicyFeature } from './virtual-host.js';
import { VirtualMediaDevices } from './virtual-media-devices.js';

/** How virtual devices are, and what their user does. */
export interface VirtualDevicesOptions {
  /** The devices, or a preset: `laptop` by default. The first of each kind is the system's default. */
  devices?: PresetName | readonly VirtualDevice[];
  /** States of permissions: `prompt` by default, `granted` for a visitor who is `returning`. */
  permissions?: Partial<Record<VirtualPermissionName, PermissionState>>;
  /**
   * Whether the user gave permission in an earlier visit, and the browser, as engines do, tells labels and ids of what
   * is granted before it is captured: false by default, as specified.
   */
  returning?: boolean;
  /** What the user does with prompts: `accept` by default. */
  prompt?: PromptAnswer | PromptHandler;
  /** What Permissions Policy allows, in the place of the document's own. */
  policy?: Partial<Record<PolicyFeature, boolean>>;
  /** Whether the page is a secure context, in the place of what it is. */
  secureContext?: boolean;
  /** Whether displays and speakers may be asked for only in a gesture of the user: true by default, as specified. */
  gestures?: boolean;
}

/** One device; or all that have this id, label or kind: `camera`, `microphone`, `speaker`, `display`. */
export type DeviceReference = VirtualDevice | string;

const KINDS: Partial<Record<string, string>> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: 'speaker',
};

const GRANTED: VirtualDevicesOptions['permissions'] = { camera: 'granted', microphone: 'granted' };

/** Options that are on or off; the last one is of those who install them. */
const FLAGS = ['gestures', 'returning', 'secureContext', 'historical'];

/** New devices of a preset, or those of a list. */
function devicesOf(devices: PresetName | Iterable<VirtualDevice>): readonly VirtualDevice[] {
  if (typeof devices === 'string') return preset(devices);
  check(Symbol.iterator in (Object(devices) as object), 'devices', 'a preset, or a list of devices');
  const list = [...devices];
  check(list.every(isDevice), 'devices', 'JSON carries none: plug() them in the page');
  return list;
}

const checkReference = (device: unknown): void =>
  check(typeof device === 'string' || isDevice(device), 'device', 'a device, or its label, id or kind');

/**
 * Virtual devices, and the hands that plug, cover and break them. Hand `platform` to what takes one, or put all of it
 * in the place of the browser's own with `installVirtualDevices()`.
 */
export class VirtualDevices {
  readonly #host = new VirtualHost();
  readonly #mediaDevices = new VirtualMediaDevices(this.#host);
  #secure: boolean;

  /** Has no effect on the page. @throws TypeError that names the option which is none */
  constructor(options: VirtualDevicesOptions = {}) {
    checkNames(options, 'options', ['devices', 'permissions', 'prompt', 'policy', ...FLAGS]);
    for (const flag of FLAGS) checkOneOf(options[flag as never], flag, [undefined, true, false]);
    const { devices = 'laptop', permissions, prompt, policy, gestures = true, returning = false } = options;
    const host = this.#host;
    host.devices.push(...devicesOf(devices));
    host.returning = returning;
    checkNames(permissions, 'permissions', LASTING);
    for (const [name, state] of Object.entries({ ...(returning && GRANTED), ...permissions })) {
      this.setPermission(name as VirtualPermissionName, state);
    }
    if (prompt !== undefined) this.prompt = prompt;
    checkNames(policy, 'policy', POLICY_FEATURES);
    for (const [feature, allowed] of Object.entries({ ...policy }))
      this.setPolicy(feature as PolicyFeature, allowed);
    host.gestures = gestures;
    this.#secure = options.secureContext ?? globalThis.isSecureContext ?? false;
  }

  /** What is behind all of it. */
  get host(): VirtualHost {
    return this.#host;
  }

  /** The virtual `navigator.mediaDevices`. */
  get mediaDevices(): VirtualMediaDevices {
    return this.#mediaDevices;
  }

  /** What elements and sessions take in the place of the browser. */
  get platform(): CapturePlatform {
    return platformOf(this);
  }

  /** The devices that are plugged in. */
  get devices(): readonly VirtualDevice[] {
    return this.#host.devices.filter(({ plugged }) => plugged);
  }

  /** What the user does with prompts. */
  get prompt(): PromptAnswer | PromptHandler {
    return this.#host.permissions.prompt;
  }

  set prompt(prompt: PromptAnswer | PromptHandler) {
    this.#host.permissions.prompt = prompt;
  }

  /** Whether the page counts as a secure context: in no other is there a `navigator.mediaDevices`. */
  get secureContext(): boolean {
    return this.#secure;
  }

  set secureContext(secure: boolean) {
    this.#secure = secure;
  }

  /** Changes the state of a permission, as in the settings of a browser; to take it back ends what is captured. */
  setPermission(name: VirtualPermissionName, state: PermissionState): void {
    checkOneOf(name, 'name', LASTING);
    checkOneOf(state, 'state', ['granted', 'denied', 'prompt']);
    this.#host.permissions.set(name, state);
  }

  /** Allows or forbids a feature by policy; undefined leaves it to the document. */
  setPolicy(feature: PolicyFeature, allowed: boolean | undefined): void {
    checkOneOf(feature, 'feature', POLICY_FEATURES);
    checkOneOf(allowed, 'allowed', [true, false, undefined]);
    Object.assign(this.#host.policy, { [feature]: allowed });
  }

  /** Plugs in a new device, or one that was unplugged. */
  plug(device: DeviceReference): void {
    const { devices } = this.#host;
    checkReference(device);
    const found = typeof device === 'string' ? this.find(device) : [device];
    this.#change(() => {
      for (const one of found) {
        if (!devices.includes(one)) devices.push(one);
        for (const part of partsOf(one)) part.plugged = true;
      }
    });
  }

  /** Pulls devices out: what is captured from them ends. */
  unplug(device: DeviceReference): void {
    const found = this.#parts(device);
    this.#change(() => {
      for (const one of found) one.plugged = false;
    });
    for (const track of this.#host.live) if (found.includes(track.device)) track.end();
  }

  /**
   * Pulls devices out and plugs them in again as soon as the page was told. Resolves when they are back.
   * @throws TypeError where there is no such device
   */
  replug(device: DeviceReference): Promise<void> {
    const found = this.find(device);
    this.unplug(device);
    // A page learns of changes in one task all together, so this takes two.
    return new Promise((resolve) => {
      setTimeout(() => {
        for (const one of found) this.plug(one);
        resolve();
      });
    });
  }

  /** Covers a camera with its shutter, or silences a microphone as a phone call does; or takes that back. */
  mute(device: DeviceReference, muted = true): void {
    const found = this.#sources(device);
    checkOneOf(muted, 'muted', [true, false]);
    for (const one of found) one.muted = muted;
    for (const track of this.#host.live) if (found.includes(track.device)) track.setMuted(muted);
  }

  /**
   * Breaks devices, or mends them: broken ones do not start, and end what is captured from them.
   * @param failing - or the name of the error with which they do not start: NotReadableError by default
   */
  fail(device: DeviceReference, failing: boolean | string = true): void {
    const found = this.#sources(device);
    check(['boolean', 'string'].includes(typeof failing), 'failing', 'true, false or the name of an error');
    for (const one of found) one.failing = failing;
    for (const track of this.#host.live) if (failing && found.includes(track.device)) track.end();
  }

  /** Gives devices to another application, or takes them back. */
  occupy(device: DeviceReference, inUse = true): void {
    const found = this.#sources(device);
    checkOneOf(inUse, 'inUse', [true, false]);
    for (const one of found) one.inUse = inUse;
  }

  /** Makes devices slow to start. @param delay in milliseconds */
  slow(device: DeviceReference, delay: number): void {
    const found = this.#sources(device);
    check(Number.isFinite(delay) && delay >= 0, 'delay', 'milliseconds, from 0 up');
    for (const one of found) one.delay = delay;
  }

  /** Gives all devices new ids, as clearing the data of the site does. */
  resetIds(): void {
    this.#change(() => this.#host.ids.reset());
  }

  /** The devices that are meant, plugged in or not. @throws TypeError where there is none */
  find(device: DeviceReference): VirtualDevice[] {
    checkReference(device);
    const { devices, ids } = this.#host;
    const found = devices.filter(
      (one) =>
        one === device ||
        [KINDS[one.kind], one.kind, one.label, ids.deviceId(one)].includes(device as string),
    );
    if (!found.length)
      throw new TypeError(`device: there is no ${typeof device === 'string' ? device : device.label}`);
    return found;
  }

  #parts(device: DeviceReference): VirtualDevice[] {
    return this.find(device).flatMap(partsOf);
  }

  /** Those that something can be captured from. */
  #sources(device: DeviceReference): VirtualDevice[] {
    const found = this.#parts(device).filter((one) => 'open' in one);
    check(found.length, 'device', 'a speaker can only be plugged in and out');
    return found;
  }

  #change(action: () => void): void {
    void this.#mediaDevices.change(action);
  }
}

function platformOf(virtual: VirtualDevices): CapturePlatform {
  const { host, mediaDevices } = virtual;
  return {
    get mediaDevices() {
      return virtual.secureContext ? mediaDevices : undefined;
    },
    permissions: {
      query: async (descriptor) =>
        host.permissions.query(descriptor) ?? globalThis.navigator.permissions.query(descriptor),
    },
    ImageCapture: VirtualImageCapture,
    get isSecureContext() {
      return virtual.secureContext;
    },
    allowsFeature: (feature) => host.allows(feature),
  };
}
