import type { CapturePlatform } from './platform.js';
import { SourceRegistry } from './source-registry.js';
import { toCaptureError } from './to-capture-error.js';

interface OutputChooser {
  selectAudioOutput?(): Promise<MediaDeviceInfo>;
}

/**
 * Asks for the permission that makes the names of a kind of device visible, and captures nothing afterwards. Call it in
 * a user's act. Speakers are chosen in the browser's own list where it has one (Audio Output Devices, section 4), else
 * their names come with the permission for microphones.
 * @returns the deviceId, where the user chose a device in the course of it
 * @throws {CaptureError} why there is no permission
 */
export async function revealDevices(
  kind: MediaDeviceKind,
  platform: CapturePlatform,
): Promise<string | undefined> {
  const chooser = platform.mediaDevices as OutputChooser | undefined;
  if (kind === 'audiooutput' && chooser?.selectAudioOutput) {
    try {
      return (await chooser.selectAudioOutput()).deviceId;
    } catch (reason) {
      throw toCaptureError(reason, { kind: 'audio', platform });
    }
  }
  const constraints = kind === 'videoinput' ? { video: true } : { audio: true };
  for (const lease of await SourceRegistry.for(platform).open(constraints)) lease.release();
  return undefined;
}
