import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** Stacks what a story shows, no wider than `width`: outside the story, so that its source has the tags alone. */
export const stacked =
  (width: string): Decorator =>
  (story) =>
    html`<div style="display: grid; gap: 1rem; max-inline-size: ${width}">${story()}</div>`;
