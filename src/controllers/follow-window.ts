import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An element that can be moved to another window. */
export type Traveller = ReactiveControllerHost & HTMLElement & { disconnectedCallback?(): void };

const followed = new WeakSet<Element>();

/**
 * Has an element leave with the window that it was moved to, a popup or a frame: where that is closed, taken out or goes
 * to another page, engines tell of no disconnection, and what the element captures would stay open for ever.
 */
export function followWindow(host: Traveller): void {
  // It may have moved on while this was loading.
  if (!host.isConnected || host.ownerDocument === document || followed.has(host)) return;
  followed.add(host);
  new WindowFollower(host);
}

/** Follows one element in one window. */
class WindowFollower implements ReactiveController {
  #host: Traveller;
  #window: Window | null;
  #leaving = false;

  constructor(host: Traveller) {
    this.#host = host;
    this.#window = host.ownerDocument.defaultView;
    this.#window?.addEventListener('pagehide', this.#onPageHide);
    host.addController(this);
    if (!this.#window) this.#leave();
  }

  /** It moves on: from a window that is gone, too, engines tell of that. */
  hostDisconnected(): void {
    if (this.#leaving) return;
    const host = this.#host;
    this.#window?.removeEventListener('pagehide', this.#onPageHide);
    host.removeController(this);
    followed.delete(host);
    Reflect.deleteProperty(host, 'isConnected');
  }

  #onPageHide = ({ persisted }: PageTransitionEvent): void => {
    // A page that is kept comes back as it was.
    if (!persisted) this.#leave();
  };

  /** To the engine it stays connected, to a document that is nowhere: that is not what the property is asked for. */
  #leave(): void {
    this.#leaving = true;
    Object.defineProperty(this.#host, 'isConnected', { configurable: true, value: false });
    this.#host.disconnectedCallback?.();
    this.#leaving = false;
  }
}
