import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../core/observable.js';

/** Renders an element again whenever something of the core changes, as long as the element is in a document. */
export class StateController<Source extends Observable<object>> implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #find: () => Source;
  #observed: Source | undefined;
  #unsubscribe: (() => void) | undefined;

  /** @param find - what to follow now; asked at each resolve() */
  constructor(host: ReactiveControllerHost & Element, find: () => Source) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** What is followed. */
  get source(): Source {
    return this.#observed ?? this.#find();
  }

  /** Its state. */
  get state(): Source['state'] {
    return this.source.state;
  }

  hostConnected(): void {
    this.#follow(this.#find());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  /** Looks what to follow now; the host calls it first in `willUpdate`, as what it derives depends on that. */
  resolve(): void {
    if (this.#host.isConnected) this.#follow(this.#find());
  }

  #follow(observable: Source | undefined): void {
    if (observable === this.#observed) return;
    this.#unsubscribe?.();
    this.#observed = observable;
    this.#unsubscribe = observable?.subscribe(() => this.#host.requestUpdate());
  }
}
