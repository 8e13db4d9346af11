import { ObservableState, type StateListener, type SubscribeOptions } from './observable.js';

/** A state that costs something to keep up with: it is followed only as long as it has subscribers. */
export abstract class ObservedState<State extends object> extends ObservableState<State> {
  #ends = new Set<() => void>();

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

  /** Whether anybody listens. */
  protected get watching(): boolean {
    return this.#ends.size > 0;
  }

  /** Publishes only what differs: a state must tell itself apart by what it writes as JSON. */
  protected update(next: State): void {
    if (JSON.stringify(next) !== JSON.stringify(super.state)) this.publish(next);
  }

  /** The first listener came: start to follow. */
  protected abstract observed(): void;

  /** The last listener left: stop following. */
  protected abstract unobserved(): void;
}
