import type { ReadConstraint } from './read-constraint.js';
import { contains, limits, narrow } from './setting-domains.js';
import { tenDecimals, type SettingDomain, type SettingRange, type SettingsSpace } from './settings-space.js';

/** The sizes that a source can have in one space: all pairs of a width and a height whose ratio is in bounds. */
export interface Sizes {
  readonly width: SettingDomain;
  readonly height: SettingDomain;
  readonly aspectRatio: SettingRange;
  /** The aspect ratio of the whole picture, of which nothing is cropped. */
  readonly shape: number;
  /** Whether pictures are never cropped, so that the height follows from the width. */
  readonly uncropped: boolean;
}

/** The names of the properties that belong together in sizes. */
export const SIZE_NAMES: readonly string[] = ['width', 'height', 'aspectRatio'];

/** The aspect ratio of a size: width ÷ height to ten decimals. */
export const ratioOf = (width: number, height: number): number => tenDecimals(width / height);

/** The height that goes with a width when the whole picture is scaled. */
export const scaledHeight = (width: number, shape: number): number => Math.max(1, Math.round(width / shape));

/** The sizes of a space; undefined where its source has no pictures. */
export function sizesOf({ width, height, aspectRatio: fixed }: SettingsSpace): Sizes | undefined {
  if (!width || !height) return undefined;
  const shape = fixed ? limits(fixed).max : limits(width).max / limits(height).max;
  return { width, height, shape, aspectRatio: { min: 0, max: Infinity }, uncropped: !!fixed };
}

const clamp = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max);

/** Whether a size is within the bounds of the aspect ratio. */
function isInRatio({ aspectRatio: { min, max } }: Sizes, width: number, height: number): boolean {
  const ratio = ratioOf(width, height);
  return ratio >= min && ratio <= max;
}

/** Calls `visit` with the heights of a range that a width can have and that are next to targets; clamped ones, too. */
function visitRange(
  sizes: Sizes,
  width: number,
  targets: readonly number[],
  visit: (height: number) => void,
): void {
  const { min, max, step = 1 } = sizes.height as SettingRange;
  const { aspectRatio } = sizes;
  const last = Math.floor((max - min) / step);
  // Rounded outwards, then brought in where rounding the ratio to ten decimals does not make up for it.
  let low = clamp(Math.floor((width / aspectRatio.max - min) / step), 0, last);
  if (ratioOf(width, min + low * step) > aspectRatio.max) low++;
  let high = clamp(Math.ceil((width / aspectRatio.min - min) / step), 0, last);
  if (ratioOf(width, min + high * step) < aspectRatio.min) high--;
  if (low > high) return;
  for (const target of targets) {
    const below = Math.floor((target - min) / step);
    visit(min + clamp(below, low, high) * step);
    if (below >= low && below < high) visit(min + (below + 1) * step);
  }
}

/** Calls `visit` with the heights that a width can have: of a range, those next to targets; of a list, all. */
export function visitHeights(
  sizes: Sizes,
  width: number,
  targets: readonly number[],
  visit: (height: number) => void,
): void {
  const { height, shape, uncropped } = sizes;
  const scaled = scaledHeight(width, shape);
  if (!uncropped && !Array.isArray(height)) return visitRange(sizes, width, targets, visit);
  const heights = uncropped ? (contains(height, scaled) ? [scaled] : []) : (height as readonly number[]);
  for (const value of heights) if (isInRatio(sizes, width, value)) visit(value);
}

/**
 * Calls `visit` with each width of a domain: those of a range from the one at `start` downwards, then upwards, both
 * until `isDone` says that no further one in this direction counts.
 */
export function visitWidths(
  domain: SettingDomain,
  start: number,
  isDone: (width: number) => boolean,
  visit: (width: number) => void,
): void {
  if (Array.isArray(domain)) return (domain as number[]).forEach(visit);
  const { min, max, step = 1 } = domain as SettingRange;
  const last = Math.floor((max - min) / step);
  const first = Math.floor((clamp(start, min, max) - min) / step);
  for (let count = first; count >= 0 && !isDone(min + count * step); count--) visit(min + count * step);
  for (let count = first + 1; count <= last && !isDone(min + count * step); count++)
    visit(min + count * step);
}

/** Whether there is any size. */
export function hasSize(sizes: Sizes): boolean {
  const { width, height, aspectRatio } = sizes;
  const [wide, high] = [limits(width), limits(height)];
  if (ratioOf(wide.max, high.min) < aspectRatio.min) return false;
  if (ratioOf(wide.min, high.max) > aspectRatio.max) return false;
  let found = false;
  const find = (): void => void (found = true);
  visitWidths(
    width,
    wide.max,
    () => found,
    (candidate) => visitHeights(sizes, candidate, [0], find),
  );
  return found;
}

/** The sizes under a required constraint on their width, height or aspect ratio; undefined where none are left. */
export function narrowSizes(sizes: Sizes, name: string, constraint: ReadConstraint): Sizes | undefined {
  const domain = narrow(sizes[name as 'width' | 'height' | 'aspectRatio'], constraint);
  if (!domain) return undefined;
  return { ...sizes, [name]: name === 'aspectRatio' ? limits(domain) : domain };
}
