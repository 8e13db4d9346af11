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
const NUMBERS = ['width', 'height', 'frameRate'] as const;

/** The constraints that the attributes and the `constraints` property say together; the attributes come first. */
export function constraintsFrom(attributes: CaptureAttributes): MediaStreamConstraints {
  const { constraints, videoDevice, audioDevice } = attributes;
  const audio = attributes.audio || constraints?.audio;
  const video = attributes.video || constraints?.video || !audio;
  return {
    ...constraints,
    ...(video && { video: merge(constraints?.video, videoDevice, pictureConstraints(attributes)) }),
    ...(audio && { audio: merge(constraints?.audio, audioDevice) }),
  };
}

function pictureConstraints(attributes: CaptureAttributes): MediaTrackConstraints {
  const { facingMode } = attributes;
  const picture: MediaTrackConstraints = {};
  if (FACING_MODES.includes(facingMode)) picture.facingMode = facingMode;
  else if (facingMode)
    devWarning(`facing-mode="${facingMode}" is none of ${FACING_MODES.join(', ')}: it is left out.`);
  for (const name of NUMBERS) {
    const value = attributes[name];
    if (value! > 0) picture[name] = { ideal: value! };
    // Null where an attribute was removed.
    else if (value != null)
      devWarning(`${name} must be a number above 0: it is left out of the constraints.`);
  }
  return picture;
}

function merge(
  base: boolean | MediaTrackConstraints | undefined,
  deviceId: string,
  own?: MediaTrackConstraints,
): boolean | MediaTrackConstraints {
  const merged = { ...(base as object), ...own, ...(deviceId && { deviceId: { exact: deviceId } }) };
  return Object.keys(merged).length ? merged : true;
}
