import type { ReadConstraint } from './read-constraint.js';
import {
  same,
  tenDecimals,
  type SettingDomain,
  type SettingRange,
  type SettingValue,
} from './settings-space.js';

const isList = (domain: SettingDomain): domain is readonly SettingValue[] => Array.isArray(domain);

/** The values of a range that are next to a number, below and above it. */
function around({ min, max, step }: SettingRange, value: number): number[] {
  const inside = Math.min(Math.max(value, min), max);
  if (!step) return [inside];
  const steps = (inside - min) / step;
  // A value that is off a step by no more than an error of rounding is on it.
  return [Math.floor(steps + 1e-9), Math.ceil(steps - 1e-9)]
    .map((count) => tenDecimals(min + count * step))
    .filter((candidate) => candidate <= max);
}

/** The values of a domain that may be nearest to one of the targets: all of a list, the neighbours in a range. */
export function nearest(domain: SettingDomain, targets: readonly SettingValue[]): readonly SettingValue[] {
  if (isList(domain)) return domain;
  if ('points' in domain) {
    return [...targets, []].filter((value) => Array.isArray(value) && value.length <= domain.points);
  }
  const numbers = targets.filter((target) => typeof target === 'number');
  return [domain.min, ...numbers, domain.max].flatMap((target) => around(domain, target));
}

/** Whether a value is one of a domain. */
export const contains = (domain: SettingDomain, value: SettingValue): boolean =>
  nearest(domain, [value]).some((candidate) => same(candidate, value));

/** The smallest and the largest number of a domain. */
export function limits(domain: SettingDomain): { min: number; max: number } {
  const numbers = nearest(domain, []).filter((value) => typeof value === 'number');
  return { min: Math.min(...numbers), max: Math.max(...numbers) };
}

/** The part of a range between two limits, at the steps of the whole; undefined where there is none. */
function clip(range: SettingRange, { min = range.min, max = range.max }: ReadConstraint) {
  const inside = nearest(range, [min, max]).filter(
    (value) => typeof value === 'number' && value >= min && value <= max,
  ) as number[];
  return inside.length ? { ...range, min: Math.min(...inside), max: Math.max(...inside) } : undefined;
}

/** What is left of a domain under a required constraint; undefined where that is nothing. */
export function narrow(domain: SettingDomain, constraint: ReadConstraint): SettingDomain | undefined {
  const { min = -Infinity, max = Infinity, exact, exists } = constraint;
  if (exists !== undefined) return exists ? domain : undefined;
  const values = exact?.filter((value) => contains(domain, value)) ?? (isList(domain) ? domain : undefined);
  if (!values) return 'points' in domain ? domain : clip(domain as SettingRange, constraint);
  const left = values.filter((value) => typeof value !== 'number' || (value >= min && value <= max));
  return left.length ? left : undefined;
}
