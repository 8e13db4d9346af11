import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { stacked } from './support/layout.js';
import { canvasStream, endStream, forgetStream } from './support/canvas-stream.js';
import { failsWith, find, isTest, mayStart, press, untilPart, untilState } from './support/play.js';
import type { CaptureErrorCode } from '../src/core/errors.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

const preview = (args: Args, content?: unknown): TemplateResult =>
  html`<media-stream-preview ${withArgs(args)}>${content}</media-stream-preview>`;

const meta: Meta = {
  title: 'Elements/media-stream-preview',
  component: 'media-stream-preview',
  render: (args) => preview(args),
  decorators: [stacked('40rem')],
  beforeEach: () => forgetStream,
};
export default meta;

type Story = StoryObj;

const untilLive: NonNullable<Story['play']> = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'media-stream-preview'), 'live');
};

const fails = (code: CaptureErrorCode): NonNullable<Story['play']> => failsWith('media-stream-preview', code);

/** With `autoplay` it starts by itself where the camera was allowed before; elsewhere it shows its button. */
export const Default: Story = { args: { autoplay: true }, play: untilLive };

/** Nothing is asked of the user before a press on the button. */
export const Idle: Story = {
  play: async ({ canvasElement }) => {
    await untilPart(find(canvasElement, 'media-stream-preview'), 'start');
  },
};

/** Stop, picture in picture and full screen, as far as the browser has them. */
export const Controls: Story = {
  args: { autoplay: true, controls: true },
  play: async ({ canvasElement }) => {
    if (await mayStart()) await untilPart(find(canvasElement, 'media-stream-preview'), 'controls');
  },
};

/** A camera is a mirror by itself, unless it is a rear camera; `mirror` says otherwise. */
export const NotMirrored: Story = { args: { autoplay: true, mirror: 'off' }, play: untilLive };

/** Sound alone is shown as such. */
export const AudioOnly: Story = {
  args: { autoplay: true, audio: true },
  play: untilLive,
};

/** The box has the ratio of the picture, until the page gives it another; `contain` then shows all of the picture. */
export const Contain: Story = {
  args: { autoplay: true, '--capture-aspect-ratio': '1', '--capture-object-fit': 'contain' },
  play: untilLive,
};

/** The `poster` slot is shown until the first frame is. */
export const Poster: Story = {
  render: (args) =>
    preview(
      args,
      html`<div
        slot="poster"
        style="inline-size: 100%; block-size: 100%; background: linear-gradient(135deg, #c7d2fe, #fbcfe8)"
      ></div>`,
    ),
};

/** The `overlay` slot lies over the picture and lets pointers through. */
export const Overlay: Story = {
  args: { autoplay: true },
  render: (args) =>
    preview(
      args,
      html`<svg
        slot="overlay"
        viewBox="0 0 3 3"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        aria-hidden="true"
      >
        <path
          d="M1 0V3M2 0V3M0 1H3M0 2H3"
          stroke="#fff"
          stroke-width="1"
          vector-effect="non-scaling-stroke"
        />
      </svg>`,
    ),
  play: untilLive,
};

/** Any stream, by the property `srcObject`: a canvas here. The element never stops its tracks. */
export const AnyStream: Story = {
  render: (args) => preview({ ...args, srcObject: canvasStream() }),
  play: ({ canvasElement }) => untilState(find(canvasElement, 'media-stream-preview'), 'live'),
};

/** A stream that has ended. */
export const Ended: Story = {
  ...AnyStream,
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'media-stream-preview');
    await untilState(element, 'live');
    endStream();
    await untilState(element, 'ended');
  },
};

/** Paused, by the page or by the browser: a press goes on. */
export const Paused: Story = {
  ...AnyStream,
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'media-stream-preview');
    await untilState(element, 'live');
    element.videoElement?.pause();
    await untilState(element, 'paused');
  },
};

/** Two previews of one session: the camera is opened once. */
export const TwoOfOneSession: Story = {
  render: (args) =>
    html`<media-capture-session id="shared" autoplay></media-capture-session>
      <div style="display: grid; grid-template-columns: 2fr 1fr; gap: 1rem; align-items: start">
        <media-stream-preview for="shared" ${withArgs(args)}></media-stream-preview>
        <media-stream-preview for="shared" mirror="off"></media-stream-preview>
      </div>`,
  play: async ({ canvasElement }) => {
    if (!(await mayStart())) return;
    for (const element of canvasElement.querySelectorAll('media-stream-preview'))
      await untilState(element, 'live');
  },
};

/** A small box: in a corner of a page, or on a phone. */
export const Small: Story = {
  args: { autoplay: true, controls: true },
  render: (args) => html`<div style="inline-size: 12rem">${preview(args)}</div>`,
  play: untilLive,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  args: { autoplay: true, controls: true },
  play: untilLive,
};

/** Colours, corners and type by custom properties. */
export const Themed: Story = {
  args: { ...THEMED, '--capture-backdrop': 'linear-gradient(135deg, #4c1d95, #831843)' },
};

/** The user, now or earlier, said no. */
export const PermissionDenied: Story = {
  parameters: { capture: { permission: 'denied' }, devices: 'denied' },
  play: fails('permission-denied'),
};

/** The user closed the prompt without an answer. */
export const PromptDismissed: Story = {
  parameters: { capture: { permission: 'prompt' }, devices: 'prompt' },
  play: fails('permission-dismissed'),
};

export const NoCamera: Story = {
  parameters: { capture: { devices: 0 }, devices: 'none' },
  play: fails('device-not-found'),
};

/** Another application has the camera, as happens on Windows. */
export const InUse: Story = { parameters: { devices: 'in-use' }, play: fails('device-in-use') };

/** The browser asks, and nobody answers: it says that it waits. */
export const PromptUnanswered: Story = {
  parameters: { devices: 'prompt' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-stream-preview');
    await press(element, 'start');
    await untilState(element, 'starting');
  },
};

/** A camera that takes its time. */
export const SlowCamera: Story = {
  parameters: { devices: 'slow' },
  args: { autoplay: true },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-stream-preview');
    await untilState(element, 'starting');
    await untilState(element, 'live');
  },
};

/** The camera is pulled out while it is in use. */
export const Unplugged: Story = {
  parameters: { devices: 'unplugs' },
  args: { autoplay: true },
  play: fails('device-lost'),
};

/** A phone call, or the shutter of the camera: it can come back by itself. */
export const Interrupted: Story = {
  parameters: { devices: 'muted' },
  args: { autoplay: true },
  play: fails('interrupted'),
};

/** A constraint that no camera can meet. */
export const Overconstrained: Story = {
  args: { constraints: { video: { width: { exact: 99_999 } } } },
  play: fails('overconstrained'),
};

/** The camera of `video-device` is gone: another one takes its place, and the element says so. */
export const StaleDevice: Story = {
  args: { autoplay: true, 'video-device': 'gone' },
  play: async ({ canvasElement }) => {
    if (!(await mayStart())) return;
    const element = find(canvasElement, 'media-stream-preview');
    await untilState(element, 'live');
    await untilPart(element, 'notice');
  },
};

/** Camera and microphone were asked for and only the camera can be had: that is a success, with a notice. */
export const MicrophoneDenied: Story = {
  parameters: { capture: { permission: { camera: 'granted', microphone: 'denied' } } },
  args: { video: true, audio: true },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-stream-preview');
    await press(element, 'start');
    await untilState(element, 'live');
    await untilPart(element, 'notice');
  },
};

/** The page was not loaded over https. */
export const InsecurePage: Story = {
  parameters: { capture: { insecure: true }, devices: 'insecure' },
  play: fails('insecure-context'),
};

/** The page, or the page around its frame, keeps the camera back by Permissions Policy. */
export const BlockedByPolicy: Story = {
  parameters: { capture: { policy: 'camera=()' } },
  play: fails('blocked-by-policy'),
};
