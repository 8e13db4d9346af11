import type { TrackKind } from './errors.js';
import { browserPlatform, type CapturePlatform } from './platform.js';
import { sharedOn, tellPermission, type Shared } from './shared.js';
import { WatchedState } from './watched-state.js';

/** A permission that capture needs, by its name in the Permissions API. */
export type CapturePermission = 'camera' | 'microphone';

/** `unknown` where the engine does not tell and nothing was asked for yet. */
export type CapturePermissionState = PermissionState | 'unknown';

/** The state of both permissions: what the next request for each would meet. */
export interface PermissionsState {
  /** The permission to use cameras. */
  readonly camera: CapturePermissionState;
  /** The permission to use microphones. */
  readonly microphone: CapturePermissionState;
}

const NAMES = ['camera', 'microphone'] as const;

/**
 * Follows the permissions for camera and microphone (Permissions, section 6.2), and never prompts. Change events
 * alone can't be relied upon, so it also asks again when devices come and go, when the page is shown again, and after
 * each `record()`.
 */
export class CapturePermissions extends WatchedState<PermissionsState> {
  readonly #shared: Shared;
  #statuses: readonly (PermissionStatus | undefined)[] = [];

  constructor(platform: CapturePlatform = browserPlatform) {
    super({ camera: 'unknown', microphone: 'unknown' }, platform);
    this.#shared = sharedOn(platform);
  }

  /** The instance that everything on these `mediaDevices` shares. */
  static for(platform: CapturePlatform): CapturePermissions {
    return (sharedOn(platform).permissions ??= new CapturePermissions(platform));
  }

  /**
   * Asks the engine now.
   * @throws TypeError when `name` is neither `camera` nor `microphone`
   */
  async query(name: CapturePermission): Promise<CapturePermissionState> {
    if (!NAMES.includes(name)) throw new TypeError('query: name must be camera or microphone');
    return (await this.refresh())[name];
  }

  /**
   * Takes note of what a request for `kind` came to, and tells so: where the engine does not tell states, this is the
   * state.
   */
  record(kind: TrackKind, outcome: 'granted' | 'denied' | 'dismissed'): void {
    tellPermission(this.platform, [kind], outcome === 'dismissed' ? 'prompt' : outcome);
    if (!this.watching) this.#hear();
  }

  protected override observed(): void {
    super.observed();
    this.#shared.listeners.add(this.#hear);
  }

  protected override unobserved(): void {
    super.unobserved();
    this.#shared.listeners.delete(this.#hear);
    this.#follow(this.#statuses);
  }

  protected async read(): Promise<() => void> {
    const statuses = await Promise.all(NAMES.map((name) => this.#ask(name)));
    return () => {
      this.#follow(statuses);
      this.update(this.#combined());
    };
  }

  async #ask(name: CapturePermission): Promise<PermissionStatus | undefined> {
    try {
      return await this.platform.permissions?.query({ name });
    } catch {
      return undefined; // The engine does not tell of this one: outcomes have to do.
    }
  }

  /** Each query brings new objects: those that are not heard any more must not pile up. */
  #follow(statuses: readonly (PermissionStatus | undefined)[]): void {
    for (const status of this.#statuses) status?.removeEventListener('change', this.again);
    this.#statuses = statuses;
    if (this.watching) for (const status of statuses) status?.addEventListener('change', this.again);
  }

  /** Tells of each outcome, even of one that changes no state: engines show labels from the first success on. */
  #hear = (): void => {
    this.publish(this.#combined());
    this.again();
  };

  #combined(): PermissionsState {
    const [camera, microphone] = this.#statuses;
    return {
      camera: this.#stateOf('video', camera?.state),
      microphone: this.#stateOf('audio', microphone?.state),
    };
  }

  #stateOf(kind: TrackKind, told: PermissionState | undefined): CapturePermissionState {
    const { last } = this.#shared;
    if (told && told !== 'prompt') {
      last[kind] = undefined;
      return told;
    }
    const outcome = last[kind];
    // A no may hold for this page only, while the engine goes on to say "prompt". A yes for this time only is followed
    // by a prompt indeed.
    return told && outcome !== 'denied' ? told : (outcome ?? 'unknown');
  }
}
