import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CaptureSession } from '../core/capture-session.js';
import { constraintsFrom, type CaptureAttributes } from './capture-attributes.js';
import { tellNews, type SessionNews } from './session-news.js';

/** An element that can own a session. */
export type SessionOwner = ReactiveControllerHost & HTMLElement & CaptureAttributes;

/**
 * The session that belongs to an element: it asks for what the element's attributes say, tells of it with the events
 * `stream`, `error` and `cancel`, and ends with the element.
 */
export class OwnedSession implements ReactiveController {
  readonly session = new CaptureSession();
  /**
   * What the element lets it start for by itself: once for each value. False while it uses another session or stream.
   */
  enabled: unknown = true;
  #host: SessionOwner;
  #asked = '';
  #autoplayed: unknown;

  constructor(host: SessionOwner) {
    this.#host = host;
    host.addController(this);
    let before: SessionNews = this.session.state;
    // For good: the session is the element's.
    this.session.subscribe((state) => {
      const last = before;
      before = state;
      host.requestUpdate();
      tellNews(host, state, last);
    });
  }

  hostConnected(): void {
    const host = this.#host;
    host.requestUpdate();
    if (host.ownerDocument === document) return;
    // Without a network it is not followed: that is no reason to capture nothing.
    import('./follow-window.js').then(({ followWindow }) => followWindow(host)).catch(() => {});
  }

  hostDisconnected(): void {
    // A task later, so that a move in the document does not blink the camera; a frame might never come.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.session.stop();
      this.#autoplayed = undefined;
    });
  }

  hostUpdate(): void {
    this.sync();
    const { autoplay, isConnected } = this.#host;
    if (!autoplay) this.#autoplayed = undefined;
    if (!autoplay || !isConnected || !this.enabled || this.#autoplayed === this.enabled) return;
    this.#autoplayed = this.enabled;
    this.session
      .startIfGranted()
      // The element may have left, or found another session, before the answer.
      .then(() => (this.#host.isConnected && this.enabled) || this.session.stop())
      .catch(() => {});
  }

  /** Takes over what the attributes say now: a request need not wait until the element is drawn. */
  sync(): void {
    const constraints = constraintsFrom(this.#host);
    const asked = JSON.stringify(constraints);
    if (asked === this.#asked) return;
    const before = this.#asked;
    this.#asked = asked;
    const { session } = this;
    const captures = session.stream || session.state.status === 'starting';
    // What a script asked for by itself, or a stream that it handed over, is not the attributes' to change.
    if (captures && JSON.stringify(session.constraints) !== before) return;
    session.constraints = constraints;
    // The page changed what it asks for in mid-capture; a failure shows in the state.
    if (captures) session.start().catch(() => {});
  }
}
