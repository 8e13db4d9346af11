/** Hears each new state. */
export type StateListener<State> = (state: Readonly<State>) => void;

/** How a subscription ends by itself. */
export interface SubscribeOptions {
  /** Ends the subscription when it aborts. */
  signal?: AbortSignal | undefined;
}

/** What everything in the core that changes over time looks like from outside. */
export interface Observable<State> {
  /** A frozen snapshot, replaced as a whole at each change. */
  readonly state: Readonly<State>;
  /**
   * Calls `listener` after each change, not at once.
   * @returns a function that ends the subscription.
   */
  subscribe(listener: StateListener<State>, options?: SubscribeOptions): () => void;
}

/** The one way in which the core keeps a state: a frozen snapshot, and an event for those who listen. */
export class ObservableState<State extends object> implements Observable<State> {
  #state: Readonly<State>;
  #changes = new EventTarget();

  constructor(initial: State) {
    this.#state = Object.freeze(initial);
  }

  get state(): Readonly<State> {
    return this.#state;
  }

  subscribe(listener: StateListener<State>, { signal }: SubscribeOptions = {}): () => void {
    if (typeof listener !== 'function') throw new TypeError('subscribe: listener must be a function');
    // Wrapped, so that the same function may subscribe twice and end each one by itself.
    const hear = (): void => listener(this.#state);
    this.#changes.addEventListener('change', hear, signal && { signal });
    return () => this.#changes.removeEventListener('change', hear);
  }

  /** Replaces the state and tells everyone. A listener that throws does not keep the others from hearing. */
  protected publish(state: State): void {
    this.#state = Object.freeze(state);
    this.#changes.dispatchEvent(new Event('change'));
  }
}
