import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import type { CaptureErrorCode } from '../src/core/errors.js';
import { stacked } from './support/layout.js';
import { showData } from './support/form-data.js';
import { failsWith, find, isTest, mayStart, press, until, untilPart, untilState } from './support/play.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const capture = (args: Args, content?: unknown): TemplateResult =>
  html`<still-photo-capture ${withArgs(args)}>${content}</still-photo-capture>`;

const meta: Meta = {
  title: 'Elements/still-photo-capture',
  component: 'still-photo-capture',
  argTypes: { 'photo-source': { control: 'select', options: ['auto', 'frame', 'camera'] } },
  render: (args) => capture(args),
  decorators: [stacked('32rem')],
};
export default meta;

const untilLive: Play = async ({ canvasElement }) => {
  if (await mayStart()) await untilState(find(canvasElement, 'still-photo-capture'), 'live');
};

/** Under test, takes a photo and waits for its review. */
const takesPhoto: Play = async ({ canvasElement }) => {
  if (!isTest()) return;
  const element = find(canvasElement, 'still-photo-capture');
  await untilState(element, 'live');
  await press(element, 'shutter');
  await untilState(element, 'review');
};

const fails = (code: CaptureErrorCode): Play => failsWith('still-photo-capture', code);

/** Alone on a page, with no other tag and no script, it does the whole job. */
export const Default: Story = {
  play: async ({ canvasElement }) => {
    const element = find(canvasElement, 'still-photo-capture');
    await untilPart(element, 'start');
    if (!isTest()) return;
    await press(element, 'start');
    await untilState(element, 'live');
  },
};

/** With `autoplay` the camera starts by itself where it was allowed before. */
export const Autoplay: Story = { args: { autoplay: true }, play: untilLive };

/** The photo, until it is taken again. A camera of the element's own is off by now. */
export const Review: Story = { args: { autoplay: true }, play: takesPhoto };

/** Seconds are shown and announced; Escape, or a second press, calls the photo off. */
export const Countdown: Story = {
  args: { autoplay: true, countdown: 10 },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'still-photo-capture');
    await untilState(element, 'live');
    await press(element, 'shutter');
    await untilPart(element, 'countdown');
  },
};

/** A white screen lights the scene. */
export const Flash: Story = { args: { autoplay: true, flash: true }, play: takesPhoto };

/** The camera stays; what was taken is the page's, here in a line of text. */
export const NoReview: Story = {
  args: { autoplay: true, 'no-review': true },
  render: (args) =>
    html`<div @photo-capture=${showPhoto}>
      ${capture(args)}
      <output></output>
    </div>`,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'still-photo-capture');
    await untilState(element, 'live');
    await press(element, 'shutter');
    await until(() => canvasElement.querySelector('output')?.textContent, 'the name of the photo');
  },
};

/** Crops preview and photo. */
export const Square: Story = { args: { autoplay: true, 'aspect-ratio': '1' }, play: takesPhoto };

/** No larger than it has to be, as WebP. */
export const SmallWebP: Story = {
  args: { autoplay: true, type: 'image/webp', quality: 0.8, 'max-width': 320 },
  play: async (context) => {
    await takesPhoto(context);
    if (!isTest()) return;
    const { photo } = find(context.canvasElement, 'still-photo-capture');
    await expect([photo?.width, photo?.file.type]).toEqual([320, 'image/webp']);
  },
};

/** Saved as the mirror showed it. */
export const MirrorPhoto: Story = { args: { autoplay: true, 'mirror-photo': true }, play: takesPhoto };

/** What the `guide` slot shows lies over the picture. */
export const Guide: Story = {
  args: { autoplay: true },
  render: (args) =>
    capture(
      args,
      html`<svg slot="guide" viewBox="0 0 400 300" width="100%" height="100%" aria-hidden="true">
        <ellipse
          cx="200"
          cy="145"
          rx="80"
          ry="108"
          fill="none"
          stroke="#fff"
          stroke-width="2"
          stroke-dasharray="6 7"
        />
      </svg>`,
    ),
  play: untilLive,
};

/** The photo is what the guide covers: a card, a face, a code. */
export const CropToGuide: Story = {
  args: { autoplay: true, 'crop-to-guide': true },
  render: (args) =>
    capture(
      args,
      html`<div
        slot="guide"
        style="inline-size: 72%; aspect-ratio: 1.586; border: 3px solid #fff; border-radius: 1rem; box-shadow: 0 0 0 100vmax #0008"
      ></div>`,
    ),
  play: async (context) => {
    await takesPhoto(context);
    if (!isTest()) return;
    const { photo } = find(context.canvasElement, 'still-photo-capture');
    await expect(photo!.width / photo!.height).toBeCloseTo(1.586, 1);
  },
};

/** Before the photo is taken, the guide shows what will be in it. */
export const CardGuide: Story = { ...CropToGuide, play: untilLive };

/** A field of a form like any other: `required`, reset, and the value is a File. */
export const InForm: Story = {
  args: { name: 'photo', required: true },
  render: (args) =>
    html`<form style="display: grid; gap: 1rem" @submit=${showData}>
      ${capture(args)}
      <div style="display: flex; gap: 1rem; justify-content: center">
        <button>Send</button>
        <button type="reset">Reset</button>
      </div>
      <output></output>
    </form>`,
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'still-photo-capture');
    await expect(element.checkValidity()).toBe(false);
    await element.takePhoto();
    canvasElement.querySelector('form')!.requestSubmit();
    await expect(canvasElement.querySelector('output')).toHaveTextContent(/photo: photo-.*\.jpg/);
  },
};

export const Disabled: Story = { args: { disabled: true } };

/** In a session it shares the camera with what else is there. */
export const InSession: Story = {
  render: (args) =>
    html`<media-capture-session autoplay>
      ${capture(args)}
      <media-device-picker kind="videoinput"></media-device-picker>
    </media-capture-session>`,
  play: untilLive,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  args: { autoplay: true },
  play: untilLive,
};

/** Colours, corners and type by custom properties, and the shutter by its part. */
export const Themed: Story = {
  args: { autoplay: true, ...THEMED },
  render: (args) =>
    html`<style>
        .square-shutter::part(shutter) {
          border-radius: 1rem;
        }
      </style>
      <still-photo-capture class="square-shutter" ${withArgs(args)}></still-photo-capture>`,
  play: untilLive,
};

/** Where the user said no, the form can still be filled: with a picture file. */
export const PermissionDenied: Story = {
  parameters: { capture: { permission: 'denied' }, devices: 'denied' },
  play: fails('permission-denied'),
};

export const PermissionDeniedRightToLeft: Story = {
  ...PermissionDenied,
  globals: { direction: 'rtl', locale: 'ar' },
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

/** A picture file goes through the same pipeline: size, type, no metadata. */
export const FileInstead: Story = {
  parameters: { capture: { devices: 0 }, devices: 'none' },
  args: { 'max-width': 200 },
  play: async (context) => {
    await fails('device-not-found')(context);
    if (!isTest()) return;
    const element = find(context.canvasElement, 'still-photo-capture');
    await untilPart(element, 'file');
    const input = await until(() => element.shadowRoot?.querySelector('input'), 'the file input');
    const files = new DataTransfer();
    files.items.add(await picture());
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await untilState(element, 'review');
    await expect([element.photo?.source, element.photo?.width]).toEqual(['file', 200]);
  },
};

/** Another application has the camera, as happens on Windows. */
export const InUse: Story = { parameters: { devices: 'in-use' }, play: fails('device-in-use') };

/** The browser asks, and nobody answers: it says that it waits. */
export const PromptUnanswered: Story = {
  parameters: { devices: 'prompt' },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'still-photo-capture');
    await press(element, 'start');
    await until(
      () => element.shadowRoot?.querySelector('[role="status"]')?.checkVisibility(),
      'a word on it',
    );
  },
};

/** A camera that takes its time. */
export const SlowCamera: Story = {
  parameters: { devices: 'slow' },
  args: { autoplay: true },
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, 'still-photo-capture');
    await until(
      () => element.shadowRoot?.querySelector('[role="status"]')?.checkVisibility(),
      'a word on it',
    );
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

function showPhoto({ currentTarget, photo }: HTMLElementEventMap['photo-capture']): void {
  const { file, width, height } = photo;
  (currentTarget as HTMLElement).querySelector('output')!.textContent = `${file.name}, ${width} × ${height}`;
}

async function picture(): Promise<File> {
  const canvas = new OffscreenCanvas(640, 480);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#7c3aed';
  context.fillRect(0, 0, 640, 480);
  return new File([await canvas.convertToBlob()], 'mine.png', { type: 'image/png' });
}
