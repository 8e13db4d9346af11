import { fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/camera-controls.js';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import { VirtualCamera, type VirtualCameraOptions } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualDevices, type VirtualDevicesOptions } from '../../src/virtual/virtual-devices.js';
import { untilState } from './elements.js';

type Settings = Record<string, unknown>;
type Control = HTMLElement & { value: string; valueAsNumber: number; disabled: boolean };
type Devices = NonNullable<VirtualDevicesOptions['devices']>;

const METERING = ['continuous', 'single-shot', 'manual'];

/** A camera that has everything. */
export const EVERYTHING: VirtualCameraOptions = {
  label: 'Full camera',
  freePanTiltZoom: true,
  controls: {
    zoom: { min: 1, max: 4, step: 0.1 },
    pan: { min: -36000, max: 36000, step: 3600 },
    tilt: { min: -36000, max: 36000, step: 3600 },
    torch: [false, true],
    backgroundBlur: [false, true],
    focusMode: METERING,
    focusDistance: { min: 0.1, max: 5, step: 0.1 },
    exposureMode: METERING,
    exposureCompensation: { min: -2, max: 2, step: 0.1 },
    exposureTime: { min: 10, max: 1000, step: 10 },
    whiteBalanceMode: ['continuous', 'manual'],
    colorTemperature: { min: 2500, max: 8000, step: 100 },
    iso: { min: 100, max: 1600, step: 100 },
    brightness: { min: 0, max: 100, step: 1 },
    contrast: { min: 0, max: 100, step: 1 },
    saturation: { min: 0, max: 100, step: 1 },
    sharpness: { min: 0, max: 100, step: 1 },
    pointsOfInterest: { points: 1 },
  },
};

/** Sessions that have started and not been stopped. */
const started = new Set<CaptureSession>();

/** Ends what the tests of a suite have started. Call it within the suite. */
export function useCameras(): void {
  afterEach(() => {
    for (const session of started) session.stop();
    started.clear();
  });
}

/** A session of a camera of these devices that has started. */
export async function startOn(
  devices: VirtualDevices | Devices,
  constraints: MediaStreamConstraints = { video: true },
): Promise<CaptureSession> {
  const virtual =
    devices instanceof VirtualDevices
      ? devices
      : new VirtualDevices({ devices, permissions: { camera: 'granted' } });
  const session = new CaptureSession({ platform: virtual.platform });
  started.add(session);
  await session.start(constraints);
  return session;
}

/** A session of a camera that has started. */
export const startCamera = (options: VirtualCameraOptions): Promise<CaptureSession> =>
  startOn([new VirtualCamera(options)]);

/** Controls of a session, or of none. */
export const createControls = (session?: CaptureSession): Promise<CameraControls> =>
  fixture<CameraControls>(html`<camera-controls .session=${session}></camera-controls>`);

/** Controls of a session, once there are some. */
export async function controlsFor(session: CaptureSession): Promise<CameraControls> {
  const element = await createControls(session);
  await untilState(element, 'live');
  return element;
}

/** Controls of a camera that has started. */
export const showControls = async (options = EVERYTHING): Promise<CameraControls> =>
  controlsFor(await startCamera(options));

/** The track of the camera that is controlled. */
export const trackOf = (element: CameraControls): MediaStreamTrack => element.stream!.getVideoTracks()[0]!;

/** What that camera does now. */
export const settingsOf = (element: CameraControls): Settings => trackOf(element).getSettings() as Settings;

/** The control of a setting. */
export const controlOf = (element: CameraControls, name: string): Control | null =>
  element.shadowRoot!.querySelector<Control>(`#${name}`);

/** The settings that there are controls of, from above. */
export const namesOf = (element: CameraControls): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part="control"] > [id], [part="switch"]')].map(({ id }) => id);

/** Moves the thumb of a slider, as a finger does that has not let go yet. */
export function move(element: CameraControls, name: string, value: number): void {
  const slider = controlOf(element, name)!;
  slider.value = String(value);
  slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** Drags a slider to a value, as a finger does that lets go there. */
export function drag(element: CameraControls, name: string, ...values: number[]): void {
  for (const value of values) move(element, name, value);
  controlOf(element, name)!.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Chooses a mode in a list. */
export function choose(element: CameraControls, name: string, mode: string): void {
  const select = controlOf(element, name)!;
  select.value = mode;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
