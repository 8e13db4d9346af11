import type { LitElement } from 'lit';
import { asCaptureError, type CaptureError } from '../../core/errors.js';
import { applyLatest, type TrackChange } from '../../core/tracks/apply-latest.js';
import type { CameraSettingName } from '../../i18n/messages.js';
import type { CameraTrack } from './camera-track.js';
import { dependentsOf, listOf, modeFor, type CameraAbilities } from './control-list.js';

interface Asked {
  readonly value: unknown;
  readonly done: Promise<unknown>;
  /** Whether the slider is still held: then there is more to come. */
  readonly held: boolean;
}

/** What of the browser is asked beside the track. */
interface Supported extends MediaTrackSupportedConstraints {
  pointsOfInterest?: boolean;
}

const MIDDLE: DOMPointInit = { x: 0.5, y: 0.5 };

/** What people change of a camera, what is under way, and what came of it. */
export class CameraChanges {
  #host: LitElement;
  #camera: CameraTrack;
  #failure: readonly [error: CaptureError, name: CameraSettingName, MediaStreamTrack | undefined] | undefined;
  #asked = new Map<CameraSettingName, Asked>();
  #points = new WeakMap<MediaStreamTrack, DOMPointInit>();

  constructor(host: LitElement, camera: CameraTrack) {
    this.#host = host;
    this.#camera = camera;
  }

  /** Why the last change failed, and what it was to change, as long as it is the same camera. */
  get failure(): readonly [error: CaptureError, name: CameraSettingName] | undefined {
    const [error, name, track] = this.#failure ?? [];
    return error && name && track === this.#camera.track ? [error, name] : undefined;
  }

  /** What the camera can do, and what is so. */
  get abilities(): CameraAbilities {
    const { capabilities = {}, settings = {} } = this.#camera.snapshot ?? {};
    const { pointsOfInterest = [] } = settings as { pointsOfInterest?: readonly DOMPointInit[] };
    // No browser tells which point is in effect: then it is the last one that was applied.
    const told = pointsOfInterest.length ? pointsOfInterest : [this.#point];
    return {
      capabilities,
      settings: { ...settings, pointsOfInterest: told },
      points: 'pointsOfInterest' in settings || this.#focusesOnce(capabilities),
    };
  }

  /** What was asked for and is not settled yet. */
  pending(name: CameraSettingName): unknown {
    return this.#asked.get(name)?.value;
  }

  /**
   * Changes one setting, after the change that is under way.
   * @param held - whether more is to come, as while a slider is dragged
   * @returns whether it is done, and nothing newer was asked for
   */
  async set(name: CameraSettingName, value: unknown, held = false): Promise<boolean> {
    const before = this.#asked.get(name);
    const done =
      before?.value === value ? before!.done : applyLatest(this.#camera.track!, this.#changeOf(name, value));
    return this.#settle(name, { value, done, held });
  }

  /** Focuses at a point of the picture. @returns as set() */
  async focusAt(point: DOMPointInit): Promise<boolean> {
    return this.#settle('focusMode', {
      value: undefined,
      done: applyLatest(this.#camera.track!, this.#pointChange(point)),
      held: false,
    });
  }

  async #settle(name: CameraSettingName, asked: Asked): Promise<boolean> {
    const isLatest = (): boolean => this.#asked.get(name) === asked;
    this.#asked.set(name, asked);
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      await asked.done;
      return isLatest() && !asked.held;
    } catch (reason) {
      const error = asCaptureError(reason, 'video');
      // Of a camera that is gone the session tells.
      const isRefused = isLatest() && error.code !== 'device-lost';
      if (isRefused) this.#failure = [error, name, this.#camera.track];
      if (isRefused && !asked.held) this.#host.dispatchEvent(new Event('error'));
      return false;
    } finally {
      if (isLatest() && !asked.held) this.#asked.delete(name);
      this.#host.requestUpdate();
    }
  }

  #changeOf(name: CameraSettingName, value: unknown): TrackChange {
    if (name === 'pointX') return this.#pointChange({ ...this.#point, x: Number(value) / 100 });
    if (name === 'pointY') return this.#pointChange({ ...this.#point, y: Number(value) / 100 });
    const mode = modeFor(name);
    const { capabilities } = this.abilities;
    const manual = mode && listOf(capabilities, mode).includes('manual') ? { [mode]: 'manual' } : {};
    const others = Object.fromEntries(dependentsOf(name).map((other) => [other, undefined]));
    const point = name === 'focusMode' ? { pointsOfInterest: undefined } : {};
    return { ...others, ...point, ...manual, [name]: value };
  }

  #pointChange(point: DOMPointInit): TrackChange {
    this.#points.set(this.#camera.track!, point);
    const modes = listOf(this.abilities.capabilities, 'focusMode');
    const focusMode = ['single-shot', 'continuous'].find((mode) => modes.includes(mode));
    return {
      pointsOfInterest: [point],
      ...(focusMode && { focusMode, focusDistance: undefined }),
    };
  }

  get #point(): DOMPointInit {
    const { track } = this.#camera;
    return (track && this.#points.get(track)) ?? MIDDLE;
  }

  /** Chromium takes points for every camera; those that can do something with them focus once as well. */
  #focusesOnce(capabilities: object): boolean {
    const { mediaDevices } = this.#camera.session.session?.platform ?? {};
    const supported: Supported = mediaDevices?.getSupportedConstraints?.() ?? {};
    return !!supported.pointsOfInterest && listOf(capabilities, 'focusMode').includes('single-shot');
  }
}
