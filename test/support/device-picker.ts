import { fixture, html } from '@open-wc/testing';
import '../../src/define/media-device-picker.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaDevicePicker } from '../../src/elements/media-device-picker/media-device-picker.js';
import { requests, untilPart } from './elements.js';
import { camera, HandMadeDevices, microphone, type HandMadeDevice } from './hand-made-devices.js';
import { waitFor } from './wait.js';

/** A picker, left to itself. */
export const createPicker = (): Promise<MediaDevicePicker> =>
  fixture<MediaDevicePicker>(html`<media-device-picker></media-device-picker>`);

/** The list of a picker, once it has one. */
export const listOf = async (picker: MediaDevicePicker): Promise<HTMLSelectElement> =>
  (await untilPart(picker, 'select')) as HTMLSelectElement;

/** The texts in a list. */
export const optionsOf = (list: HTMLSelectElement): string[] => [...list.options].map(({ text }) => text);

/** Does what a user does with the list. */
export async function choose(picker: MediaDevicePicker, deviceId: string): Promise<void> {
  const list = await listOf(picker);
  await waitFor(() => [...list.options].some(({ value }) => value === deviceId));
  list.value = deviceId;
  for (const type of ['input', 'change']) {
    list.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }
}

/** As before there is permission. */
export const nameless = (device: HandMadeDevice): HandMadeDevice => ({ ...device, deviceId: '', label: '' });

/** What the tests of a suite of pickers use. */
interface Pickers {
  /** Has these devices in the place of two cameras and a microphone. */
  use(...list: HandMadeDevice[]): void;
  /** A picker of a kind, cameras unless it is told, for the session of the test. */
  createFor(kind?: MediaDeviceKind): Promise<MediaDevicePicker>;
}

/** Gives each test of a suite a session on hand-made devices, and ends it afterwards. Call it within the suite. */
export function usePickers(give: (devices: HandMadeDevices, session: CaptureSession) => void): Pickers {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  const use = (...list: HandMadeDevice[]): void => {
    devices = new HandMadeDevices(...list);
    session = new CaptureSession({ platform: devices.platform });
    give(devices, session);
  };

  beforeEach(() => {
    requests.length = 0;
    use(camera('a'), camera('b'), microphone('c'));
  });

  afterEach(async () => {
    session.stop();
    await devices.close();
  });

  const createFor = async (kind: MediaDeviceKind = 'videoinput'): Promise<MediaDevicePicker> =>
    Object.assign(await createPicker(), { kind, session });
  return { use, createFor };
}
