import { CaptureError } from '../errors.js';
import type { PhotoOptions } from './photo-options.js';

const SOURCES: unknown[] = [undefined, 'auto', 'frame', 'camera'];
const NUMBERS = ['quality', 'aspectRatio', 'maxWidth', 'maxHeight'] as const;

/**
 * Tells a programmer of a mistake.
 * @throws TypeError that names the argument unless `valid`
 */
export function check(valid: unknown, argument: string, value: unknown): asserts valid {
  if (!valid) throw new TypeError(`photo: ${argument} can't be ${String(value)}`);
}

/**
 * Checks what TypeScript can't.
 * @throws TypeError that names the first option that is not valid
 */
export function checkPhotoOptions(options: PhotoOptions): void {
  const { source, type = 'image/jpeg', crop } = options;
  check(SOURCES.includes(source), 'source', source);
  check(/^image\/\w/i.test(type), 'type', type);
  for (const name of NUMBERS) {
    const value = options[name] ?? 1;
    const valid = name === 'quality' ? value >= 0 && value <= 1 : value > 0 && value < Infinity;
    check(typeof value === 'number' && valid, name, value);
  }
  if (!crop) return;
  const { x, y, width, height } = crop;
  // Some of the picture has to be in it; NaN is never above 0.
  const valid = Math.min(width, height, 1 - x, 1 - y, x + width, y + height) > 0;
  check(valid, 'crop', JSON.stringify(crop));
}

/** Rejects, in an async function, what can't become a photo. */
export function checkCall(options: PhotoOptions): void {
  if (!globalThis.document) throw new CaptureError('unsupported');
  checkPhotoOptions(options);
}
