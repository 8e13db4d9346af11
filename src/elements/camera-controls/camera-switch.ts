import type { LitElement } from 'lit';
import { StateController } from '../../controllers/state-controller.js';
import { DeviceList, type CaptureDevice } from '../../core/device-list.js';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { browserPlatform } from '../../core/platform.js';
import type { CameraTrack } from './camera-track.js';

/** Goes from one camera to the next. */
export class CameraSwitch {
  /** Why the last switch failed. */
  error: CaptureError | undefined;
  #host: LitElement;
  #camera: CameraTrack;
  #devices: StateController<DeviceList>;
  #wanted: string | undefined;

  constructor(host: LitElement, camera: CameraTrack) {
    this.#host = host;
    this.#camera = camera;
    this.#devices = new StateController(host, () =>
      DeviceList.for(camera.session.session?.platform ?? browserPlatform),
    );
  }

  /** Whether a switch is under way. */
  get busy(): boolean {
    return this.#wanted !== undefined;
  }

  /** Whether there is another camera; a stream that comes from none has nothing to switch to. */
  get offered(): boolean {
    return this.busy || (!!this.current && this.#cameras.length > 1);
  }

  /** The camera in use. */
  get current(): CaptureDevice | undefined {
    return this.#cameras.find(({ deviceId }) => deviceId === this.#deviceId);
  }

  /** Looks whose devices it is about; the host calls it in `willUpdate`. */
  resolve(): void {
    this.#devices.resolve();
  }

  /**
   * Switches to the camera after the one in use, or after the one that a switch under way is for.
   * @returns whether it is the one in use now
   */
  async next(): Promise<boolean> {
    const deviceId = this.#after(this.#wanted ?? this.#deviceId);
    this.#wanted = deviceId;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      await this.#camera.session.session!.selectDevice('videoinput', deviceId);
    } catch (reason) {
      const error = asCaptureError(reason, 'video');
      if (error.code === 'aborted') return false;
      this.error = error;
      this.#host.dispatchEvent(new Event('error'));
    } finally {
      if (this.#wanted === deviceId) this.#wanted = undefined;
      this.#host.requestUpdate();
    }
    return !this.error;
  }

  get #cameras(): readonly CaptureDevice[] {
    return this.#devices.state.videoinput;
  }

  get #deviceId(): string | undefined {
    return this.#camera.track?.getSettings().deviceId;
  }

  #after(deviceId: string | undefined): string {
    const cameras = this.#cameras;
    const index = cameras.findIndex((camera) => camera.deviceId === deviceId);
    return cameras[(index + 1) % cameras.length]!.deviceId;
  }
}
