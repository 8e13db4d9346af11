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

const FACING_MODES = /^(user|environment|left|right)$/;

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
  const { facingMode, videoDevice } = attributes;
  const isFacingMode = FACING_MODES.test(facingMode);
  if (facingMode && !isFacingMode)
    devWarning(`facing-mode="${facingMode}" is not user, environment, left or right: it is left out.`);
  return {
    ...(isFacingMode && { facingMode }),
    ...device(videoDevice),
    ...ideal(attributes, 'width'),
    ...ideal(attributes, 'height'),
    ...ideal(attributes, 'frameRate'),
  };
}

function merge(
  base: boolean | MediaTrackConstraints | undefined,
  own: MediaTrackConstraints,
): boolean | MediaTrackConstraints {
  const merged = { ...(base as MediaTrackConstraints), ...own };
  return !Object.keys(merged).length || merged;
}

function device(deviceId: string): MediaTrackConstraints {
  return deviceId ? { deviceId: { exact: deviceId } } : {};
}

function ideal(attributes: CaptureAttributes, name: 'width' | 'height' | 'frameRate'): MediaTrackConstraints {
  const value = attributes[name];
  if (value! > 0) return { [name]: { ideal: value } };
  // Null where an attribute was removed.
  if (value != null) devWarning(`${name} must be a number above 0: it is left out of the constraints.`);
  return {};
}
