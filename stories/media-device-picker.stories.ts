import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { stacked } from './support/layout.js';
import { showData } from './support/form-data.js';
import { find, isTest, mayStart, press, until, untilState } from './support/play.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const picker = (args: Args): TemplateResult =>
  html`<media-device-picker ${withArgs(args)}></media-device-picker>`;

const meta: Meta = {
  title: 'Elements/media-device-picker',
  component: 'media-device-picker',
  args: { kind: 'videoinput' },
  argTypes: { kind: { control: 'select', options: ['videoinput', 'audioinput', 'audiooutput'] } },
  render: (args) => picker(args),
  decorators: [stacked('24rem')],
};
export default meta;

const untilReady: Play = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'media-device-picker'), 'ready');
};

/** The cameras; listing them never prompts. */
export const Default: Story = { play: untilReady };

export const Microphones: Story = { args: { kind: 'audioinput' }, play: untilReady };

/** Speakers, where the browser lets a page choose: elsewhere the system's default is all there is. */
export const Speakers: Story = { args: { kind: 'audiooutput' } };

/** It shows the camera in use, and choosing another switches without a gap. */
export const InSession: Story = {
  render: (args) =>
    html`<media-capture-session autoplay>
      <media-device-picker ${withArgs(args)}></media-device-picker>
      <media-stream-preview></media-stream-preview>
    </media-capture-session>`,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    await untilState(find(canvasElement, 'media-stream-preview'), 'live');
    const element = find(canvasElement, 'media-device-picker');
    const select = await until(() => element.shadowRoot?.querySelector('select'), 'the list');
    const other = await until(
      () => [...select.options].find(({ value }) => value && value !== element.value)?.value,
      'a second camera',
    );
    select.value = other;
    select.dispatchEvent(new Event('change'));
    await until(() => element.value === other, 'the other camera');
  },
};

/** Before the user has allowed it, browsers hide what devices there are: a button asks, for nothing else. */
export const PermissionFirst: Story = {
  parameters: { capture: { permission: 'prompt' }, devices: 'prompt' },
  play: async ({ canvasElement }) => {
    if (isTest()) await untilState(find(canvasElement, 'media-device-picker'), 'permission');
  },
};

export const PermissionDenied: Story = {
  parameters: { capture: { permission: 'denied' }, devices: 'denied' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'media-device-picker');
    await untilState(element, 'permission');
    await press(element, 'allow');
    await untilState(element, 'error');
    await expect(element.error?.code).toBe('permission-denied');
  },
};

export const NoneFound: Story = {
  parameters: { capture: { devices: 0 }, devices: 'none' },
  play: async ({ canvasElement }) => {
    if (isTest()) await untilState(find(canvasElement, 'media-device-picker'), 'empty');
  },
};

export const InsecurePage: Story = {
  parameters: { capture: { insecure: true }, devices: 'insecure' },
  play: async ({ canvasElement }) => {
    if (isTest()) await untilState(find(canvasElement, 'media-device-picker'), 'error');
  },
};

/** Its value in a form is the deviceId. */
export const InForm: Story = {
  args: { name: 'camera' },
  render: (args) =>
    html`<form style="display: grid; gap: 1rem" @submit=${showData}>
      ${picker(args)}
      <button style="justify-self: start">Send</button>
      <output></output>
    </form>`,
  play: untilReady,
};

export const Disabled: Story = { args: { disabled: true }, play: untilReady };

/** Another label, as text or in the slot. */
export const Label: Story = { args: { label: 'Film with' }, play: untilReady };

export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar' }, play: untilReady };

/** Colours, corners and type by custom properties. */
export const Themed: Story = {
  args: THEMED,
  play: untilReady,
};
