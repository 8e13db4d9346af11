import type { ConstraintSource } from './constraint-sources.js';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isLimit = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && !Number.isNaN(value));

const isRange = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { min, max, step } = value as Record<string, unknown>;
  return [min, max, step].every(isLimit);
};

const isCapability = (value: unknown): boolean =>
  ['string', 'number', 'boolean', 'undefined'].includes(typeof value) ||
  Array.isArray(value) ||
  isRange(value);

const isSpace = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((domain) => Array.isArray(domain) || isRange(domain));

/** Makes sure that capabilities can be some. @throws TypeError that names the one which can't be one */
export function checkCapabilities(capabilities: object): void {
  const wrong = Object.entries(capabilities).find(([, value]) => !isCapability(value));
  if (wrong) throw new TypeError(`from: ${wrong[0]} must be a value, a list or a range of numbers`);
}

/** Makes sure that a device can be one. @throws TypeError that names what of it can't be that */
export function checkDevice({ spaces, getCapabilities }: ConstraintSource): void {
  if (spaces !== undefined && !(Array.isArray(spaces) && spaces.every(isSpace)))
    throw new TypeError('from: spaces of a device must be a list of objects (SettingsSpace)');
  if (getCapabilities !== undefined && typeof getCapabilities !== 'function')
    throw new TypeError('from: getCapabilities of a device must be a function');
}
