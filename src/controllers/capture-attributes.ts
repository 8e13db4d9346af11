import { devWarning } from '../internal/dev-warning.js';

/** What an element that can own a session is asked to capture, as attributes and as properties. */
export interface CaptureAttributes {
  video: boolean;
  audio: boolean;
  facingMode: string;
  videoDevice: string;
  audioDevice: string;
  width: number | undefined;
  height: number | undefined;
  frameRate: number | undefined;
  autoplay: boolean;
  constraints: MediaStreamConstraints | undefined;
}

const FACING_MODES = ['user', 'environment', 'left', 'right'];

/** The constraints that the attributes and the `constraints` property say together; the attributes come first. */
export function constraintsFrom(attributes: CaptureAttributes): MediaStreamConstraints {
  const { constraints, audioDevice } = attributes;
  const audio = attributes.audio || !!constraints?.audio;
  const video = attributes.video || !!constraints?.video || !audio;
  return {
    ...constraints,
    ...(video && { video: merge(constraints?.video, videoConstraints(attributes)) }),
    ...(audio && { audio: merge(constraints?.audio, device(audioDevice)) }),
  };
}

function videoConstraints(attributes: CaptureAttributes): MediaTrackConstraints {
  const { facingMode, videoDevice, width, height, frameRate } = attributes;
  return {
    ...(facingMode && isFacingMode(facingMode) && { facingMode }),
    ...device(videoDevice),
    ...ideal('width', width),
    ...ideal('height', height),
    ...ideal('frameRate', frameRate),
  };
}

function merge(
  base: boolean | MediaTrackConstraints | undefined,
  own: MediaTrackConstraints,
): boolean | MediaTrackConstraints {
  const merged = { ...(typeof base === 'object' && base), ...own };
  return Object.keys(merged).length ? merged : true;
}

function device(deviceId: string): MediaTrackConstraints {
  return deviceId ? { deviceId: { exact: deviceId } } : {};
}

function ideal(name: 'width' | 'height' | 'frameRate', value: number | undefined): MediaTrackConstraints {
  // Null where an attribute was removed.
  if (value == null) return {};
  if (value > 0) return { [name]: { ideal: value } };
  devWarning(`${name} must be a number above 0: it is left out of the constraints.`);
  return {};
}

function isFacingMode(value: string): boolean {
  const valid = FACING_MODES.includes(value);
  if (!valid) devWarning(`facing-mode="${value}" is none of ${FACING_MODES.join(', ')}: it is left out.`);
  return valid;
}
