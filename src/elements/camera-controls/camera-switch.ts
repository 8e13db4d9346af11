import type { LitElement } from 'lit';
import { StateController } from '../../controllers/state-controller.js';
import { switchCamera } from '../../core/cameras/switch-camera.js';
import { DeviceList, type CaptureDevice } from '../../core/device-list.js';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { browserPlatform } from '../../core/platform.js';
import type { CameraTrack } from './camera-track.js';

/** Goes from one camera to the next. */
export class CameraSwitch {
  #host: LitElement;
  #camera: CameraTrack;
  #devices: StateController<DeviceList>;
  #failure: readonly [CaptureError, MediaStreamTrack | undefined] | undefined;
  #presses = 0;
  #turn: Promise<boolean> = Promise.resolve(true);

  constructor(host: LitElement, camera: CameraTrack) {
    this.#host = host;
    this.#camera = camera;
    this.#devices = new StateController(host, () =>
      DeviceList.for(camera.session.session?.platform ?? browserPlatform),
    );
  }

  /** Whether a switch is under way. */
  get busy(): boolean {
    return this.#presses > 0;
  }

  /** Why the last switch failed, as long as the camera is the one that stayed. */
  get error(): CaptureError | undefined {
    const [error, track] = this.#failure ?? [];
    return track === this.#captured ? error : undefined;
  }

  /** Whether there is another camera; a stream that comes from none has nothing to switch to. */
  get offered(): boolean {
    return this.busy || (!!this.current && this.#cameras.length > 1);
  }

  /** The camera in use. */
  get current(): CaptureDevice | undefined {
    const id = this.#camera.track?.getSettings().deviceId;
    return this.#cameras.find(({ deviceId }) => deviceId === id);
  }

  /** Looks whose devices it is about; the host calls it in `willUpdate`. */
  resolve(): void {
    this.#devices.resolve();
  }

  /**
   * Switches to the next camera, after the switches that are under way.
   * @returns whether that is the one in use now
   */
  async next(): Promise<boolean> {
    this.#presses += 1;
    this.#failure = undefined;
    this.#host.requestUpdate();
    this.#turn = this.#turn.then(() => this.#switch());
    try {
      return await this.#turn;
    } finally {
      this.#presses -= 1;
      this.#host.requestUpdate();
    }
  }

  async #switch(): Promise<boolean> {
    const { session } = this.#camera.session;
    try {
      return !!session && !!(await switchCamera(session, { among: 'all' }));
    } catch (reason) {
      const error = asCaptureError(reason, 'video');
      if (error.code === 'aborted') return false;
      this.#failure = [error, this.#captured];
      this.#host.dispatchEvent(new Event('error'));
      return false;
    }
  }

  get #captured(): MediaStreamTrack | undefined {
    return this.#camera.session.session?.stream?.getVideoTracks()[0];
  }

  get #cameras(): readonly CaptureDevice[] {
    return this.#devices.state.videoinput;
  }
}
