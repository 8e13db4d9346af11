import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { silence } from '../src/virtual/index.js';
import { stacked } from './support/layout.js';
import { find, mayStart, until, untilState } from './support/play.js';
import { chord, forgetSounds, soundStream } from './support/sound-stream.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;

const meter = (args: Args): TemplateResult => html`<audio-level-meter ${withArgs(args)}></audio-level-meter>`;

const meta: Meta = {
  title: 'Elements/audio-level-meter',
  component: 'audio-level-meter',
  render: (args) =>
    html`<media-capture-session audio autoplay>
      <media-device-picker kind="audioinput"></media-device-picker>
      <audio-level-meter ${withArgs(args)}></audio-level-meter>
    </media-capture-session>`,
  decorators: [stacked('28rem')],
  beforeEach: () => forgetSounds,
};
export default meta;

const untilLive: NonNullable<Story['play']> = ({ canvasElement }) =>
  untilState(find(canvasElement, 'audio-level-meter'), 'live');

const untilHeard: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const element = find(canvasElement, 'audio-level-meter');
  await untilState(element, 'live');
  // Where the browser waits for a gesture, nothing is measured before.
  if (navigator.userActivation?.hasBeenActive)
    await until(() => element.levels.some(({ peak }) => peak > 0), 'a level');
};

/** It follows the session around it; here one with a microphone. */
export const Default: Story = {
  play: async (context) => {
    if (await mayStart()) await untilLive(context);
  },
};

/** Nothing is captured: the meter is empty. */
export const Idle: Story = { render: meter, parameters: { devices: 'real', capture: {} } };

/** Any stream, by the property `srcObject`: one with two channels here. */
export const Stereo: Story = {
  render: (args) => meter({ ...args, srcObject: soundStream('stereo', chord(), 2) }),
  play: untilHeard,
};

/** Bars that grow upwards. */
export const Vertical: Story = { ...Stereo, args: { orientation: 'vertical' } };

/** Percent in the place of dB: quiet sounds are hardly seen. */
export const Linear: Story = { ...Stereo, args: { scale: 'linear' } };

/** A sound that is too loud, and cut off. */
export const Clipping: Story = {
  render: (args) => meter({ ...args, srcObject: soundStream('loud', chord(6), 2) }),
  play: untilHeard,
};

/** A microphone that is on and silent: covered, broken, or switched off at its cable. */
export const Silent: Story = {
  args: { 'silence-after': 1 },
  render: (args) => meter({ ...args, srcObject: soundStream('silent', silence()) }),
  play: untilLive,
};

/** Colours, thickness and shape are the page's. */
export const Themed: Story = {
  ...Stereo,
  args: { '--capture-accent': 'seagreen', '--capture-danger': 'darkorange', '--capture-radius': '0' },
};

export const RightToLeft: Story = { ...Stereo, globals: { direction: 'rtl', locale: 'ar' } };
