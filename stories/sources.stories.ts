import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { canvasStream, forgetStream } from './support/canvas-stream.js';
import { stacked } from './support/layout.js';
import { hangUp, loopback } from './support/loopback.js';
import { find, isTest, press, until, untilPart, untilState } from './support/play.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const session = (args: Args, content?: unknown): TemplateResult =>
  html`${content}<media-capture-session ${withArgs(args)}>
      <media-stream-preview></media-stream-preview>
    </media-capture-session>`;

const meta: Meta = {
  title: 'Elements/media-capture-session/Sources',
  render: (args) => session(args),
  decorators: [stacked('40rem')],
  beforeEach: () => forgetStream,
};
export default meta;

/** Waits for the button, and under test presses it and waits for the picture. */
const startIt: Play = async ({ canvasElement }) => {
  const preview = find(canvasElement, 'media-stream-preview');
  await untilPart(preview, 'start');
  if (!isTest()) return;
  await press(preview, 'start');
  await untilState(preview, 'live');
};

/** Opens it at once where that asks nobody. */
const untilLive: Play = async ({ canvasElement }) =>
  untilState(find(canvasElement, 'media-stream-preview'), 'live');

/** A screen, a window or a tab, as the user chooses. "Stop sharing" ends it. */
export const Display: Story = {
  parameters: { devices: 'laptop' },
  args: { source: 'display' },
  play: async (context) => {
    await startIt(context);
    if (!isTest()) return;
    const { stream } = find(context.canvasElement, 'media-capture-session');
    await expect(stream?.getVideoTracks()[0]?.getSettings()).toHaveProperty('displaySurface');
  },
};

const paint = ({ currentTarget, offsetX, offsetY }: PointerEvent): void => {
  const context = (currentTarget as HTMLCanvasElement).getContext('2d')!;
  context.fillStyle = `hsl(${offsetX} 80% 50%)`;
  context.fillRect(offsetX - 8, offsetY - 8, 16, 16);
};

/** Something to begin with. */
const prime = (context: CanvasRenderingContext2D): void => {
  context.fillStyle = 'lavender';
  context.fillRect(0, 0, 320, 180);
  context.fillStyle = 'rebeccapurple';
  context.font = 'bold 32px sans-serif';
  context.textAlign = 'center';
  context.fillText('Paint here', 160, 100);
};

/** What a canvas shows: paint on it. */
export const Canvas: Story = {
  args: { source: 'canvas', from: 'drawing' },
  render: (args) =>
    session(
      args,
      html`<canvas
        id="drawing"
        width="320"
        height="180"
        role="img"
        aria-label="A place to paint on"
        style="border: 1px solid; inline-size: 320px; touch-action: none"
        @pointermove=${paint}
      ></canvas>`,
    ),
  play: async (context) => {
    const painting = context.canvasElement.querySelector('canvas')!.getContext('2d')!;
    prime(painting);
    // A canvas that stays as it is gives no frames.
    find(context.canvasElement, 'media-capture-session').addEventListener('stream', () =>
      setTimeout(() => prime(painting)),
    );
    await startIt(context);
  },
};

/** What a video element plays. */
export const MediaElement: Story = {
  args: { source: 'element', from: 'film', autoplay: true },
  render: (args) =>
    session(
      args,
      html`<video
        id="film"
        autoplay
        muted
        playsinline
        aria-label="A hand that turns"
        style="inline-size: 160px"
        .srcObject=${canvasStream()}
      ></video>`,
    ),
  play: untilLive,
};

/** Any stream that the page has. The session never stops it. */
export const AnyStream: Story = {
  args: { source: 'stream', autoplay: true },
  render: (args) => session({ ...args, sourceObject: canvasStream() }),
  play: untilLive,
};

/** The output of an audio graph. */
export const WebAudio: Story = {
  args: { source: 'web-audio' },
  render: (args): TemplateResult => {
    const oscillator = new AudioContext().createOscillator();
    oscillator.start();
    return session({ ...args, sourceObject: oscillator });
  },
  play: async ({ canvasElement }) => {
    const preview = find(canvasElement, 'media-stream-preview');
    await untilPart(preview, 'start');
    if (!isTest()) return;
    await press(preview, 'start');
    const stream = await until(() => find(canvasElement, 'media-capture-session').stream, 'the stream');
    await expect(stream.getAudioTracks()).toHaveLength(1);
  },
};

/** What the other side of a call sends; here both sides are in this page. */
export const Peer: Story = {
  args: { source: 'peer', autoplay: true },
  render: (args) => {
    const { near, far } = loopback();
    for (const track of near.getSenders().length ? [] : canvasStream().getTracks()) near.addTrack(track);
    return session({ ...args, sourceObject: far });
  },
  beforeEach: () => hangUp,
  play: untilLive,
};
