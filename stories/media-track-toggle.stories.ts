import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { virtualDevices } from './support/devices.js';
import { stacked } from './support/layout.js';
import { find, isTest, mayStart, press, untilPart, untilState } from './support/play.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const around = (content: TemplateResult): TemplateResult =>
  html`<media-capture-session video audio autoplay>
    <media-stream-preview></media-stream-preview>
    ${content}
  </media-capture-session>`;

const meta: Meta = {
  title: 'Elements/media-track-toggle',
  component: 'media-track-toggle',
  args: { kind: 'video' },
  argTypes: {
    kind: { control: 'select', options: ['video', 'audio'] },
    'off-mode': { control: 'select', options: ['', 'stop', 'disable'] },
  },
  render: (args: Args) => around(html`<media-track-toggle ${withArgs(args)}></media-track-toggle>`),
  decorators: [stacked('24rem')],
};
export default meta;

const untilOn: Play = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'media-track-toggle'), 'on');
};

const turnOff: Play = async (context) => {
  await untilOn(context);
  if (!isTest()) return;
  const element = find(context.canvasElement, 'media-track-toggle');
  await press(element, 'button');
  await untilState(element, 'off');
};

/** The camera of the session around it. Turning it off closes the camera, so that its light goes off. */
export const Default: Story = { play: untilOn };

/** What the camera turned off looks like. */
export const Off: Story = { play: turnOff };

/** A microphone is silenced and stays open, so that it is on again at once. */
export const Microphone: Story = { args: { kind: 'audio' }, play: turnOff };

/** A camera that is silenced in the same way sends black, and its light stays on. */
export const Disable: Story = { args: { 'off-mode': 'disable' }, play: turnOff };

/** As in a call: icons alone, with keys that work wherever the focus is. */
export const Toolbar: Story = {
  render: () =>
    around(
      html`<div
        role="group"
        aria-label="Devices"
        style="display: flex; gap: 0.75rem; justify-content: center"
      >
        <media-track-toggle kind="audio" icon-only shortcut="Control+D Meta+D"></media-track-toggle>
        <media-track-toggle kind="video" icon-only shortcut="Control+E Meta+E"></media-track-toggle>
      </div>`,
    ),
  play: untilOn,
};

/** Where nothing is captured yet, pressing it asks for that device alone. */
export const BeforeTheStart: Story = {
  render: () =>
    html`<media-capture-session video audio>
      <media-stream-preview></media-stream-preview>
      <div style="display: flex; gap: 0.75rem">
        <media-track-toggle kind="audio"></media-track-toggle>
        <media-track-toggle kind="video"></media-track-toggle>
      </div>
    </media-capture-session>`,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-track-toggle');
    await press(element, 'button');
    await untilState(element, 'on');
    await expect(find(canvasElement, 'media-capture-session').stream?.getVideoTracks()).toHaveLength(0);
  },
};

/** A phone call, or the shutter of a laptop: it is on, and the system holds it back. */
export const Interrupted: Story = {
  parameters: { devices: 'laptop' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-track-toggle');
    await untilState(element, 'on');
    virtualDevices()?.mute('camera');
    await untilState(element, 'interrupted');
    await untilPart(element, 'hint');
  },
};

/** It says why, and tries again. */
export const PermissionDenied: Story = {
  parameters: { capture: { permission: 'denied' }, devices: 'denied' },
  render: (args) =>
    html`<media-capture-session>
      <media-stream-preview></media-stream-preview>
      <media-track-toggle ${withArgs(args)}></media-track-toggle>
    </media-capture-session>`,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-track-toggle');
    await press(element, 'button');
    await untilPart(element, 'notice');
    await expect(element.error?.code).toBe('permission-denied');
  },
};

export const Disabled: Story = { args: { disabled: true }, play: untilOn };

/** Another label and other icons. */
export const Slots: Story = {
  render: (args) =>
    around(
      html`<media-track-toggle ${withArgs(args)}>
        <span slot="label">Show me</span>
        <span slot="on-icon" aria-hidden="true">●</span>
        <span slot="off-icon" aria-hidden="true">○</span>
      </media-track-toggle>`,
    ),
  play: untilOn,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  args: { kind: 'audio' },
  play: untilOn,
};

/** Colours, corners and type by custom properties. */
export const Themed: Story = {
  args: THEMED,
  play: untilOn,
};
