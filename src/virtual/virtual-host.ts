import type { PropertyKind } from '../core/constraints/properties.js';
import type { SettingsSpace } from '../core/constraints/settings-space.js';
import type { VirtualDevice, VirtualSource } from './devices/virtual-device.js';
import type { VirtualDisplay } from './devices/virtual-display.js';
import { notAllowed } from './failures.js';
import { DeviceIds } from './ids.js';
import { VirtualPermissions, type VirtualPermissionName } from './permissions.js';
import type { VirtualTrack } from './virtual-track.js';

/** What Permissions Policy decides on. */
export type PolicyFeature = VirtualPermissionName | 'display-capture' | 'speaker-selection';

/** All of them. */
export const POLICY_FEATURES: readonly PolicyFeature[] = [
  'camera',
  'microphone',
  'display-capture',
  'speaker-selection',
];

interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** The kind of device that gives a kind of track, and the permission that it takes. */
export const SOURCES = {
  audio: { kind: 'audioinput', name: 'microphone' },
  video: { kind: 'videoinput', name: 'camera' },
} as const satisfies Record<string, { kind: MediaDeviceKind; name: VirtualPermissionName }>;

/** Settings that take a permission for pan, tilt and zoom; asking for the camera and any of them asks for it. */
const PAN_TILT_ZOOM: readonly string[] = ['pan', 'tilt', 'zoom'];

/** Whether any of them is asked for. */
export const asksForMoves = (constraints: MediaTrackConstraints): boolean =>
  PAN_TILT_ZOOM.some((name) => ![undefined, false].includes(constraints[name as never]));

const without = <T extends object>(all: T, names: readonly string[]): T =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))) as T;

/** What a page may not set of a device. @param moves whether it asked for pan, tilt or zoom */
const withheld = ({ freePanTiltZoom }: VirtualSource, moves: boolean): readonly string[] =>
  moves || freePanTiltZoom ? [] : PAN_TILT_ZOOM;

/** The computer that virtual devices are plugged into, and what its browser knows of one document. */
export class VirtualHost {
  /** The ids of the devices in this document. */
  readonly ids = new DeviceIds();
  /** The permissions, and the user who gives them. */
  readonly permissions = new VirtualPermissions((name) => this.#revoke(name));
  /** Every device that was ever plugged in; the first of a kind is the system's default. */
  readonly devices: VirtualDevice[] = [];
  /** The tracks that have not ended. */
  readonly live = new Set<VirtualTrack>();
  /** The kinds whose labels and ids the page may see, for it did capture ("set the device information exposure"). */
  readonly exposed = new Set<VirtualPermissionName>();
  /** The speakers that the user chose for the page. */
  readonly chosen = new Set<VirtualDevice>();
  /** What a policy allows or forbids, in the place of the document's own. */
  readonly policy: Partial<Record<PolicyFeature, boolean>> = {};
  /** Whether what needs a gesture of the user by the specification gets none without. */
  gestures = true;
  /** Whether what is granted may be seen without a capture in this visit. */
  returning = false;
  /** Whether the platform's own prototypes know virtual objects. */
  installed = false;
  #scope = new AbortController();

  /** Aborts when what is under way now is to end. */
  get signal(): AbortSignal {
    return this.#scope.signal;
  }

  /** Ends what is captured, and the requests that are under way; later ones are answered again. */
  endAll(): void {
    this.#scope.abort();
    this.#scope = new AbortController();
    for (const track of this.live) track.end();
  }

  /** Whether the document may use a feature; undefined where the engine does not tell. */
  allows(feature: PolicyFeature): boolean | undefined {
    return (
      this.policy[feature] ??
      (globalThis.document as (Document & PolicyDocument) | undefined)?.featurePolicy?.allowsFeature(feature)
    );
  }

  /** Lets pass what may be used. @throws DOMException NotAllowedError */
  expectAllowed(...features: readonly PolicyFeature[]): void {
    if (features.some((feature) => this.allows(feature) === false)) throw notAllowed();
  }

  /** The devices of a kind that are plugged in. */
  plugged<T extends VirtualDevice>(kind: T['kind']): T[] {
    return this.devices.filter((device) => device.plugged && device.kind === kind) as T[];
  }

  /** Whether labels and ids of cameras, or of microphones, may be seen ("information can be exposed"). */
  exposes(name: VirtualPermissionName): boolean {
    const isKnown = this.returning && this.permissions.state(name) === 'granted';
    return isKnown || this.exposed.has(name) || [...this.live].some(({ permission }) => permission === name);
  }

  /** The ways in which a device can run in this document. @param moves whether it may pan, tilt and zoom */
  spacesOf(device: VirtualSource, moves: boolean): SettingsSpace[] {
    const ids = this.idsOf(device);
    const fixed = { deviceId: [ids.deviceId], ...(ids.groupId && { groupId: [ids.groupId] }) };
    return device.spaces.map((space) => ({ ...without(space, withheld(device, moves)), ...fixed }));
  }

  /** What getCapabilities() says of a device. */
  capabilitiesOf(device: VirtualSource, moves: boolean): MediaTrackCapabilities {
    return structuredClone({
      ...without(device.capabilities, withheld(device, moves)),
      ...this.idsOf(device),
    });
  }

  /** The ids of a device as settings have them: displays belong to no group. */
  idsOf(device: VirtualDevice): { deviceId: string; groupId?: string } {
    const { ids } = this;
    const deviceId = ids.deviceId(device);
    return device.kind === 'display' ? { deviceId } : { deviceId, groupId: ids.groupId(device) };
  }

  #revoke(name: VirtualPermissionName): void {
    for (const track of this.live) if (track.permission === name) track.end();
  }
}

/** The permission that tracks of a device depend on; those of displays depend on none that lasts. */
export const permissionOf = (device: VirtualDevice): VirtualPermissionName | undefined =>
  Object.values(SOURCES).find(({ kind }) => kind === device.kind)?.name;

/** The kind of properties that a device has. */
export const propertiesOf = (device: VirtualDevice): PropertyKind =>
  'sound' in device ? 'audio' : device.kind === 'display' ? 'display' : 'video';

/** A device and, of a display, what it plays. */
export const partsOf = (device: VirtualDevice): VirtualDevice[] =>
  [device, (device as Partial<VirtualDisplay>).audio].filter((part) => part !== undefined);
