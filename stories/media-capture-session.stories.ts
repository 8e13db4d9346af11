import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { stacked } from './support/layout.js';
import { find, isTest, mayStart, press, until, untilPart, untilState } from './support/play.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const inside = html`
  <media-stream-preview></media-stream-preview>
  <media-device-picker kind="videoinput"></media-device-picker>
`;

const session = (args: Args, content: TemplateResult = inside): TemplateResult =>
  html`<media-capture-session ${withArgs(args)}>${content}</media-capture-session>`;

const meta: Meta = {
  title: 'Elements/media-capture-session',
  component: 'media-capture-session',
  render: (args) => session(args),
  decorators: [stacked('40rem')],
};
export default meta;

const untilLive: Play = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'media-stream-preview'), 'live');
};

/** What stands inside shares one camera. It starts by itself only where the user has allowed that before. */
export const Default: Story = { args: { autoplay: true }, play: untilLive };

/** Without `autoplay` the elements inside show a start button; one press starts all of them. */
export const StartButton: Story = {
  play: async ({ canvasElement }) => {
    const preview = find(canvasElement, 'media-stream-preview');
    await untilPart(preview, 'start');
    if (!isTest()) return;
    await press(preview, 'start');
    await untilState(preview, 'live');
    await expect(find(canvasElement, 'media-capture-session').stream?.active).toBe(true);
  },
};

/** Both at once are asked for with one prompt. */
export const CameraAndMicrophone: Story = {
  args: { autoplay: true, video: true, audio: true },
  render: (args) =>
    session(
      args,
      html`${inside}
        <media-device-picker kind="audioinput"></media-device-picker> `,
    ),
  play: untilLive,
};

/** Elements anywhere on the page use a session by its id. */
export const ById: Story = {
  args: { autoplay: true },
  render: (args) =>
    html`<media-capture-session id="camera" ${withArgs(args)}></media-capture-session>
      <media-device-picker for="camera"></media-device-picker>
      <media-stream-preview for="camera"></media-stream-preview>`,
  play: untilLive,
};

/** The size to aim at, in px; cameras give what comes close. */
export const Size: Story = {
  args: { autoplay: true, width: 1280, height: 720 },
  play: async (context) => {
    await untilLive(context);
    if (!isTest()) return;
    const { stream } = find(context.canvasElement, 'media-capture-session');
    await expect(stream?.getVideoTracks()[0]?.getSettings()).toMatchObject({ width: 1280, height: 720 });
  },
};

/** Prefers the rear camera, which is not mirrored. */
export const RearCamera: Story = { args: { autoplay: true, 'facing-mode': 'environment' }, play: untilLive };

/** What attributes can't say: the property `constraints`. */
export const Constraints: Story = {
  args: { autoplay: true, constraints: { video: { aspectRatio: 16 / 9, frameRate: { max: 15 } } } },
  play: untilLive,
};

/** Remembers the devices that the user chooses, in this browser. */
export const Remember: Story = { args: { autoplay: true, remember: true }, play: untilLive };

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  args: { autoplay: true },
  play: untilLive,
};

/** Where capture fails, the elements inside say so, and the event `error` tells the page. */
export const Failed: Story = {
  args: { constraints: { video: { width: { exact: 99_999 } } } },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const preview = find(canvasElement, 'media-stream-preview');
    await press(preview, 'start');
    await untilPart(preview, 'notice');
    const { error } = find(canvasElement, 'media-capture-session');
    await expect(error?.code).toBe('overconstrained');
    await expect(error?.constraint).toBe('width');
  },
};

/** One of two devices can't be had: the session is live with the other. */
export const MicrophoneDenied: Story = {
  parameters: { capture: { permission: { camera: 'granted', microphone: 'denied' } } },
  args: { video: true, audio: true },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const preview = find(canvasElement, 'media-stream-preview');
    await press(preview, 'start');
    await untilPart(preview, 'notice');
    const { stream } = await until(() => {
      const element = find(canvasElement, 'media-capture-session');
      return element.stream && element;
    }, 'the stream');
    await expect(stream!.getTracks().map(({ kind }) => kind)).toEqual(['video']);
  },
};
