import type { VirtualDevice, VirtualSource } from './devices/virtual-device.js';
import { all, Shadows, takeOver, type Undo } from './take-over.js';
import type { VirtualHost } from './virtual-host.js';

/** What MediaDeviceInfo tells of a device. */
interface DeviceFacts {
  readonly deviceId: string;
  readonly kind: MediaDeviceKind;
  readonly label: string;
  readonly groupId: string;
}

const infos = new WeakMap<object, VirtualDeviceInfo>();
const find = (info: object): VirtualDeviceInfo | undefined => infos.get(info);

/** What is behind a MediaDeviceInfo or InputDeviceInfo (Media Capture and Streams, sections 9.3 and 9.4). */
class VirtualDeviceInfo implements DeviceFacts {
  readonly #facts: DeviceFacts;
  readonly #capabilities: () => MediaTrackCapabilities;

  constructor(facts: DeviceFacts, capabilities: () => MediaTrackCapabilities) {
    this.#facts = facts;
    this.#capabilities = capabilities;
  }

  get deviceId(): string {
    return this.#facts.deviceId;
  }

  get kind(): MediaDeviceKind {
    return this.#facts.kind;
  }

  get label(): string {
    return this.#facts.label;
  }

  get groupId(): string {
    return this.#facts.groupId;
  }

  toJSON(): DeviceFacts {
    return { ...this.#facts };
  }

  getCapabilities(): MediaTrackCapabilities {
    return this.#capabilities();
  }
}

const INFO_MEMBERS = ['deviceId', 'kind', 'label', 'groupId', 'toJSON'];
const INPUT_MEMBERS = ['getCapabilities'];
const members = VirtualDeviceInfo.prototype;
const shadows = new Shadows(members, INFO_MEMBERS, find);
const inputShadows = new Shadows(members, INPUT_MEMBERS, find);

type Prototypes = Partial<Record<'MediaDeviceInfo' | 'InputDeviceInfo', { prototype: object }>>;

/** The prototype of the platform for a kind of info, or one that inherits from it. */
function prototypeFor(isInput: boolean, installed: boolean): object {
  const { MediaDeviceInfo: Info, InputDeviceInfo: Input } = globalThis as Prototypes;
  const base = Info?.prototype ?? Object.prototype;
  if (installed && Info && (!isInput || Input)) return isInput ? Input!.prototype : base;
  const plain = installed && Info ? base : shadows.over(base);
  if (!isInput) return plain;
  return Input ? shadows.over(inputShadows.over(Input.prototype)) : inputShadows.over(plain);
}

/** Lets the platform's own prototypes tell of virtual devices. @returns puts back what was there */
export function installDeviceInfo(): Undo {
  const { MediaDeviceInfo: Info, InputDeviceInfo: Input } = globalThis as Prototypes;
  return all(
    takeOver(Info?.prototype, members, INFO_MEMBERS, find),
    takeOver(Input?.prototype, members, INPUT_MEMBERS, find),
  );
}

/** An info, as enumerateDevices() gives them: with the kind alone as long as nothing else may be seen. */
export function createDeviceInfo(
  host: VirtualHost,
  device: VirtualDevice,
  { hidden = false, ...facts }: Partial<DeviceFacts> & { hidden?: boolean } = {},
): MediaDeviceInfo {
  const isInput = device.kind !== 'audiooutput';
  const info = Object.create(prototypeFor(isInput, host.installed)) as MediaDeviceInfo;
  const seen = hidden ? { label: '', groupId: '' } : { label: device.label, ...host.idsOf(device), ...facts };
  const capabilities = (): MediaTrackCapabilities =>
    hidden ? {} : host.capabilitiesOf(device as VirtualSource, false);
  const all = { deviceId: '', kind: device.kind, ...seen } as DeviceFacts;
  infos.set(info, new VirtualDeviceInfo(all, capabilities));
  return info;
}
