import { parseAspectRatio } from '../../core/constraints/aspect-ratio.js';
import { checkPhotoOptions } from '../../core/sinks/photo-checks.js';
import type { PhotoOptions, PhotoSource } from '../../core/sinks/still-photo.js';
import { devWarning } from '../../internal/dev-warning.js';

const ATTRIBUTES: Record<string, string> = {
  maxWidth: 'max-width',
  maxHeight: 'max-height',
  source: 'photo-source',
};

/** What a photo shall be like, as attributes say it. */
export interface PhotoAttributes {
  type: string;
  quality: number;
  maxWidth: number | undefined;
  maxHeight: number | undefined;
  aspectRatio: string;
  photoSource: PhotoSource;
}

/** The options that the attributes say. What can't be is told to the page's author, and falls back to its default. */
export function photoOptionsFrom(attributes: PhotoAttributes): PhotoOptions {
  const { type, quality, maxWidth, maxHeight, aspectRatio, photoSource: source } = attributes;
  const ratio = parseAspectRatio(aspectRatio);
  if (aspectRatio && !ratio) devWarning(`aspect-ratio="${aspectRatio}" is not valid: the default is used.`);
  const asked = { type, quality, maxWidth, maxHeight, aspectRatio: ratio, source };
  return Object.fromEntries(Object.entries(asked).filter(isPossible));
}

function isPossible([name, value]: [string, string | number | undefined]): boolean {
  // Null where an attribute was removed.
  if (value == null) return false;
  try {
    checkPhotoOptions({ [name]: value });
    return true;
  } catch {
    devWarning(`${ATTRIBUTES[name] ?? name}="${value}" is not valid: the default is used.`);
    return false;
  }
}
