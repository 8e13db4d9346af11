import { fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-constraints-editor.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera, type VirtualCameraOptions } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { VirtualDevices, type VirtualDevicesOptions } from '../../src/virtual/virtual-devices.js';
import { press, untilState } from './elements.js';
import { eventAfter, waitFor } from './wait.js';

type Settings = Record<string, unknown>;
type Field = HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement;
type Devices = NonNullable<VirtualDevicesOptions['devices']>;

/** A camera that has something of each kind to set. */
export const FULL_CAMERA: VirtualCameraOptions = {
  label: 'Full camera',
  facingMode: 'user',
  freePanTiltZoom: true,
  controls: {
    zoom: { min: 1, max: 4, step: 0.1 },
    torch: [false, true],
    focusMode: ['continuous', 'manual'],
    focusDistance: { min: 0.1, max: 5, step: 0.1 },
    brightness: { min: 0, max: 100, step: 1 },
    pointsOfInterest: { points: 1 },
  },
};

/** A session with these devices, which it may use. */
export function sessionWith(devices: Devices): CaptureSession {
  const permissions = { camera: 'granted', microphone: 'granted' } as const;
  return new CaptureSession({ platform: new VirtualDevices({ devices, permissions }).platform });
}

/** The track of a kind that a session has. */
export const trackOf = (session: CaptureSession, kind = 'video'): MediaStreamTrack =>
  session.stream!.getTracks().find((track) => track.kind === kind)!;

/** What it does now. */
export const settingsOf = (session: CaptureSession, kind = 'video'): Settings =>
  trackOf(session, kind).getSettings() as Settings;

/** A field of an editor, by its id. */
export const fieldOf = (editor: MediaConstraintsEditor, id: string): Field | null =>
  editor.shadowRoot!.querySelector<Field>(`#${id}`);

/** What an editor says of a constraint. */
export const whyOf = (editor: MediaConstraintsEditor, name: string): string =>
  fieldOf(editor, `why-${name}`)?.textContent.trim() ?? '';

/** An editor of a session, or of none. */
export const createEditor = (session?: CaptureSession): Promise<MediaConstraintsEditor> =>
  fixture<MediaConstraintsEditor>(
    html`<media-constraints-editor .session=${session}></media-constraints-editor>`,
  );

/** An editor of a session that has started. */
export async function showEditor(
  constraints: MediaStreamConstraints = { video: true },
  devices: Devices = [new VirtualCamera(FULL_CAMERA), new VirtualMicrophone({ label: 'Microphone' })],
): Promise<{ editor: MediaConstraintsEditor; session: CaptureSession }> {
  const session = sessionWith(devices);
  await session.start(constraints);
  const editor = await createEditor(session);
  await untilState(editor, 'live');
  return { editor, session };
}

/** Chooses in a list, as a person does; a value, or a text where there are no values. */
export async function choose(editor: MediaConstraintsEditor, id: string, value: string): Promise<void> {
  const select = await waitFor(() => fieldOf(editor, id), { message: id });
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await editor.updateComplete;
}

/** Writes in a field, or drags a slider; then leaves it. */
export async function write(
  editor: MediaConstraintsEditor,
  field: Field | string,
  ...values: unknown[]
): Promise<void> {
  const input =
    typeof field === 'string' ? await waitFor(() => fieldOf(editor, field), { message: field }) : field;
  for (const value of values) {
    input.value = String(value);
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await editor.updateComplete;
}

/** Presses Apply, and waits until that is in effect. */
export const apply = (editor: MediaConstraintsEditor): Promise<Event> =>
  eventAfter(editor, 'change', () => press(editor, 'apply'));
