import type { CaptureDevice } from '../../core/device-list.js';
import { cameraMessages } from '../../i18n/en-camera.js';
import { deviceMessages } from '../../i18n/en-devices.js';
import { editorMessages } from '../../i18n/en-editor.js';
import { inspectorMessages } from '../../i18n/en-inspector.js';
import type {
  CameraMessages,
  DeviceMessages,
  EditorMessages,
  InspectorMessages,
  Messages,
} from '../../i18n/messages.js';
import { formatValue } from '../../internal/format-value.js';
import type { Edits } from './edits.js';

/** The texts that an editor needs. */
export type EditorTexts = Messages & EditorMessages & CameraMessages & DeviceMessages & InspectorMessages;

/** The texts of a language; in English what it leaves out. */
export const textsFor = (messages: Messages): EditorTexts => ({
  ...cameraMessages,
  ...deviceMessages,
  ...inspectorMessages,
  ...editorMessages,
  ...messages,
});

/** What rows need to be drawn, and whom they tell. */
export interface EditorView {
  readonly texts: EditorTexts;
  /** The devices of the kind. */
  readonly devices: readonly CaptureDevice[];
  /** The name of the device that is opened when the draft is applied. */
  readonly target: string;
  readonly edits: Edits;
}

/** The units of numbers, as the specifications have them. */
const UNITS: Partial<Record<string, string>> = {
  width: 'px',
  height: 'px',
  frameRate: 'Hz',
  sampleRate: 'Hz',
  sampleSize: 'bit',
  latency: 's',
  colorTemperature: 'K',
  focusDistance: 'm',
  exposureCompensation: 'EV',
  exposureTime: '× 100 µs',
  pan: '″',
  tilt: '″',
};

/** The unit of a constraint; '' for those that have none. */
export const unitOf = (name: string): string => UNITS[name] ?? '';

/** Longer than any name of a constraint, and than what people write in one. */
const LONGEST = 80;

/** A text that somebody wrote, as far as it fits: all of it stands in the JSON. */
export const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** The name of a constraint for people; its own where it has no other. */
export const labelOf = (name: string, { constraintLabel, cameraSetting }: EditorTexts): string =>
  constraintLabel[name] ?? (cameraSetting as Record<string, string | undefined>)[name] ?? shortened(name);

/** The name of a device. */
export const deviceName = ({ kind, label, ordinal }: CaptureDevice, texts: EditorTexts): string =>
  label || texts.deviceFallback(kind, ordinal);

/** The devices that an id, or the id of a group, stands for, by name; what there is not keeps a short id. */
function deviceText(id: string, { devices, texts }: EditorView): string {
  const found = devices.filter(({ deviceId, groupId }) => deviceId === id || groupId === id);
  return found.map((device) => deviceName(device, texts)).join(', ') || formatValue(id);
}

/** Numbers, their units and the words of the API are read from the left, in a script that is not as well. */
const isolated = (text: string, { texts }: EditorView): string =>
  texts.dir === 'rtl' && text ? `\u2066${text}\u2069` : text;

function withoutStep(value: unknown): unknown {
  if (typeof value !== 'object' || !value) return value;
  const { step, ...others } = value as { step?: number };
  return step === undefined ? value : others;
}

/** A value, or what can be had, as people read it. */
export function valueText(name: string, value: unknown, view: EditorView): string {
  if (typeof value === 'boolean') return view.texts.onOff(value);
  // Points have commas of their own.
  if (Array.isArray(value))
    return value.map((each) => valueText(name, each, view)).join(name === 'pointsOfInterest' ? '; ' : ', ');
  if (typeof value === 'string' && (name === 'deviceId' || name === 'groupId'))
    return deviceText(value, view);
  const text = formatValue(withoutStep(value));
  return isolated(text && unitOf(name) ? `${text} ${unitOf(name)}` : text, view);
}
