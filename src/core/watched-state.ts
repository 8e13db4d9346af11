import { ObservableState, type StateListener, type SubscribeOptions } from './observable.js';
import type { CapturePlatform } from './platform.js';

/**
 * A state that is read from the platform: when asked to, and, as long as it has subscribers, when devices come or go
 * and when the page is hidden or shown again. No listener is left behind when the last subscriber leaves.
 */
export abstract class WatchedState<State extends object> extends ObservableState<State> {
  protected readonly platform: CapturePlatform;
  #watch: AbortController | undefined;
  #ends = new Set<() => void>();
  #turn = 0;
  #latest: Promise<Readonly<State>> | undefined;

  constructor(initial: State, platform: CapturePlatform) {
    super(initial);
    this.platform = platform;
  }

  override subscribe(listener: StateListener<State>, options: SubscribeOptions = {}): () => void {
    const { signal } = options;
    const end = super.subscribe(listener, options);
    if (signal?.aborted) return end;
    const unsubscribe = (): void => {
      end();
      signal?.removeEventListener('abort', unsubscribe);
      if (this.#ends.delete(unsubscribe) && !this.#ends.size) this.unobserved();
    };
    signal?.addEventListener('abort', unsubscribe);
    this.#ends.add(unsubscribe);
    if (this.#ends.size === 1) this.observed();
    return unsubscribe;
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

  /** Whether anybody listens. */
  protected get watching(): boolean {
    return this.#watch !== undefined;
  }

  protected readonly again = (): void => void this.refresh();

  /** Publishes only what differs: a state must tell itself apart by what it writes as JSON. */
  protected update(next: State): void {
    if (JSON.stringify(next) !== JSON.stringify(this.state)) this.publish(next);
  }

  /** The first listener came: start to watch the platform. */
  protected observed(): void {
    const { signal } = (this.#watch = new AbortController());
    this.platform.mediaDevices?.addEventListener('devicechange', this.again, { signal });
    globalThis.document?.addEventListener('visibilitychange', this.again, { signal });
    this.again();
  }

  /** The last listener left: stop watching. */
  protected unobserved(): void {
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
