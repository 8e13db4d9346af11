import { fixture, html } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-track-toggle.js';
import type { MediaTrackToggle } from '../../src/elements/media-track-toggle/media-track-toggle.js';
import { partOf } from './elements.js';

/** The button of a toggle. */
export const buttonOf = (toggle: MediaTrackToggle): HTMLButtonElement =>
  partOf(toggle, 'button') as HTMLButtonElement;

/** A toggle of a session, with these properties. */
export async function createToggle(
  session: CaptureSession,
  kind: 'video' | 'audio',
  init: Partial<MediaTrackToggle> = {},
): Promise<MediaTrackToggle> {
  const toggle = await fixture<MediaTrackToggle>(html`
    <media-track-toggle kind=${kind} .session=${session}></media-track-toggle>
  `);
  Object.assign(toggle, init);
  await toggle.updateComplete;
  return toggle;
}
