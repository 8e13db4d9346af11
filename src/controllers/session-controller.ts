import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaptureSession } from '../core/capture-session.js';
import type { SessionState } from '../core/session-state.js';
import { closest } from '../internal/closest.js';
import { devWarning } from '../internal/dev-warning.js';
import type { OwnedSession } from './owned-session.js';
import { sessionContext } from './session-context.js';

/** An element that uses a session. */
export interface SessionHost extends ReactiveControllerHost, HTMLElement {
  /** A session that the page hands over. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to use. */
  htmlFor: string;
}

const PROVIDER = 'media-capture-session';
const IDLE: SessionState = { status: 'idle' };

function referred(host: Element, id: string): CaptureSession | undefined {
  const root = host.getRootNode() as Document | ShadowRoot;
  const element = root.getElementById?.(id) as (Element & { session?: CaptureSession }) | null;
  if (element?.localName !== PROVIDER) devWarning(`for="${id}" names no <${PROVIDER}> in the same tree.`);
  return element?.session;
}

/**
 * Finds the session of an element: its `session` property, else the element that `for` names, else the nearest
 * `<media-capture-session>` around it, else its own; and renders the element again at each change.
 */
export class SessionController implements ReactiveController {
  /** The one that the element owns. */
  readonly own: OwnedSession | undefined;
  #host: SessionHost;
  #provided: CaptureSession | undefined;
  #waiting = false;
  #session: CaptureSession | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: SessionHost, own?: OwnedSession) {
    this.#host = host;
    this.own = own;
    host.addController(this);
  }

  /** The session in use; undefined for an element that owns none and found none. */
  get session(): CaptureSession | undefined {
    return this.#session;
  }

  /** The state of that session; idle without one. */
  get state(): Readonly<SessionState> {
    return this.#session?.state ?? IDLE;
  }

  hostConnected(): void {
    // Fired by each provider, of whatever, that comes or is upgraded after this element: around it, or named by `for`.
    document.addEventListener('context-provider', this.#find, true);
    this.#find();
    this.resolve();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#find, true);
    this.#provided = undefined;
    this.#attach(undefined);
  }

  #find = (): void => {
    const host = this.#host;
    const callback = (session: CaptureSession): void => {
      this.#provided = session;
      host.requestUpdate();
    };
    // Once: a provider's session is the same for good, and one that comes between says so.
    const event = new Event('context-request', { bubbles: true, composed: true });
    host.dispatchEvent(Object.assign(event, { context: sessionContext, contextTarget: host, callback }));
    // Until a provider is upgraded, a private session would be a second one.
    this.#waiting = !this.#provided && !!closest(host, `${PROVIDER}:not(:defined)`);
    host.requestUpdate();
  };

  /** Looks which session it is now; the host calls it first in `willUpdate`, as what it derives depends on that. */
  resolve(): void {
    if (!this.#host.isConnected) return;
    const { session, htmlFor } = this.#host;
    const found = session ?? (htmlFor ? referred(this.#host, htmlFor) : this.#provided);
    const { own } = this;
    const owns = !found && !htmlFor && !this.#waiting;
    this.#attach(owns ? own?.session : found);
    if (!own) return;
    own.enabled = owns;
    // A camera that is not shown is off, whether or not there is another session yet.
    if (!owns && own.session.state.status !== 'idle') own.session.stop();
  }

  #attach(session: CaptureSession | undefined): void {
    if (session === this.#session) return;
    this.#unsubscribe?.();
    this.#session = session;
    this.#unsubscribe = session?.subscribe(() => this.#host.requestUpdate());
  }
}
