import type { Preview } from '@storybook/web-components-vite';
import { DEVICE_CHOICES, devicesInUse, useDevices, type DeviceChoice } from '../stories/support/devices.js';
import { hideBanner, showBanner } from './devices-banner.js';
import { askInPage, closePrompts } from './permission-prompt.js';

/** The switch in the toolbar. Until it is used, stories have the machine's devices, or virtual ones where it has none. */
export const devicesType: NonNullable<Preview['globalTypes']>[string] = {
  description: 'devices that stories run with',
  toolbar: {
    title: 'Devices',
    icon: 'camera',
    dynamicTitle: true,
    items: Object.entries(DEVICE_CHOICES).map(([value, title]) => ({ value, title })),
  },
};

/** What each box shows: on a docs page there are several. */
const shown = new Map<HTMLElement, DeviceChoice>();

let fallback: DeviceChoice = 'real';

/** What to show if nobody chose. Never prompts. Where devices can't be listed at all, the story is to say so itself. */
async function lookForCamera(): Promise<DeviceChoice> {
  if (devicesInUse() !== 'real') return fallback;
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => undefined);
  const missing = devices && !devices.some(({ kind }) => kind === 'videoinput');
  return (fallback = missing ? 'laptop' : 'real');
}

/** Elements that leave the page stop their sessions a task later. */
async function empty(box: HTMLElement): Promise<void> {
  box.replaceChildren();
  await new Promise((resolve) => setTimeout(resolve));
}

function change(choice: DeviceChoice): void {
  if (choice === devicesInUse()) return;
  closePrompts();
  useDevices(choice, choice === 'prompt' ? askInPage : undefined);
}

/** Puts in what the toolbar says, or else the story, before it renders. An emptied box is rendered anew. */
export const withDevices: NonNullable<Preview['beforeEach']> = async (context) => {
  const { globals, parameters } = context;
  const box = context.canvasElement as HTMLElement;
  const wanted = (globals['devices'] || parameters['devices']) as DeviceChoice | undefined;
  const choice = wanted ?? (await lookForCamera());
  if ((shown.get(box) ?? choice) !== choice || choice !== devicesInUse()) await empty(box);
  change(choice);
  shown.set(box, choice);
  if (wanted) hideBanner();
  else if (choice === 'laptop') showBanner();
  return () => leave(box);
};

/** Storybook leaves a story's elements in the document when a docs page takes its place: the camera would stay on. */
async function leave(box: HTMLElement): Promise<void> {
  await empty(box);
  shown.delete(box);
  if (shown.size) return;
  hideBanner();
  change('real');
}
