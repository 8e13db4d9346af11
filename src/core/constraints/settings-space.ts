/** A point of interest in a picture: 0 is its left or upper edge, 1 its right or lower one. */
export interface SettingPoint {
  readonly x: number;
  readonly y: number;
}

/** A value that a property can have. */
export type SettingValue = string | number | boolean | readonly SettingPoint[];

/** Numbers from `min` to `max`: all of them, or only every `step` from `min` on. Whole numbers have step 1. */
export interface SettingRange {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

/** Any list of at most so many points of interest. */
export interface SettingPoints {
  readonly points: number;
}

/** The values that a property may take: those of a list (the first is taken where nothing else decides), or a range. */
export type SettingDomain = readonly SettingValue[] | SettingRange | SettingPoints;

/**
 * One way in which a source can run: every property may take each value of its domain, whatever the others are. A
 * camera has one such space for each native mode with resizeMode 'none', and one with 'crop-and-scale'.
 *
 * `aspectRatio` follows from width and height. It is in a space only where pictures are scaled but never cropped, as
 * those of a screen: `aspectRatio: [16 / 9]` makes the height the one that is nearest to width ÷ ratio.
 */
export type SettingsSpace = Readonly<Record<string, SettingDomain>>;

/** A number at the precision that the specification gives to aspect ratios: ten decimals. */
export const tenDecimals = (value: number): number => Math.round(value * 1e10) / 1e10;

/** Whether two values of a property are the same one. */
export const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
