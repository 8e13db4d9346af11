import type { SettingDomain, SettingRange } from '../../core/constraints/settings-space.js';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A way in which a camera can run without cropping or scaling. */
export interface VideoMode extends Size {
  /** The most frames a second. */
  readonly frameRate: number;
}

/** What a frame shows of a scene, and how: the settings of a camera, in the terms of what draws. */
export interface View extends Size {
  /** The scene's own size. */
  readonly native: Size;
  /** What the scene is multiplied by, and then moved by, in pixels of the frame. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** From -1, dark, to 1, bright. */
  readonly light: number;
  readonly torch: boolean;
  readonly blur: boolean;
  readonly muted: boolean;
}

/** The settings that change a picture. */
export interface PictureSettings extends MediaTrackSettings {
  zoom?: number;
  pan?: number;
  tilt?: number;
  brightness?: number;
  torch?: boolean;
}

/** What a camera can do beyond size and rate, by the names of the settings. */
export type Controls = Readonly<Record<string, SettingDomain>>;

const rangeOf = (controls: Controls, name: string): SettingRange | undefined => {
  const domain = controls[name];
  return domain && 'min' in domain ? domain : undefined;
};

/** Where a value is in its range, from -1 to 1. */
function share(controls: Controls, name: string, value: number | undefined): number {
  const range = rangeOf(controls, name);
  return range && value !== undefined && range.max > range.min
    ? ((value - range.min) / (range.max - range.min)) * 2 - 1
    : 0;
}

/** The smallest mode that has all that is asked for, or else the largest. */
export function modeFor<Mode extends Size>(modes: readonly Mode[], { width, height }: Size): Mode {
  const bySize = [...modes].sort((a, b) => a.width * a.height - b.width * b.height);
  return bySize.find((mode) => mode.width >= width && mode.height >= height) ?? bySize.at(-1)!;
}

/**
 * What a camera shows at these settings: the middle of its native frame that has the wanted ratio, scaled to the
 * wanted size, as `resizeMode` 'crop-and-scale' says; a frame of native size is shown as it is.
 */
export function viewOf(native: Size, size: Size, settings: PictureSettings, controls: Controls): View {
  const { width, height } = size;
  const { zoom, pan, tilt, brightness, torch = false, backgroundBlur: blur = false } = settings;
  const magnified = zoom ? zoom / (rangeOf(controls, 'zoom')?.min || 1) : 1;
  const scale = Math.max(width / native.width, height / native.height) * magnified;
  const turn = (length: number, by: number): number => (length * scale * by) / 2;
  return {
    width,
    height,
    native: { width: native.width, height: native.height },
    scale,
    x: (width - native.width * scale) / 2 - turn(native.width, share(controls, 'pan', pan)),
    y: (height - native.height * scale) / 2 + turn(native.height, share(controls, 'tilt', tilt)),
    light: share(controls, 'brightness', brightness),
    torch,
    blur,
    muted: false,
  };
}
