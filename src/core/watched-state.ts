import { ObservedState } from './observed-state.js';
import type { CapturePlatform } from './platform.js';

/**
 * A state that is read from the platform: when asked to, and, as long as it has subscribers, when devices come or go
 * and when the page is hidden or shown again. No listener is left behind when the last subscriber leaves.
 */
export abstract class WatchedState<State extends object> extends ObservedState<State> {
  protected readonly platform: CapturePlatform;
  #watch: AbortController | undefined;
  #turn = 0;
  #latest: Promise<Readonly<State>> | undefined;

  constructor(initial: State, platform: CapturePlatform) {
    super(initial);
    this.platform = platform;
  }

  /**
   * Brings `state` up to date; never rejects. Of several calls under way the last one counts, and all resolve with the
   * state that it leads to.
   */
  refresh(): Promise<Readonly<State>> {
    return (this.#latest = this.#read(++this.#turn));
  }

  /** Reads the platform, and returns what takes the result over: called unless a later read has begun. */
  protected abstract read(): Promise<() => void>;

  protected readonly again = (): void => void this.refresh();

  /** The first listener came: start to watch the platform. */
  protected override observed(): void {
    const { signal } = (this.#watch = new AbortController());
    this.platform.mediaDevices?.addEventListener('devicechange', this.again, { signal });
    globalThis.document?.addEventListener('visibilitychange', this.again, { signal });
    this.again();
  }

  /** The last listener left: stop watching. */
  protected override unobserved(): void {
    this.#watch?.abort();
    this.#watch = undefined;
  }

  async #read(turn: number): Promise<Readonly<State>> {
    const take = await this.read();
    if (turn !== this.#turn) return this.#latest!;
    take();
    return this.state;
  }
}
