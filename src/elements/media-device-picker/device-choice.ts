import type { SessionController } from '../../controllers/session-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { DeviceList } from '../../core/device-list.js';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { browserPlatform, type CapturePlatform } from '../../core/platform.js';
import type { MediaDevicePicker } from './media-device-picker.js';

interface Failure {
  error: CaptureError;
  /** Undefined for a failure that is no session's. */
  session: CaptureSession | undefined;
  retry: () => void;
}

/** What was chosen in a picker, what came of it, and the permission to choose at all. */
export class DeviceChoice {
  /** The device that was chosen where no session tells of one. */
  chosen = '';
  /** The device that a session is switching to. */
  pending: string | undefined;
  #host: MediaDevicePicker;
  #found: SessionController;
  #failure: Failure | undefined;
  #told: CaptureSession | undefined;

  constructor(host: MediaDevicePicker, found: SessionController) {
    this.#host = host;
    this.#found = found;
  }

  /** Where devices come from. */
  get platform(): CapturePlatform {
    return this.#found.session?.platform ?? browserPlatform;
  }

  /** Why the last act failed, until it is out of date: until its session has other news. */
  get error(): CaptureError | undefined {
    const { error, session } = this.#failure ?? {};
    if (!session) return error;
    const { state } = session;
    const news = 'error' in state ? state.error : 'notice' in state ? state.notice : undefined;
    return news === error ? error : undefined;
  }

  /** Does the last act that failed again. */
  get retry(): (() => void) | undefined {
    return this.error && this.#failure?.retry;
  }

  /** Tells a session that was found later what was chosen before. */
  tell(kind: MediaDeviceKind): void {
    const { session } = this.#found;
    if (!session || session === this.#told) return;
    this.#told = session;
    if (this.chosen) void this.choose(kind, this.chosen);
  }

  /**
   * Switches the session, or keeps the choice where there is none.
   * @returns whether the device is the one in use now
   */
  async choose(kind: MediaDeviceKind, deviceId: string): Promise<boolean> {
    const { session } = this.#found;
    this.chosen = this.pending = deviceId;
    this.#told = session;
    const done = await this.#attempt(session, async () => session?.selectDevice(kind, deviceId));
    if (this.pending === deviceId) this.pending = undefined;
    this.#host.requestUpdate();
    return done;
  }

  /** Asks for permission; call it in a user's act. */
  async reveal(kind: MediaDeviceKind): Promise<void> {
    const { session } = this.#found;
    const { video, audio } = session?.constraints ?? {};
    const captures = kind === 'videoinput' ? video : kind === 'audioinput' && audio;
    if (session && captures) await this.#attempt(session, () => session.start());
    else await this.#attempt(undefined, () => this.#reveal(kind));
    await DeviceList.for(this.platform).refresh();
  }

  async #reveal(kind: MediaDeviceKind): Promise<void> {
    const { revealDevices } = await import('../../core/reveal-devices.js');
    const deviceId = await revealDevices(kind, this.platform);
    if (deviceId) await this.choose(kind, deviceId);
  }

  async #attempt(session: CaptureSession | undefined, act: () => Promise<unknown>): Promise<boolean> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      await act();
      return true;
    } catch (reason) {
      const error = asCaptureError(reason);
      if (error.code === 'aborted') return false;
      this.#failure = { error, session, retry: () => void this.#attempt(session, act) };
      this.#host.dispatchEvent(new Event('error'));
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
