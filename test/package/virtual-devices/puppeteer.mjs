import { readFileSync } from 'node:fs';

const file = new URL(import.meta.resolve('media-capture-elements/cdn/virtual-devices.js'));

/** Gives a page virtual devices, from its next navigation on, before any script of its own runs. */
export async function useVirtualDevices(page, options = {}) {
  const content = `window.virtualDevicesOptions = ${JSON.stringify(options)};\n${readFileSync(file, 'utf8')}`;
  await page.evaluateOnNewDocument(content);
}
