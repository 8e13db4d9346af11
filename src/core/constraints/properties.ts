/** The kind of track that a property is defined for; `display` is the picture of a screen, a window or a tab. */
export type PropertyKind = 'audio' | 'video' | 'display';

/**
 * What the constraints of a property are made of, as WebIDL declares them: `unsigned long` for ConstrainULong,
 * `double` for ConstrainDouble, `points` for ConstrainPoint2D, and so on.
 */
export type ConstraintType =
  | 'unsigned long'
  | 'double'
  | 'boolean or double'
  | 'DOMString'
  | 'boolean'
  | 'boolean or DOMString'
  | 'points';

/** A constrainable property. */
export interface ConstrainableProperty {
  readonly type: ConstraintType;
  readonly kinds: readonly PropertyKind[];
  /** Whether its values are numbers from 0 up, so that getDisplayMedia() has a floor value for it. */
  readonly positive: boolean;
  /** Whether getUserMedia() lets it be required: the list of allowed required constraints for device selection. */
  readonly selects: boolean;
}

const row = (
  type: ConstraintType,
  kinds: readonly PropertyKind[],
  traits: Partial<ConstrainableProperty> = {},
): ConstrainableProperty => ({ type, kinds, positive: false, selects: false, ...traits });

const SELECTS = { selects: true };
const AMOUNT = { positive: true, selects: true };
const PHOTO_AMOUNT = { positive: true };
const ANY: PropertyKind[] = ['audio', 'video'];
const AUDIO: PropertyKind[] = ['audio'];
const VIDEO: PropertyKind[] = ['video'];
const PICTURE: PropertyKind[] = ['video', 'display'];

/**
 * Every constrainable property that is known here: those of Media Capture and Streams and its extensions, Image
 * Capture and Screen Capture. What is not in this table is no constraint, as if WebIDL had dropped it.
 */
export const PROPERTIES = {
  deviceId: row('DOMString', ANY, SELECTS),
  groupId: row('DOMString', ANY, SELECTS),

  width: row('unsigned long', PICTURE, AMOUNT),
  height: row('unsigned long', PICTURE, AMOUNT),
  aspectRatio: row('double', PICTURE, AMOUNT),
  frameRate: row('double', PICTURE, AMOUNT),
  facingMode: row('DOMString', VIDEO, SELECTS),
  resizeMode: row('DOMString', PICTURE, SELECTS),
  backgroundBlur: row('boolean', VIDEO),

  sampleRate: row('unsigned long', AUDIO, AMOUNT),
  sampleSize: row('unsigned long', AUDIO, AMOUNT),
  echoCancellation: row('boolean or DOMString', AUDIO, SELECTS),
  autoGainControl: row('boolean', AUDIO, SELECTS),
  noiseSuppression: row('boolean', AUDIO, SELECTS),
  latency: row('double', AUDIO, AMOUNT),
  channelCount: row('unsigned long', AUDIO, AMOUNT),
  voiceIsolation: row('boolean', AUDIO),
  suppressLocalAudioPlayback: row('boolean', AUDIO),
  restrictOwnAudio: row('boolean', AUDIO),

  whiteBalanceMode: row('DOMString', VIDEO),
  exposureMode: row('DOMString', VIDEO),
  focusMode: row('DOMString', VIDEO),
  pointsOfInterest: row('points', VIDEO),
  exposureCompensation: row('double', VIDEO),
  exposureTime: row('double', VIDEO, PHOTO_AMOUNT),
  colorTemperature: row('double', VIDEO, PHOTO_AMOUNT),
  iso: row('double', VIDEO, PHOTO_AMOUNT),
  brightness: row('double', VIDEO),
  contrast: row('double', VIDEO),
  saturation: row('double', VIDEO),
  sharpness: row('double', VIDEO),
  focusDistance: row('double', VIDEO, PHOTO_AMOUNT),
  pan: row('boolean or double', VIDEO),
  tilt: row('boolean or double', VIDEO),
  zoom: row('boolean or double', VIDEO, PHOTO_AMOUNT),
  torch: row('boolean', VIDEO),

  displaySurface: row('DOMString', PICTURE),
  logicalSurface: row('boolean', PICTURE),
  cursor: row('DOMString', PICTURE),
} as const satisfies Record<string, ConstrainableProperty>;

/** The name of a constrainable property. */
export type PropertyName = keyof typeof PROPERTIES;

/** The names of all constrainable properties. */
export const PROPERTY_NAMES = Object.keys(PROPERTIES) as PropertyName[];

/** The constrainable property of a name; undefined where there is none. */
export function propertyNamed(name: string): ConstrainableProperty | undefined {
  return Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name as PropertyName] : undefined;
}
