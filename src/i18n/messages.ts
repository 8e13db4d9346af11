import type { CaptureErrorCode, TrackKind } from '../core/errors.js';

/** What a failure says: a few words, and one sentence on what to do. */
export type ErrorText = readonly [title: string, remedy: string];

/** The failures that users can see. */
export type FailureCode = Exclude<CaptureErrorCode, 'aborted'>;

/**
 * The texts of notices. The keys are the codes of failures; `kind` is undefined where both kinds are meant, or none is
 * known.
 */
export type NoticeMessages = {
  readonly [Code in FailureCode]: (kind?: TrackKind) => ErrorText;
} & {
  /** A failure of a source that is no device, where there is more to say than that it did not work. */
  readonly sourceFailed: (code: FailureCode, kind?: TrackKind) => ErrorText | undefined;
  /** Another device took the place of the one that was chosen. */
  readonly replaced: (kind?: TrackKind) => ErrorText;
  /** Unfolds the steps that mend a failure. */
  readonly how: string;
  readonly retry: string;
};

/** The texts of a list of devices. */
export interface DeviceMessages {
  /** The name of a device that has no label (yet), and without `ordinal` the name of its kind. */
  readonly deviceFallback: (kind: MediaDeviceKind, ordinal?: number) => string;
  /** The accessible name of a list of devices. */
  readonly chooseDevice: (kind: MediaDeviceKind) => string;
  /** Why a list of devices is empty before there is permission. */
  readonly permissionFirst: (kind: MediaDeviceKind) => string;
  /** The button beside it. */
  readonly allow: (kind: MediaDeviceKind) => string;
  readonly noDevice: (kind: MediaDeviceKind) => string;
  /** The entry for the device that the system chooses; also all there is where outputs can't be chosen. */
  readonly systemDefault: string;
}

/** The texts of the controls of a preview. */
export interface ControlMessages {
  readonly stop: string;
  /** A button: what it does while this is active or not. */
  readonly pictureInPicture: (active: boolean) => string;
  readonly fullscreen: (active: boolean) => string;
}

/** The texts of a preview alone. */
export interface PreviewMessages {
  /** Shown where a stream was. */
  readonly ended: string;
  readonly audioOnly: string;
  /** The button that starts to capture something other than a camera or a microphone. */
  readonly startSource: string;
}

/** The texts of what shows how loud a sound is. */
export interface LevelMessages {
  /** The accessible name of a level meter. */
  readonly audioLevel: string;
  /** The accessible name of a picture of the sound; `active` where there is a sound to show. */
  readonly audioVisualizer: (active: boolean) => string;
  /** Shown where a microphone that is on stays silent. */
  readonly noSound: string;
  /** Shown where anything else that is live does. */
  readonly nothingHeard: string;
}

/** The texts of what few photos need. */
export interface SpecialPhotoMessages {
  /** Announced while a countdown runs. */
  readonly countdown: (seconds: number) => string;
  /** Offered where no camera can be had. */
  readonly chooseFile: string;
}

/** The texts of a toggle button. */
export interface ToggleMessages {
  /** Announced after a shortcut turned the camera or the microphone on or off. */
  readonly turned: (kind: TrackKind, on: boolean) => string;
  /** Why nothing comes from what is on. */
  readonly heldBack: (kind: TrackKind) => string;
}

/** The texts of an inspector. */
export interface InspectorMessages {
  /** The accessible name of the small picture. */
  readonly inspected: string;
  readonly noStream: string;
  readonly frames: (presented: number, dropped: number) => string;
  /** The columns of a table: a property of a track, and what was asked for, is in effect, and could be. */
  readonly property: string;
  readonly askedFor: string;
  readonly inEffect: string;
  readonly possible: string;
  /** Above what happened. */
  readonly events: string;
  readonly copyJson: string;
  /** Announced once that is done. */
  readonly copied: string;
  /** Above the text, where the browser lets no page copy. */
  readonly copyByHand: string;
}

/** The texts of a button that shares a screen. */
export interface SharingMessages {
  readonly shareScreen: string;
  readonly stopSharing: string;
  /** Shown while the browser asks what to share. */
  readonly choosing: string;
  /** What is shared: `monitor`, `window`, `browser` (a tab), or '' where the engine does not tell. */
  readonly sharing: (surface: string) => string;
  /** Nothing of what is shared can be seen for the moment. */
  readonly sharingPaused: string;
  /** A failure of sharing, in the place of that of a camera. */
  readonly sharingFailed: (code: FailureCode) => ErrorText;
}

/** What people can set of a camera; `pointX` and `pointY` are where it focuses. */
export type CameraSettingName =
  | 'zoom'
  | 'torch'
  | 'backgroundBlur'
  | 'focusMode'
  | 'focusDistance'
  | 'exposureMode'
  | 'exposureCompensation'
  | 'exposureTime'
  | 'whiteBalanceMode'
  | 'colorTemperature'
  | 'pan'
  | 'tilt'
  | 'iso'
  | 'brightness'
  | 'contrast'
  | 'saturation'
  | 'sharpness'
  | 'pointX'
  | 'pointY';

/** Who sets the focus, the exposure or the white balance (MediaStream Image Capture, MeteringMode). */
export type CameraMode = 'none' | 'manual' | 'single-shot' | 'continuous';

/** The texts of the controls of a camera. */
export interface CameraMessages {
  /** The accessible name of all of them. */
  readonly cameraControls: string;
  readonly cameraSetting: Readonly<Record<CameraSettingName, string>>;
  readonly cameraMode: Readonly<Record<CameraMode, string>>;
  readonly switchCamera: string;
  /** Unfolds what is seldom used. */
  readonly moreControls: string;
  readonly noControls: string;
  readonly cameraOff: string;
  /** The camera, or the browser, did not do what was asked of `setting`. */
  readonly refused: (setting: string) => string;
  readonly tapToFocus: string;
}

/** How a constraint is asked for; `none` where it is not, `written` where only its JSON says it. */
export type ConstraintLevel = 'none' | 'ideal' | 'exact' | 'min' | 'max' | 'range' | 'written';

/** Constraints that belong together. */
export type ConstraintGroup = 'size' | 'sound' | 'camera' | 'picture' | 'device' | 'screen' | 'other';

/** Sets of constraints that are often wanted. */
export type ConstraintPresetName =
  'any' | 'small' | 'hd' | 'full-hd' | 'square' | 'smooth' | 'voice' | 'music' | 'raw';

/** What is to be said of a constraint: the first five once it is applied, the others before. */
export type ConstraintWhy =
  | 'met'
  /** It is the best that the device can do. */
  | 'nearest'
  /** The device could do better: it was the browser's choice. */
  | 'otherwise'
  | 'violated'
  | 'untold'
  | 'possible'
  | 'near'
  | 'without'
  | 'impossible'
  | 'absent'
  | 'conflict'
  | 'unknown'
  | 'ignored'
  | 'refused'
  | 'switching';

/** What such a text may speak of: a value, and the names of other constraints. */
export interface ConstraintFacts {
  readonly got: string;
  readonly others: string;
}

/** The texts of an editor of constraints. */
export interface EditorMessages {
  /** The accessible name of all of it. */
  readonly constraintsEditor: string;
  readonly editorIdle: string;
  /** Above the choice between camera and microphone. */
  readonly whichTrack: string;
  readonly constraintGroup: Readonly<Record<ConstraintGroup, string>>;
  /** The names of constraints, beside those that the controls of a camera have. */
  readonly constraintLabel: Readonly<Record<string, string>>;
  readonly constraintLevel: Readonly<Record<ConstraintLevel, string>>;
  readonly constraintWhy: Readonly<Record<ConstraintWhy, (facts: ConstraintFacts) => string>>;
  /** A button that takes a value which works. */
  readonly useNearest: (value: string) => string;
  /** What the device can do, and what is so; after the name of a constraint. */
  readonly canBe: (values: string) => string;
  readonly isNow: (value: string) => string;
  /** Above what the browser knows and the device does not have. */
  readonly notTold: string;
  /** Above the names of constraints. */
  readonly unknownHere: string;
  readonly preset: string;
  readonly choosePreset: string;
  readonly constraintPreset: Readonly<Record<ConstraintPresetName, string>>;
  readonly apply: string;
  readonly undo: string;
  readonly reset: string;
  readonly unapplied: (count: number) => string;
  readonly applied: (met: boolean) => string;
  /** Where there are only advanced sets: how many, and how many of them can be met. */
  readonly appliedSets: (count: number, met: number) => string;
  readonly nothingAsked: string;
  /** The names of what was refused; '' where the browser does not tell. */
  readonly notApplied: (what: string) => string;
  /** Where another device was to be opened, and could not be. */
  readonly notSwitched: string;
  readonly onOff: (on: boolean) => string;
  readonly constraintsJson: string;
  readonly settingsJson: string;
  readonly advancedSets: (count: number, met: number) => string;
  /** Why a text is not read, by what is wrong with it. */
  readonly jsonProblem: Readonly<Record<'syntax' | 'shape' | 'value', (line: number) => string>>;
}

/** Texts that come with what shows them. */
type LaterMessages = NoticeMessages &
  DeviceMessages &
  ControlMessages &
  PreviewMessages &
  LevelMessages &
  SpecialPhotoMessages &
  ToggleMessages &
  InspectorMessages &
  SharingMessages &
  CameraMessages &
  EditorMessages;

/** Every text that the elements show or announce, in one language. */
export type AllMessages = Messages & LaterMessages;

/**
 * The texts that are at hand. Where a language leaves out others, they come in English with what shows them.
 */
export interface Messages extends Partial<LaterMessages> {
  /** The language that the texts are in, as a lower-case BCP 47 tag: `en`, `pt-br`. */
  readonly lang: string;
  /** The direction of its script. */
  readonly dir: 'ltr' | 'rtl';
  /** A button that starts the camera, the microphone, or (without a kind) both. */
  readonly start: (kind?: TrackKind) => string;
  readonly starting: string;
  readonly cancel: string;
  readonly takePhoto: string;
  readonly retake: string;
  /** The label of a photo that waits for review. */
  readonly yourPhoto: string;
  /** Announced once a photo is stored. */
  readonly photoTaken: string;
  /** The form's message where a photo is required and missing. */
  readonly valueMissing: string;
  /** The accessible name of the picture. */
  readonly camera: string;
  readonly tapToPlay: string;
}
