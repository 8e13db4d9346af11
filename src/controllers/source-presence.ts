import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sourceName, type SourceAttributes } from './source-attributes.js';
import { sourceTarget } from './source-target.js';

type Host = ReactiveControllerHost & HTMLElement & SourceAttributes & { autoplay: boolean };

/**
 * Whether there is what an element is to capture. What is to start by itself waits for it: objects come by script, and
 * elements may stand further down.
 */
export class SourcePresence implements ReactiveController {
  #host: Host;
  #observer: MutationObserver | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether it is there now; a display, camera and microphone always are. */
  get there(): boolean {
    const name = sourceName(this.#host);
    return !name || name === 'display' || !!sourceTarget(this.#host);
  }

  hostUpdate(): void {
    const { isConnected, autoplay, from } = this.#host;
    if (isConnected && autoplay && from && !this.there) this.#watch();
    else this.#observer?.disconnect();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #watch(): void {
    this.#observer ??= new MutationObserver(() => {
      if (this.there) this.#host.requestUpdate();
    });
    // Observing once more changes nothing.
    const options = { subtree: true, childList: true, attributeFilter: ['id'] };
    this.#observer.observe(this.#host.getRootNode(), options);
  }
}
