import type { StateListener, SubscribeOptions } from '../observable.js';
import { ObservedState } from '../observed-state.js';
import { poll } from './poll.js';

/**
 * A state that is read from an object of the platform. As long as it has subscribers it is read again at the object's
 * events and once a second, as some changes fire none; without subscribers, whenever it is asked for.
 */
export abstract class FollowedState<State extends object> extends ObservedState<State> {
  #source: EventTarget;
  #events: readonly string[];
  #stop: (() => void) | undefined;
  #hear = (): void => this.heard();

  /** @param events - those of `source` at which it is read */
  constructor(initial: State, source: EventTarget, events: readonly string[]) {
    super(initial);
    this.#source = source;
    this.#events = events;
  }

  override get state(): Readonly<State> {
    if (!this.watching) this.look();
    return super.state;
  }

  override subscribe(listener: StateListener<State>, options?: SubscribeOptions): () => void {
    // What changed while nobody listened is no news.
    if (!this.watching) this.look();
    return super.subscribe(listener, options);
  }

  /** What the object is like now. */
  protected abstract read(): State;

  /** Reads, and publishes what differs. */
  readonly look = (): void => this.update(this.read());

  /** One of the events came. */
  protected heard(): void {
    this.look();
  }

  protected override observed(): void {
    for (const type of this.#events) this.#source.addEventListener(type, this.#hear);
    this.#stop = poll(this.look);
  }

  protected override unobserved(): void {
    for (const type of this.#events) this.#source.removeEventListener(type, this.#hear);
    this.#stop?.();
  }
}
