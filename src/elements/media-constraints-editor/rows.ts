import { PROPERTY_NAMES, propertyNamed } from '../../core/constraints/properties.js';
import type { TrackKind } from '../../core/errors.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';
import type { ConstraintGroup, ConstraintLevel } from '../../i18n/messages.js';
import { askOf, levelOf, levelsFor, membersOf, type Draft, type Members, type Start } from './draft.js';
import { judge, type Judgement, type Verdict } from './verdict.js';

/** What a value is chosen with. */
export type ValueControl =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'number'; readonly step: number }
  | { readonly kind: 'list'; readonly values: readonly (string | boolean)[] }
  | { readonly kind: 'switch' | 'device' | 'point' };

/** All there is to show of one constraint. */
export interface ConstraintRow {
  readonly name: string;
  readonly level: ConstraintLevel;
  readonly levels: readonly ConstraintLevel[];
  readonly control: ValueControl;
  /** As it stands in the draft. */
  readonly ask: unknown;
  /** The values that are asked for. */
  readonly members: Members;
  /** The setting. */
  readonly got: unknown;
  /** What the device says that it can do; undefined where it says nothing. */
  readonly possible: unknown;
  /** Whether it is not asked for yet as it stands. */
  readonly changed: boolean;
  readonly verdict: Verdict | undefined;
}

/** Rows that belong together. */
export interface RowGroup {
  readonly name: ConstraintGroup;
  /** What the device has. */
  readonly rows: readonly ConstraintRow[];
  /** What the browser knows, and the device does not have. */
  readonly others: readonly ConstraintRow[];
  /** Whether the device has any of it, or it is asked for. */
  readonly matters: boolean;
}

/** What rows are made of. */
export interface RowSource extends Judgement {
  readonly kind: TrackKind;
  readonly draft: Draft;
  readonly snapshot: TrackSnapshot;
  readonly supported: MediaTrackSupportedConstraints;
}

const GROUPS: Record<ConstraintGroup, readonly string[]> = {
  size: ['width', 'height', 'aspectRatio', 'frameRate', 'resizeMode'],
  sound: [
    'echoCancellation',
    'noiseSuppression',
    'autoGainControl',
    'voiceIsolation',
    'channelCount',
    'sampleRate',
    'sampleSize',
    'latency',
  ],
  camera: [
    'zoom',
    'pan',
    'tilt',
    'torch',
    'focusMode',
    'focusDistance',
    'pointsOfInterest',
    'exposureMode',
    'exposureCompensation',
    'exposureTime',
    'iso',
    'whiteBalanceMode',
    'colorTemperature',
  ],
  picture: ['brightness', 'contrast', 'saturation', 'sharpness', 'backgroundBlur'],
  device: ['deviceId', 'groupId', 'facingMode'],
  screen: ['displaySurface', 'logicalSurface', 'cursor', 'suppressLocalAudioPlayback', 'restrictOwnAudio'],
  other: [],
};

/** What engines take where the capabilities don't tell. */
const CHOICES: Partial<Record<string, readonly string[]>> = {
  facingMode: ['user', 'environment', 'left', 'right'],
  resizeMode: ['none', 'crop-and-scale'],
  displaySurface: ['monitor', 'window', 'browser'],
  cursor: ['never', 'always', 'motion'],
};
/** Of focusMode, exposureMode and whiteBalanceMode. */
const METERING = ['none', 'manual', 'single-shot', 'continuous'];

const choicesOf = (name: string): readonly string[] => CHOICES[name] ?? METERING;

/** The capability goes far beyond what anybody would drag a slider to. */
const SLIDER: Partial<Record<string, readonly [min: number, max: number]>> = { aspectRatio: [0.25, 4] };

const kindsOf = (name: string): readonly string[] => propertyNamed(name)?.kinds ?? ['video'];

const isSwitch = (values: readonly unknown[]): boolean => values.every((value) => typeof value === 'boolean');

function rangeControl(name: string, { min = 0, max = 0, step = 0 }: Record<string, number>): ValueControl {
  const [from, to] = SLIDER[name] ?? [min, max];
  const isWhole = propertyNamed(name)?.type === 'unsigned long';
  const size = step || (isWhole ? 1 : to - from > 20 ? 1 : 0.01);
  if (!(max > min)) return { kind: 'number', step: size };
  return { kind: 'range', min: Math.max(min, from), max: Math.min(max, to), step: size };
}

/** The control that fits what the device says, else the type of the property. */
export function controlFor(name: string, capability: unknown): ValueControl {
  const { type = 'boolean' } = propertyNamed(name) ?? {};
  if (name === 'deviceId' || name === 'groupId') return { kind: 'device' };
  if (type === 'points') return { kind: 'point' };
  // Another camera may look another way.
  if (Array.isArray(capability) && capability.length && !isSwitch(capability) && name !== 'facingMode')
    return { kind: 'list', values: capability as (string | boolean)[] };
  if (/long|double/.test(type)) return rangeControl(name, Object(capability) as Record<string, number>);
  return type.startsWith('boolean') ? { kind: 'switch' } : { kind: 'list', values: choicesOf(name) };
}

/** What a constraint starts with: what is so is a good start, as asking for it changes nothing yet. */
export function startOf({ got, control }: ConstraintRow): Start {
  if (control.kind === 'range') return { value: got ?? control.min, min: control.min, max: control.max };
  const first = control.kind === 'list' ? control.values[0] : undefined;
  const plain = { switch: true, number: 1, point: [{ x: 0.5, y: 0.5 }], device: '', list: first };
  // A camera that was told no point yet has none.
  const isTold = got !== undefined && !(Array.isArray(got) && !got.length);
  return { value: isTold ? got : plain[control.kind] };
}

function rowOf(name: string, source: RowSource): ConstraintRow {
  const { draft, snapshot } = source;
  const ask = askOf(draft, name);
  const level = levelOf(name, ask);
  const possible = (snapshot.capabilities as Record<string, unknown>)[name];
  return {
    name,
    level,
    levels: level === 'written' ? [...levelsFor(name), level] : levelsFor(name),
    control: controlFor(name, possible),
    ask,
    members: level === 'written' ? {} : (membersOf(name, ask) ?? {}),
    got: (snapshot.settings as Record<string, unknown>)[name],
    possible,
    changed: source.changes.includes(name),
    verdict: level === 'none' ? undefined : judge(name, source),
  };
}

const isAble = ({ possible, got }: ConstraintRow): boolean =>
  possible !== undefined ? !(Array.isArray(possible) && !possible.length) : got !== undefined;

const matters = (row: ConstraintRow): boolean => isAble(row) || row.level !== 'none';

const groupOf = (name: string): ConstraintGroup =>
  (Object.keys(GROUPS) as ConstraintGroup[]).find((group) => GROUPS[group].includes(name)) ?? 'other';

/** The names that tracks of this kind can be asked for, in this browser or in others, and those that are asked for. */
function namesFor({ kind, draft, supported }: RowSource): string[] {
  const known = [...PROPERTY_NAMES, ...Object.keys(supported)].filter((name) => kindsOf(name).includes(kind));
  const asked = Object.keys(draft).filter((name) => name !== 'advanced');
  const order = Object.values(GROUPS).flat();
  const place = (name: string): number => (order.indexOf(name) + 1 || order.length + 1) - 1;
  return [...new Set([...known, ...asked])].sort((one, other) => place(one) - place(other));
}

const isSupported = (name: string, { draft, supported }: RowSource): boolean =>
  name in supported || askOf(draft, name) !== undefined;

/** What the browser does not know at all. */
export const unsupportedIn = (source: RowSource): string[] =>
  namesFor(source).filter((name) => !isSupported(name, source));

/** A row for each constraint that the browser knows, or that is asked for all the same: what the device has first. */
export function groupsOf(source: RowSource): RowGroup[] {
  const rows = namesFor(source)
    .filter((name) => isSupported(name, source))
    .map((name) => rowOf(name, source));
  return (Object.keys(GROUPS) as ConstraintGroup[]).flatMap((name) => {
    const own = rows.filter((row) => groupOf(row.name) === name);
    // What is asked for does not change its place: it would go away from under the hand.
    const others = own.filter((row) => !isAble(row));
    return own.length ? [{ name, rows: own.filter(isAble), others, matters: own.some(matters) }] : [];
  });
}
