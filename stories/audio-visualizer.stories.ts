import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { stacked } from './support/layout.js';
import { failsWith, find, mayStart, untilState } from './support/play.js';
import { chord, forgetSounds, soundStream } from './support/sound-stream.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;

const visualizer = (args: Args): TemplateResult =>
  html`<audio-visualizer ${withArgs(args)}></audio-visualizer>`;

const meta: Meta = {
  title: 'Elements/audio-visualizer',
  component: 'audio-visualizer',
  render: (args) =>
    html`<media-capture-session audio autoplay>
      <media-device-picker kind="audioinput"></media-device-picker>
      <audio-visualizer ${withArgs(args)}></audio-visualizer>
      <media-track-toggle kind="audio"></media-track-toggle>
    </media-capture-session>`,
  decorators: [stacked('28rem')],
  beforeEach: () => forgetSounds,
};
export default meta;

const untilLive: NonNullable<Story['play']> = ({ canvasElement }) =>
  untilState(find(canvasElement, 'audio-visualizer'), 'live');

/** It follows the session around it; here one with a microphone. */
export const Default: Story = {
  play: async (context) => {
    if (await mayStart()) await untilLive(context);
  },
};

/** Nothing is captured. */
export const Idle: Story = { render: visualizer, parameters: { devices: 'real', capture: {} } };

/** The session has no microphone to show: its preview says why, and the visualizer stands still. */
export const Denied: Story = {
  render: (args) =>
    html`<media-capture-session audio autoplay>
      <media-stream-preview></media-stream-preview>
      <audio-visualizer ${withArgs(args)}></audio-visualizer>
    </media-capture-session>`,
  parameters: { devices: 'denied' },
  play: failsWith('media-stream-preview', 'permission-denied'),
};

/** Any stream, by the property `srcObject`. Low frequencies are where people begin to read. */
export const Bars: Story = {
  render: (args) => visualizer({ ...args, srcObject: soundStream('chord', chord(), 2) }),
  play: untilLive,
};

/** The last moments as a line. */
export const Waveform: Story = { ...Bars, args: { type: 'waveform' } };

/** A microphone that is turned off. */
export const Off: Story = {
  render: (args) => {
    const srcObject = soundStream('off', chord());
    for (const track of srcObject.getTracks()) track.enabled = false;
    return visualizer({ ...args, srcObject });
  },
  play: ({ canvasElement }) => untilState(find(canvasElement, 'audio-visualizer'), 'off'),
};

/** It fills the height that the page gives it; colours are those of all elements. */
export const Themed: Story = {
  ...Bars,
  render: (args) =>
    html`<div style="display: grid; grid-auto-rows: 9rem">
      ${visualizer({ ...args, srcObject: soundStream('chord', chord(), 2) })}
    </div>`,
  args: { '--capture-accent': 'mediumvioletred' },
};

export const RightToLeft: Story = { ...Bars, globals: { direction: 'rtl', locale: 'ar' } };
