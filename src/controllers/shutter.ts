import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { abortable } from '../core/abort.js';
import { CaptureError } from '../core/errors.js';

/** How long the screen lights the scene before the photo, in ms: cameras need that long to adapt their exposure. */
const FLASH_MS = 350;

/** What happens between the press of the shutter and the photo. */
export interface ShutterOptions {
  /** In s. */
  countdown: number;
  flash: boolean;
}

/** Counts down and lights the screen, one press at a time; a press while it counts, or cancel(), calls it off. */
export class Shutter implements ReactiveController {
  /** The seconds left; undefined while it does not count. */
  remaining: number | undefined;
  /** Whether the screen is lit. */
  flashing = false;
  #host: ReactiveControllerHost;
  #press: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether a press is under way. */
  get busy(): boolean {
    return !!this.#press;
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Calls off the press that is under way. */
  cancel(): void {
    this.#press?.abort();
  }

  /**
   * Counts down, lights the screen, and then does `take`.
   * @throws {CaptureError} `aborted` where it was called off
   */
  async press<T>(
    { countdown, flash }: ShutterOptions,
    take: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    this.cancel();
    const press = (this.#press = new AbortController());
    try {
      for (let left = Math.ceil(countdown); left > 0; left--) {
        this.#show(left, false);
        await delay(1000, press.signal);
      }
      this.#show(undefined, flash);
      if (flash) await delay(FLASH_MS, press.signal);
      return await take(press.signal);
    } finally {
      if (this.#press === press) {
        this.#press = undefined;
        this.#show(undefined, false);
      }
    }
  }

  #show(remaining: number | undefined, flashing: boolean): void {
    this.remaining = remaining;
    this.flashing = flashing;
    this.#host.requestUpdate();
  }
}

/** Resolves after `ms`, or rejects with `aborted` as soon as `signal` does. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.reject(new CaptureError('aborted'));
  let timer: ReturnType<typeof setTimeout>;
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return abortable(elapsed, signal).finally(() => clearTimeout(timer));
}
