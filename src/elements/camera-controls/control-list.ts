import type { CameraMode, CameraSettingName } from '../../i18n/messages.js';

/** What a slider sets. */
export interface RangeControl {
  readonly kind: 'range';
  readonly name: CameraSettingName;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What is in effect. */
  readonly value: number;
}

/** What a list of modes sets. */
export interface ModeControl {
  readonly kind: 'mode';
  readonly name: CameraSettingName;
  readonly modes: readonly CameraMode[];
  readonly value: CameraMode;
}

/** What is on or off. */
export interface SwitchControl {
  readonly kind: 'switch';
  readonly name: CameraSettingName;
  readonly value: boolean;
}

/** One thing that can be set of a camera. */
export type CameraControl = RangeControl | ModeControl | SwitchControl;

/** What a camera is like now. */
export interface CameraAbilities {
  readonly capabilities: object;
  readonly settings: object;
  /** Whether it can be told where to focus. */
  readonly points: boolean;
}

/** In the order in which they are shown. */
const SWITCHES = ['torch', 'backgroundBlur'] as const;
const MAIN = [
  'zoom',
  'focusMode',
  'focusDistance',
  'exposureMode',
  'exposureCompensation',
  'exposureTime',
  'whiteBalanceMode',
  'colorTemperature',
  'pan',
  'tilt',
] as const;
const MORE = ['brightness', 'contrast', 'saturation', 'sharpness', 'iso', 'pointX', 'pointY'] as const;

/** What can be set by hand only where the camera does not do it by itself. */
const MODE_OF: Partial<Record<CameraSettingName, CameraSettingName>> = {
  focusDistance: 'focusMode',
  exposureTime: 'exposureMode',
  iso: 'exposureMode',
  colorTemperature: 'whiteBalanceMode',
};

/** What a camera sets by itself in other modes than `manual`. */
export const dependentsOf = (mode: CameraSettingName): CameraSettingName[] =>
  (Object.keys(MODE_OF) as CameraSettingName[]).filter((name) => MODE_OF[name] === mode);

/** The mode that a setting needs. */
export const modeFor = (name: CameraSettingName): CameraSettingName | undefined => MODE_OF[name];

/** The values that a camera has for a setting; browsers tell of a torch in two ways. */
export function listOf(capabilities: object, name: CameraSettingName): readonly unknown[] {
  const value = (capabilities as Record<string, unknown>)[name];
  return Array.isArray(value) ? value : value === true ? [false, true] : [];
}

function switchOf(name: CameraSettingName, { capabilities, settings }: CameraAbilities): SwitchControl[] {
  const values = listOf(capabilities, name);
  if (!values.includes(true) || (values.length < 2 && name !== 'torch')) return [];
  return [{ kind: 'switch', name, value: (settings as Record<string, unknown>)[name] === true }];
}

function modeOf(name: CameraSettingName, { capabilities, settings }: CameraAbilities): ModeControl[] {
  const modes = listOf(capabilities, name) as CameraMode[];
  const value = (settings as Record<string, CameraMode>)[name] ?? modes[0]!;
  return modes.length > 1 ? [{ kind: 'mode', name, modes, value }] : [];
}

function rangeOf(name: CameraSettingName, abilities: CameraAbilities): RangeControl[] {
  const settings = abilities.settings as Record<string, unknown>;
  const capabilities = abilities.capabilities as Record<string, unknown>;
  const { min, max, step } = Object(capabilities[name]) as Partial<RangeControl>;
  if (min === undefined || max === undefined || !(max > min)) return [];
  const mode = MODE_OF[name];
  const modes = mode ? listOf(capabilities, mode) : [];
  if (modes.length && settings[mode!] !== 'manual') return [];
  const value = typeof settings[name] === 'number' ? settings[name] : min;
  return [{ kind: 'range', name, min, max, step: step || (max - min) / 100, value }];
}

/** Where it focuses, in percent of the picture, for those who can't tap it. */
function pointOf(name: 'pointX' | 'pointY', { settings, points }: CameraAbilities): RangeControl[] {
  if (!points) return [];
  const [point] = (settings as { pointsOfInterest?: readonly DOMPointInit[] }).pointsOfInterest ?? [];
  const share = point?.[name === 'pointX' ? 'x' : 'y'] ?? 0.5;
  return [{ kind: 'range', name, min: 0, max: 100, step: 1, value: Math.round(share * 100) }];
}

function controlOf(name: CameraSettingName, abilities: CameraAbilities): CameraControl[] {
  if (name === 'pointX' || name === 'pointY') return pointOf(name, abilities);
  return name.endsWith('Mode') ? modeOf(name, abilities) : rangeOf(name, abilities);
}

/** The controls of a camera: what is on or off, what most people set, and the rest. */
export interface ControlList {
  readonly switches: readonly SwitchControl[];
  readonly main: readonly CameraControl[];
  readonly more: readonly CameraControl[];
}

/** Makes the controls that fit what a camera can do: there is none for what it lacks. */
export const controlsOf = (abilities: CameraAbilities): ControlList => ({
  switches: SWITCHES.flatMap((name) => switchOf(name, abilities)),
  main: MAIN.flatMap((name) => controlOf(name, abilities)),
  more: MORE.flatMap((name) => controlOf(name, abilities)),
});

/** The value of a slider that is nearest. */
export function snap({ min, max, step }: RangeControl, value: number): number {
  const steps = Math.round((value - min) / step);
  // Sums of tenths are no tenths.
  return Number(Math.min(Math.max(min + steps * step, min), max).toFixed(6));
}
