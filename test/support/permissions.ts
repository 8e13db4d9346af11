import { executeServerCommand } from '@web/test-runner-commands';
import type { InstalledVirtualDevices } from '../../src/virtual/index.js';
import { engine } from './engine.js';
import { virtualPageDevices } from './page-devices.js';

/** The permissions that a test can set; `panTiltZoom` is the camera's, with its motors. */
export type PermissionStates = Partial<Record<'camera' | 'microphone' | 'panTiltZoom', PermissionState>>;

let changed = false;

/** As in Chromium, a page sees the names of the devices that it may use, and no others. */
function setVirtual({ host }: InstalledVirtualDevices, states: PermissionStates): void {
  for (const name of ['camera', 'microphone'] as const) {
    const state = states[name];
    if (!state) continue;
    if (state === 'granted') host.exposed.add(name);
    else host.exposed.delete(name);
    host.permissions.set(name, state);
  }
}

/**
 * Sets what the user is taken to have answered, until the end of the test (see `engine` for where it can).
 * With `prompt` only query: getUserMedia has nobody to ask, and its refusal sticks to the page.
 */
export async function setPermissions(states: PermissionStates): Promise<void> {
  if (!engine.setsPermissions) throw new Error(`setPermissions: ${engine.name} has no command for it`);
  changed = true;
  const virtual = virtualPageDevices();
  if (virtual) setVirtual(virtual, states);
  else await executeServerCommand('set-permissions', states);
}

/** Grants camera and microphone again. Each test ends with it by itself. */
export async function resetPermissions(): Promise<void> {
  if (!changed) return;
  changed = false;
  const virtual = virtualPageDevices();
  if (virtual) setVirtual(virtual, { camera: 'granted', microphone: 'granted' });
  else await executeServerCommand('reset-permissions');
}

/** Has something captured before the tests of a suite: WebKit tells only then of a permission, and of names of devices. */
export function useKnownPermission(): void {
  before(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    for (const track of stream.getTracks()) track.stop();
  });
}
