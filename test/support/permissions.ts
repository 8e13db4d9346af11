import { executeServerCommand } from '@web/test-runner-commands';
import { engine } from './engine.js';

/** The permissions that a test can set; `panTiltZoom` is the camera's, with its motors. */
export type PermissionStates = Partial<Record<'camera' | 'microphone' | 'panTiltZoom', PermissionState>>;

let changed = false;

/**
 * Sets what the user is taken to have answered, until the end of the test (Chromium only: see `engine`).
 * With `prompt` only query: getUserMedia has nobody to ask, and its refusal sticks to the page.
 */
export async function setPermissions(states: PermissionStates): Promise<void> {
  if (!engine.setsPermissions) throw new Error(`setPermissions: ${engine.name} has no command for it`);
  changed = true;
  await executeServerCommand('set-permissions', states);
}

/** Grants camera and microphone again. Each test ends with it by itself. */
export async function resetPermissions(): Promise<void> {
  if (!changed) return;
  changed = false;
  await executeServerCommand('reset-permissions');
}
