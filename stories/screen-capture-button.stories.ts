import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { virtualDevices } from './support/devices.js';
import { stacked } from './support/layout.js';
import { find, isTest, press, until, untilPart, untilState } from './support/play.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const button = (args: Args): TemplateResult =>
  html`<screen-capture-button ${withArgs(args)}></screen-capture-button>`;

/** Shows what is shared, as long as it is. */
function show({ currentTarget }: Event): void {
  const { stream, nextElementSibling } = currentTarget as HTMLElementTagNameMap['screen-capture-button'];
  const preview = stream ? [document.createElement('media-stream-preview')] : [];
  for (const each of preview) each.srcObject = stream!;
  nextElementSibling?.replaceChildren(...preview);
}

const meta: Meta = {
  title: 'Elements/screen-capture-button',
  component: 'screen-capture-button',
  parameters: { devices: 'laptop' },
  argTypes: { surface: { control: 'select', options: ['', 'monitor', 'window', 'browser'] } },
  render: (args: Args) =>
    html`<screen-capture-button ${withArgs(args)} @stream=${show} @ended=${show}></screen-capture-button>
      <div></div>`,
  decorators: [stacked('32rem')],
};
export default meta;

const shareIt: Play = async ({ canvasElement }) => {
  if (!isTest()) return;
  const element = find(canvasElement, 'screen-capture-button');
  await press(element, 'button');
  await untilState(element, 'live');
};

/** It shares in a session of its own: a page shows its `stream`, or sends it. */
export const Default: Story = { play: shareIt };

/** Nothing is shared before a person has chosen what. */
export const Idle: Story = {};

/** Sound is offered as well, and windows come first. */
export const WindowWithSound: Story = {
  args: { surface: 'window', audio: true },
  play: async (context) => {
    await shareIt(context);
    if (!isTest()) return;
    const { displaySurface } = find(context.canvasElement, 'screen-capture-button');
    await expect(displaySurface).toBe('window');
  },
};

/** A session that shares a display is started and stopped with it. */
export const InSession: Story = {
  render: (args) =>
    html`<media-capture-session source="display">
      ${button(args)}
      <media-stream-preview></media-stream-preview>
    </media-capture-session>`,
  play: shareIt,
};

/** The window that is shared was minimized. */
export const Interrupted: Story = {
  play: async (context) => {
    await shareIt(context);
    if (!isTest()) return;
    for (const display of ['Screen', 'Window', 'Tab']) virtualDevices()?.mute(display);
    await untilState(find(context.canvasElement, 'screen-capture-button'), 'interrupted');
  },
};

/** There is a word about what went wrong, and a way to try again. */
export const Failed: Story = {
  render: button,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    virtualDevices()?.setPolicy('display-capture', false);
    const element = find(canvasElement, 'screen-capture-button');
    await press(element, 'button');
    await untilPart(element, 'notice');
  },
};

/** Browsers on phones share no screens. */
export const Unsupported: Story = {
  args: { options: { platform: { isSecureContext: true } } },
  render: button,
  play: async ({ canvasElement }) => untilState(find(canvasElement, 'screen-capture-button'), 'unsupported'),
};

export const Disabled: Story = { args: { disabled: true }, render: button };

/** Other labels. */
export const Labels: Story = {
  render: (args) =>
    html`<screen-capture-button ${withArgs(args)}>
      <span slot="start">Present</span><span slot="stop">End the presentation</span>
    </screen-capture-button>`,
  play: async (context) => {
    await shareIt(context);
    if (isTest()) await until(() => find(context.canvasElement, 'screen-capture-button').stream, 'a stream');
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl', locale: 'ar' }, play: shareIt };
