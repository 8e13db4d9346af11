import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { canvasStream, forgetStream } from './support/canvas-stream.js';
import { virtualDevices } from './support/devices.js';
import { stacked } from './support/layout.js';
import { find, isTest, mayStart, press, until, untilPart, untilState } from './support/play.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const inspector = (args: Args): TemplateResult =>
  html`<media-stream-inspector ${withArgs(args)}></media-stream-inspector>`;

const around = (content: TemplateResult, args: Args = {}): TemplateResult =>
  html`<media-capture-session autoplay width="640" ${withArgs(args)}>
    <media-stream-preview></media-stream-preview>
    ${content}
  </media-capture-session>`;

const meta: Meta = {
  title: 'Elements/media-stream-inspector',
  component: 'media-stream-inspector',
  render: (args: Args) => around(inspector(args)),
  decorators: [stacked('40rem')],
};
export default meta;

const untilLive: Play = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'media-stream-inspector'), 'live');
};

/** What was asked of each track, what is in effect, what it could do, and what happened. */
export const Default: Story = { play: untilLive };

export const CameraAndMicrophone: Story = {
  render: (args) => around(inspector(args), { video: true, audio: true }),
  play: untilLive,
};

/** It opens nothing: without a stream there is nothing to see. */
export const Empty: Story = {
  render: (args) =>
    html`<media-capture-session>
      ${inspector(args)}
      <media-stream-preview></media-stream-preview>
    </media-capture-session>`,
};

/** A shutter was closed: the log has the time, and the track says that it is muted. */
export const Interrupted: Story = {
  parameters: { devices: 'laptop' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-stream-inspector');
    await untilState(element, 'live');
    virtualDevices()?.mute('camera');
    await until(() => element.shadowRoot?.textContent.includes('interrupted'), 'the interruption');
  },
};

/** Why there is no camera stands in the log, in the words of the API. */
export const Failed: Story = {
  parameters: { capture: { permission: 'denied' }, devices: 'denied' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    await press(find(canvasElement, 'media-stream-preview'), 'start');
    const element = find(canvasElement, 'media-stream-inspector');
    await until(() => element.shadowRoot?.textContent.includes('permission-denied'), 'the failure');
  },
};

/** A stream from anywhere, here of a canvas. */
export const AnyStream: Story = {
  render: () =>
    html`<media-stream-preview .srcObject=${canvasStream()}></media-stream-preview>
      <media-stream-inspector .srcObject=${canvasStream()}></media-stream-inspector>`,
  beforeEach: () => forgetStream,
  play: async ({ canvasElement }) => untilState(find(canvasElement, 'media-stream-inspector'), 'live'),
};

/** What it copies, for a bug report, has no ids and names of devices in it. */
export const Copy: Story = {
  play: async (context) => {
    await untilLive(context);
    if (!isTest()) return;
    const element = find(context.canvasElement, 'media-stream-inspector');
    const report = JSON.stringify(element);
    await expect(report).toContain('"readyState":"live"');
    await expect(report).not.toContain('deviceId');
    await untilPart(element, 'copy');
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar' }, play: untilLive };
