import { isPictureName } from '../tracks/picture-constraints.js';
import { candidateOf, narrowAll, type Candidate } from './candidate.js';
import { checkCapabilities, checkDevice } from './check-sources.js';
import type { PropertyKind } from './properties.js';
import type { NamedConstraint } from './read-constraint.js';
import type { SettingDomain, SettingsSpace, SettingValue } from './settings-space.js';

/** What constraints choose from: a MediaDeviceInfo, an InputDeviceInfo, or a device whose ways to run are known. */
export interface ConstraintSource {
  /** The kind of device. */
  readonly kind?: string | undefined;
  readonly label?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly groupId?: string | undefined;
  /** All ways in which it can run: with these nothing is left to guess. */
  readonly spaces?: readonly SettingsSpace[] | undefined;
  /** InputDeviceInfo, which Firefox does not have. */
  getCapabilities?(): MediaTrackCapabilities;
}

/** What is known of a source. */
export interface KnownSource {
  readonly label: string;
  readonly deviceId: string;
  /** Whether all of it is known, or the limits of each property, or the ids alone. */
  readonly knows: 'all' | 'limits' | 'ids';
  /** Whether it may have a zoom, a torch and the like although it lists none. */
  readonly hidesPicture: boolean;
  readonly spaces: readonly SettingsSpace[];
  readonly candidates: readonly Candidate[];
}

/** Whether requirements can be met; unknown where the engine does not tell. */
export type Fit = 'fits' | 'fails' | 'unknown';

const KINDS: Partial<Record<string, PropertyKind>> = {
  audioinput: 'audio',
  videoinput: 'video',
  display: 'display',
};

/** What capabilities never list, though there may be such a thing (Image Capture, "Points of Interest"). */
const UNLISTED: readonly string[] = ['pointsOfInterest'];

/**
 * A capability as a domain; undefined where it holds no value, as a facing mode that is not known. Its step says how
 * fine the device is, and nothing of what is refused: engines compare with `min` and `max` alone.
 */
function domainOf(capability: unknown): SettingDomain | undefined {
  if (capability === undefined) return undefined;
  if (typeof capability !== 'object') return [capability as SettingValue];
  if (Array.isArray(capability)) return capability.length ? (capability as SettingValue[]) : undefined;
  const { min = -Infinity, max = Infinity } = capability as { [name in string]?: number };
  return min > max ? undefined : { min, max };
}

/** Pictures whose ratio is fixed are never cropped; all others have the ratio that follows from their size. */
function ratioIn({ aspectRatio }: MediaTrackCapabilities): SettingsSpace {
  const { min, max } = aspectRatio ?? {};
  return min !== undefined && min === max ? { aspectRatio: [min] } : {};
}

/** A torch that is there can be on and off: the specification has a list of both, Chromium and WebKit say `true`. */
const withTorch = (name: string, capability: unknown): unknown =>
  name === 'torch' && capability === true ? [false, true] : capability;

/** The space within the limits that capabilities set. */
function spaceWithin(capabilities: MediaTrackCapabilities): SettingsSpace {
  checkCapabilities(capabilities);
  const domains = Object.entries(capabilities).flatMap(([name, capability]) => {
    const domain = name === 'aspectRatio' ? undefined : domainOf(withTorch(name, capability));
    return domain ? [[name, domain] as const] : [];
  });
  return { ...Object.fromEntries(domains), ...ratioIn(capabilities) };
}

function known(
  knows: KnownSource['knows'],
  spaces: readonly SettingsSpace[],
  device?: ConstraintSource,
): KnownSource {
  const { label = '', deviceId = '' } = device ?? {};
  // Chromium lists them of a camera that is open, and of no device.
  const hidesPicture = !!device && !spaces.some((space) => Object.keys(space).some(isPictureName));
  const candidates = narrowAll(spaces.map(candidateOf), []);
  return { label, deviceId, knows, hidesPicture, spaces, candidates };
}

/** The ids that a device tells; none before the user has given permission. */
const idsOf = ({ deviceId, groupId }: ConstraintSource): SettingsSpace => ({
  ...(deviceId && { deviceId: [deviceId] }),
  ...(groupId && { groupId: [groupId] }),
});

function knownSource(source: ConstraintSource): KnownSource {
  checkDevice(source);
  const ids = idsOf(source);
  const { spaces } = source;
  if (spaces)
    return known(
      'all',
      spaces.map((space) => ({ ...ids, ...space })),
      source,
    );
  const within = spaceWithin(source.getCapabilities?.() ?? {});
  // Before the user has given permission engines tell no more than that.
  const tells = Object.keys(within).some((name) => name !== 'deviceId' && name !== 'groupId');
  return known(tells ? 'limits' : 'ids', [{ ...(tells && within), ...ids }], source);
}

const kindOf = ({ kind = '' }: ConstraintSource): PropertyKind | undefined => KINDS[kind];

/** Takes devices of one kind; speakers are no sources. */
function ofKind(sources: readonly ConstraintSource[], kind: PropertyKind | undefined): ConstraintSource[] {
  return sources.filter((source) =>
    kind && kindOf(source) ? kindOf(source) === kind : source.kind !== 'audiooutput',
  );
}

/** What is read of the argument of explain() and relax(). */
export interface ReadSources {
  readonly sources: readonly KnownSource[];
  readonly kind: PropertyKind | undefined;
  /** Whether a device is to be chosen, as getUserMedia() does; else a track has it already. */
  readonly selects: boolean;
}

const isSource = (value: unknown): boolean => Object(value) === value;

/** The kind of track that capabilities are of. */
function kindWithin(capabilities: MediaTrackCapabilities): PropertyKind | undefined {
  if ('width' in capabilities) return 'displaySurface' in capabilities ? 'display' : 'video';
  return 'sampleRate' in capabilities || 'echoCancellation' in capabilities ? 'audio' : undefined;
}

function readDevices(devices: readonly ConstraintSource[], given: PropertyKind | undefined): ReadSources {
  const chosen = ofKind(devices, given);
  const kinds = new Set(chosen.map(kindOf));
  if (!given && kinds.size > 1)
    throw new TypeError('kind: must be audio or video, for devices of both kinds');
  return { sources: chosen.map(knownSource), kind: given ?? [...kinds][0], selects: true };
}

/**
 * Reads what constraints are to be explained with.
 * @throws TypeError that names the argument
 */
export function readSources(from: unknown, given?: PropertyKind): ReadSources {
  if (given !== undefined && !Object.values(KINDS).includes(given))
    throw new TypeError('kind: must be audio, video or display');
  if (Array.isArray(from) && from.every(isSource)) return readDevices(from as ConstraintSource[], given);
  if (Array.isArray(from) || !isSource(from))
    throw new TypeError('from: must be capabilities of a track, or a list of devices');
  const capabilities = from as MediaTrackCapabilities;
  const space = spaceWithin(capabilities);
  const sources = [known(Object.keys(space).length ? 'limits' : 'ids', [space])];
  return { sources, kind: given ?? kindWithin(capabilities), selects: false };
}

/** Whether a source has a property. */
export const has = ({ spaces }: KnownSource, name: string): boolean =>
  spaces.some((space) => name in space || (name === 'aspectRatio' && 'width' in space));

/** Whether a source may have a property although it does not list it. */
const hides = ({ hidesPicture }: KnownSource, name: string): boolean =>
  UNLISTED.includes(name) || (hidesPicture && isPictureName(name));

/** Whether it is known what a source makes of a property. */
export const tells = (source: KnownSource, name: string): boolean =>
  source.knows === 'all' || has(source, name) || (source.knows === 'limits' && !hides(source, name));

/** Whether a source can meet requirements. */
export function fitOf(source: KnownSource, required: readonly NamedConstraint[]): Fit {
  const judged = required.filter(([name]) => tells(source, name));
  if (!narrowAll(source.candidates, judged).length) return 'fails';
  return judged.length < required.length ? 'unknown' : 'fits';
}

/** Whether any of the sources can meet requirements. */
export function fitOfAny(sources: readonly KnownSource[], required: readonly NamedConstraint[]): Fit {
  const fits = sources.map((source) => fitOf(source, required));
  return fits.find((fit) => fit === 'fits') ?? fits.find((fit) => fit === 'unknown') ?? 'fails';
}
