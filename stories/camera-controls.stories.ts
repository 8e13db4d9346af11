import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { CaptureSession } from '../src/core/capture-session.js';
import { person, VirtualCamera, VirtualDevices } from '../src/virtual/index.js';
import { canvasStream, forgetStream } from './support/canvas-stream.js';
import { stacked } from './support/layout.js';
import { find, isTest, mayStart, press, until, untilPart, untilState } from './support/play.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const around = (content: TemplateResult, args: Args = {}): TemplateResult =>
  html`<media-capture-session autoplay facing-mode="environment" ${withArgs(args)}>
    <media-stream-preview></media-stream-preview>
    ${content}
  </media-capture-session>`;

const meta: Meta = {
  title: 'Elements/camera-controls',
  component: 'camera-controls',
  render: (args: Args) => around(html`<camera-controls ${withArgs(args)}></camera-controls>`),
  decorators: [stacked('32rem')],
};
export default meta;

const METERING = ['continuous', 'single-shot', 'manual'];

let everything: CaptureSession | undefined;
let webcam: VirtualCamera;

/** A session with a camera that can do all there is, beside the devices of the page. */
function sessionWithEverything(): CaptureSession {
  if (everything) return everything;
  webcam = new VirtualCamera({ label: 'Webcam', picture: person() });
  const camera = new VirtualCamera({
    label: 'Studio camera',
    freePanTiltZoom: true,
    picture: person(),
    controls: {
      zoom: { min: 1, max: 8, step: 0.1 },
      torch: [false, true],
      backgroundBlur: [false, true],
      focusMode: METERING,
      focusDistance: { min: 0.1, max: 5, step: 0.1 },
      exposureMode: METERING,
      exposureCompensation: { min: -2, max: 2, step: 0.1 },
      exposureTime: { min: 10, max: 1000, step: 10 },
      whiteBalanceMode: ['continuous', 'manual'],
      colorTemperature: { min: 2500, max: 8000, step: 100 },
      pan: { min: -36000, max: 36000, step: 3600 },
      tilt: { min: -36000, max: 36000, step: 3600 },
      iso: { min: 100, max: 1600, step: 100 },
      brightness: { min: 0, max: 100, step: 1 },
      contrast: { min: 0, max: 100, step: 1 },
      saturation: { min: 0, max: 100, step: 1 },
      sharpness: { min: 0, max: 100, step: 1 },
      pointsOfInterest: { points: 1 },
    },
  });
  const { platform } = new VirtualDevices({
    devices: [camera, webcam],
    permissions: { camera: 'granted' },
  });
  return (everything = new CaptureSession({ platform }));
}

const full: Story = {
  render: (args) =>
    html`<media-stream-preview .session=${sessionWithEverything()}></media-stream-preview>
      <camera-controls .session=${sessionWithEverything()} ${withArgs(args)}></camera-controls>`,
  beforeEach: () => () => {
    everything?.stop();
    everything = undefined;
  },
  play: async ({ canvasElement }) => {
    // Nothing real is asked for.
    await everything!.start();
    await untilState(find(canvasElement, 'camera-controls'), 'live');
  },
};

const untilShown: Play = async ({ canvasElement }) => {
  if (!(await mayStart())) return;
  const element = find(canvasElement, 'camera-controls');
  await until(() => element.matches(':state(live), :state(none)'), 'what the camera can do');
};

/** The rear camera of a phone: zoom, light, and the next lens. Pinch the picture, or turn the wheel on it. */
export const Default: Story = { parameters: { devices: 'phone' }, play: untilShown };

/** A camera that can do all that there is. Tap the picture to focus there. */
export const Everything: Story = { ...full };

/** What is seldom used is folded; what a camera does by itself can be taken over. */
export const ByHand: Story = {
  ...full,
  play: async (context) => {
    await full.play!(context);
    const { shadowRoot } = find(context.canvasElement, 'camera-controls');
    shadowRoot!.querySelector('details')!.open = true;
    for (const name of ['focusMode', 'exposureMode', 'whiteBalanceMode']) {
      const select = shadowRoot!.querySelector<HTMLSelectElement>(`#${name}`)!;
      select.value = 'manual';
      select.dispatchEvent(new Event('change'));
    }
    await until(() => shadowRoot!.querySelector('#colorTemperature'), 'what is set by hand');
  },
};

/** Most cameras of laptops have nothing to adjust, which is said. */
export const NothingToAdjust: Story = {
  parameters: { devices: 'laptop' },
  play: untilShown,
};

/** Before the camera is started. */
export const Idle: Story = {
  render: (args) =>
    html`<media-capture-session>
      <media-stream-preview></media-stream-preview>
      <camera-controls ${withArgs(args)}></camera-controls>
    </media-capture-session>`,
};

/** The camera, or the browser, did not do what was asked: the slider goes back to what is so. */
export const Refused: Story = {
  ...full,
  play: async (context) => {
    await full.play!(context);
    const element = find(context.canvasElement, 'camera-controls');
    const [track] = everything!.stream!.getVideoTracks();
    track!.applyConstraints = () => Promise.reject(new DOMException('busy', 'OverconstrainedError'));
    const slider = element.shadowRoot!.querySelector<HTMLInputElement>('#zoom')!;
    slider.value = '4';
    slider.dispatchEvent(new Event('change'));
    await untilState(element, 'error');
    await expect(element.error?.code).toBe('overconstrained');
  },
};

/** The next camera is in use elsewhere: the one before goes on. */
export const SwitchFailed: Story = {
  ...full,
  play: async (context) => {
    await full.play!(context);
    const element = find(context.canvasElement, 'camera-controls');
    webcam.inUse = true;
    await press(element, 'switch-camera');
    await untilPart(element, 'notice');
  },
};

/** A stream from elsewhere than a camera has nothing to adjust. */
export const AnyStream: Story = {
  render: (args) => {
    const session = (everything ??= new CaptureSession());
    session.adopt(canvasStream());
    return html`<media-stream-preview .session=${session}></media-stream-preview>
      <camera-controls .session=${session} ${withArgs(args)}></camera-controls>`;
  },
  beforeEach: () => () => {
    everything?.stop();
    everything = undefined;
    forgetStream();
  },
  play: async ({ canvasElement }) => untilState(find(canvasElement, 'camera-controls'), 'none'),
};

/** It may stand anywhere, and take gestures from one preview only, or not all of them. */
export const Elsewhere: Story = {
  parameters: { devices: 'phone' },
  render: () =>
    html`<media-capture-session id="camera" autoplay facing-mode="environment">
        <media-stream-preview id="view"></media-stream-preview>
      </media-capture-session>
      <camera-controls for="camera" preview="view" gestures="pinch tap"></camera-controls>`,
  play: untilShown,
};

export const RightToLeft: Story = { ...full, globals: { direction: 'rtl', locale: 'ar' } };

/** Colours, corners and type by custom properties. */
export const Themed: Story = {
  ...full,
  args: THEMED,
  play: async (context) => {
    await full.play!(context);
    if (isTest()) await untilPart(find(context.canvasElement, 'camera-controls'), 'slider');
  },
};
