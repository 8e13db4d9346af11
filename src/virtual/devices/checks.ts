import { propertyNamed } from '../../core/constraints/properties.js';
import type { Controls, Size, VideoMode } from '../frames/view.js';
import type { Picture } from '../pictures/pictures.js';
import { SCENES } from '../pictures/scenes.js';
import { audioFile, babble, noise, silence, tone } from '../sounds/sounds.js';
import type { VirtualDevice } from './virtual-device.js';

/** Lets pass what is `good`. @throws TypeError that names the argument, and says what it may be */
export function check(good: unknown, name: string, wanted: string): void {
  if (!good) throw new TypeError(`${name}: ${wanted}`);
}

/** Whether a value is a device, of whatever copy of this module. */
export const isDevice = (value: unknown): value is VirtualDevice =>
  Object(value) === value && 'plugged' in (value as object);

/** Lets pass what is one of `all`. */
export const checkOneOf = (value: unknown, name: string, all: readonly unknown[]): void =>
  check(all.includes(value), name, `one of ${all.join(', ')}`);

/** Lets pass lists of what is good, with something in them. */
export const checkList = (
  value: unknown,
  name: string,
  isGood: (item: unknown) => unknown,
  wanted: string,
): void =>
  check(Array.isArray(value) && value.length && value.every(isGood), name, `a list of ${wanted}, not empty`);

/** Lets pass an object whose names are all known, or nothing. */
export const checkNames = (value: unknown, name: string, known: readonly string[]): void =>
  check(
    value === undefined ||
      (Object(value) === value && Object.keys(value as object).every((key) => known.includes(key))),
    name,
    `an object with ${known.join(', ')}`,
  );

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;

const isSize = (value: unknown): boolean => {
  const { width, height } = Object(value) as Size;
  return isCount(width) && isCount(height);
};

/** No device is slower than one frame a second. */
const isMode = (value: unknown): boolean => {
  const { frameRate } = Object(value) as VideoMode;
  return isSize(value) && Number.isFinite(frameRate) && frameRate >= 1;
};

/** Lets pass the ways in which a camera can run. */
export const checkModes = (modes: unknown, name = 'modes'): void =>
  checkList(modes, name, isMode, 'width and height in whole pixels and frameRate from 1 up');

/** Lets pass a size in pixels, or none. */
export const checkSize = (size: unknown, name: string): void =>
  check(size === undefined || isSize(size), name, 'width and height in whole pixels');

/** Lets pass what a camera can film. */
export const checkPicture = (picture: unknown): void =>
  check(
    Object.hasOwn(SCENES, (Object(picture) as Picture).scene),
    'picture',
    'what testCard(), image() and the like give',
  );

const MAKERS: readonly unknown[] = [audioFile, babble, noise, silence, tone];

/** Lets pass what a microphone can hear: those who make sounds are none themselves. */
export const checkSound = (sound: unknown): void =>
  check(
    sound === undefined || (typeof sound === 'function' && !MAKERS.includes(sound)),
    'sound',
    'what tone(), babble() and the like give',
  );

/** Lets pass how many channels there are. */
export const checkChannels = (count: unknown): void =>
  check(isCount(count) && (count as number) <= 32, 'channelCount', 'from 1 to 32');

const isDomain = (domain: unknown): boolean => {
  if (Array.isArray(domain)) return domain.length > 0;
  const { min, max, step = 1, points } = Object(domain) as Record<string, number>;
  return isCount(points) || (Number.isFinite(min) && Number.isFinite(max) && min! <= max! && step > 0);
};

/** Lets pass domains of what a camera can do. */
export function checkControls(controls: Controls): void {
  check(Object(controls) === controls, 'controls', 'an object');
  for (const [name, domain] of Object.entries(controls)) {
    check(propertyNamed(name)?.kinds.includes('video'), 'controls', `cameras have no ${name}`);
    check(isDomain(domain), `controls.${name}`, 'a list of values, not empty, or min and max');
  }
}
