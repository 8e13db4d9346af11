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
  /** False while the element uses another session or stream: this one then does not start by itself. */
  enabled = true;
  #host: SessionOwner;
  #asked = '';
  #autoplayed = false;
  #before: SessionNews = this.session.state;
  #unsubscribe: (() => void) | undefined;

  constructor(host: SessionOwner) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.session.subscribe((state) => this.#tell(state));
    // It may have ended while nobody listened.
    this.#tell(this.session.state);
  }

  hostDisconnected(): void {
    // A task later, so that a move in the document does not blink the camera; a frame might never come.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.session.stop();
      this.#autoplayed = false;
    });
    this.#unsubscribe?.();
  }

  hostUpdate(): void {
    this.sync();
    this.#autoplay();
  }

  /** Takes over what the attributes say now: a request need not wait until the element is drawn. */
  sync(): void {
    const constraints = constraintsFrom(this.#host);
    const asked = JSON.stringify(constraints);
    if (asked === this.#asked) return;
    const before = this.#asked;
    this.#asked = asked;
    const { session } = this;
    const captures = !['idle', 'ended', 'error'].includes(session.state.status);
    // What a script asked for by itself, or a stream that it handed over, is not the attributes' to change.
    if (captures && JSON.stringify(session.constraints) !== before) return;
    session.constraints = constraints;
    // The page changed what it asks for in mid-capture; a failure shows in the state.
    if (captures) session.start().catch(() => {});
  }

  #autoplay(): void {
    const { autoplay, isConnected } = this.#host;
    if (!autoplay) this.#autoplayed = false;
    if (!autoplay || !isConnected || !this.enabled || this.#autoplayed) return;
    this.#autoplayed = true;
    this.session.startIfGranted().then(
      // The element may have left, or found another session, before the answer.
      () => (this.#host.isConnected && this.enabled) || this.session.stop(),
      () => {},
    );
  }

  #tell(state: SessionNews): void {
    const before = this.#before;
    this.#before = state;
    this.#host.requestUpdate();
    tellNews(this.#host, state, before);
  }
}
