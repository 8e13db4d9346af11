import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import type { PhotoCaptureEvent } from '../src/elements/still-photo-capture/photo-capture-event.js';
import { addToStrip, clearStrips } from './support/film-strip.js';
import { photoBoothStyles } from './support/photo-booth.styles.js';
import { find, isTest, press, until, untilState } from './support/play.js';
import { withArgs, type Args } from './support/with-args.js';

/** All the script that the booth needs: what is taken goes on the strip. */
function onPhoto(event: PhotoCaptureEvent): void {
  const booth = event.currentTarget as HTMLElement;
  addToStrip(booth.querySelector<HTMLOListElement>('.film')!, event);
}

const blank = (number: number): TemplateResult =>
  html`<li><div class="blank" aria-hidden="true">${number}</div></li>`;

const booth = (args: Args): TemplateResult =>
  html`<style>
      ${photoBoothStyles}
    </style>
    <main class="photo-booth" @photo-capture=${onPhoto}>
      <div class="cabinet">
        <h1 class="sign" lang="en">Photo booth</h1>
        <media-capture-session facing-mode="user" autoplay>
          <div class="console">
            <still-photo-capture ${withArgs(args)}>
              <svg slot="guide" class="guide" viewBox="0 0 400 300" aria-hidden="true">
                <ellipse cx="200" cy="145" rx="80" ry="108" />
              </svg>
            </still-photo-capture>
            <media-device-picker kind="videoinput"></media-device-picker>
          </div>
        </media-capture-session>
      </div>
      <section class="strip" lang="en" aria-labelledby="strip">
        <h2 id="strip">Your photos</h2>
        <ol class="film" tabindex="0" aria-labelledby="strip">
          ${[1, 2, 3, 4].map(blank)}
        </ol>
      </section>
    </main>`;

const meta: Meta = {
  title: 'Photo booth',
  component: 'still-photo-capture',
  tags: ['!autodocs'],
  args: { countdown: 3, flash: true, 'no-review': true, 'mirror-photo': true, 'aspect-ratio': '4/3' },
  parameters: { layout: 'fullscreen' },
  render: booth,
  beforeEach: () => clearStrips,
};
export default meta;

/** Nothing but the tags of the kit, and a few lines of script that put each photo on the strip. */
export const PhotoBooth: StoryObj = {
  // The title's own name, so that the sidebar has one entry for both.
  name: 'Photo booth',
  play: async ({ canvasElement }) => {
    if (!isTest()) return;
    const capture = find(canvasElement, 'still-photo-capture');
    await untilState(capture, 'live');
    await press(capture, 'shutter');
    await untilState(capture, 'countdown');
    const link = await until(() => canvasElement.querySelector<HTMLAnchorElement>('.film a'), 'a photo');
    await expect(link.download).toMatch(/^photo-.*\.jpg$/);
    await untilState(capture, 'live');
  },
};
