import { parseAspectRatio } from '../../core/constraints/aspect-ratio.js';
import type { PhotoOptions, PhotoSource } from '../../core/sinks/still-photo.js';
import { devWarning } from '../../internal/dev-warning.js';

/** What a photo shall be like, as attributes say it. */
export interface PhotoAttributes {
  type: string;
  quality: number;
  maxWidth: number | undefined;
  maxHeight: number | undefined;
  aspectRatio: string;
  photoSource: PhotoSource;
}

/** `value` where it is valid; else undefined, with a word to the page's author. */
function valid<T>(name: string, value: T, isValid: boolean): T | undefined {
  if (isValid) return value;
  if (value != null && value !== '')
    devWarning(`${name}="${String(value)}" is not valid: the default is used.`);
  return undefined;
}

/** The options that the attributes say; what is not valid falls back to its default. */
export function photoOptionsFrom(attributes: PhotoAttributes): PhotoOptions {
  const { type, quality, maxWidth, maxHeight, aspectRatio, photoSource } = attributes;
  const ratio = parseAspectRatio(aspectRatio);
  return {
    type: valid('type', type, /^image\/(jpeg|png|webp)$/i.test(type)),
    quality: valid('quality', quality, quality >= 0 && quality <= 1),
    maxWidth: valid('max-width', maxWidth, maxWidth! > 0),
    maxHeight: valid('max-height', maxHeight, maxHeight! > 0),
    aspectRatio: ratio ?? (valid('aspect-ratio', aspectRatio, false) as undefined),
    source: valid('photo-source', photoSource, ['auto', 'frame', 'camera'].includes(photoSource)),
  };
}
