import type { StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { CaptureErrorCode } from '../../src/core/errors.js';
import { devicesInUse } from './devices.js';

type Play = NonNullable<StoryObj['play']>;

const PATIENCE_MS = 10_000;

/** The element of the kit that a story shows, by its tag. */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  canvasElement: HTMLElement,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const element = canvasElement.querySelector(tag);
  if (!element) throw new Error(`The story shows no <${tag}>`);
  return element;
}

/** Those with which a camera starts. */
const WORKING: readonly string[] = ['real', 'laptop', 'phone', 'slow'];

/**
 * Whether a story may start the camera by itself: under test, or where that needs no prompt and can be expected to
 * work. Looking at a story never prompts.
 */
export async function mayStart(): Promise<boolean> {
  if (isTest()) return true;
  const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
  return state === 'granted' && WORKING.includes(devicesInUse());
}

/** Whether the story runs under test, where `parameters.capture` or `parameters.devices` has set everything up. */
export function isTest(): boolean {
  return navigator.webdriver;
}

/** Looks once per frame until `look` gives something, and returns that. */
export async function until<T>(look: () => T, what: string): Promise<NonNullable<T>> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

/** Waits until an element is in a custom state. */
export async function untilState(element: Element, state: string): Promise<void> {
  await until(() => element.matches(`:state(${state})`), `${element.localName}:state(${state})`);
}

/** Waits until an element shows a part. */
export async function untilPart(element: Element, part: string): Promise<HTMLElement> {
  const look = (): HTMLElement | undefined => {
    const found = element.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
    return found?.checkVisibility() ? found : undefined;
  };
  return until(look, `${element.localName}::part(${part})`);
}

/** Presses a button of an element, once it can be pressed. */
export async function press(element: Element, part: string): Promise<void> {
  const button = await untilPart(element, part);
  await until(() => !button.matches(':disabled'), `${part} to be enabled`);
  button.click();
}

/**
 * Plays, under test, a story about a failure: presses start, unless it starts by itself, and waits until the element
 * says what went wrong.
 */
export const failsWith =
  (tag: 'media-stream-preview' | 'still-photo-capture', code: CaptureErrorCode): Play =>
  async ({ canvasElement }) => {
    if (!isTest()) return;
    const element = find(canvasElement, tag);
    if (!element.autoplay) await press(element, 'start');
    await untilPart(element, 'notice');
    await expect(element.error?.code).toBe(code);
  };
