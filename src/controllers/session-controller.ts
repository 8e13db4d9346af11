import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaptureSession } from '../core/capture-session.js';
import type { SessionState } from '../core/session-state.js';
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

/**
 * Finds the session of an element: its `session` property, else the element that `for` names, else the nearest
 * `<media-capture-session>` around it, else its own; and renders the element again at each change.
 */
export class SessionController implements ReactiveController {
  #host: SessionHost;
  #own: OwnedSession | undefined;
  #provided: CaptureSession | undefined;
  #endProvision: (() => void) | undefined;
  #waiting = false;
  #session: CaptureSession | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: SessionHost, own?: OwnedSession) {
    this.#host = host;
    this.#own = own;
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
    this.#request();
    const provider = this.#provided ? undefined : pendingProvider(this.#host);
    this.#waiting = !!provider;
    // An element around this one may be upgraded later: a private session until then would be a second one.
    if (provider) void customElements.whenDefined(PROVIDER).then(() => this.#requestLate());
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#endProvision?.();
    this.#endProvision = this.#provided = undefined;
    this.#attach(undefined);
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#resolve();
  }

  #requestLate(): void {
    this.#waiting = false;
    if (this.#host.isConnected && !this.#provided) this.#request();
    this.#host.requestUpdate();
  }

  #request(): void {
    const receive = (session: CaptureSession, end?: () => void): void => {
      this.#provided = session;
      this.#endProvision = end;
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(sessionContext, this.#host, receive, true));
  }

  #resolve(): void {
    const { session, htmlFor } = this.#host;
    const found = session ?? (htmlFor ? this.#referred(htmlFor) : this.#provided);
    const owns = !!this.#own && !found && !htmlFor && !this.#waiting;
    if (this.#own) this.#own.enabled = owns;
    this.#attach(owns ? this.#own!.session : found);
  }

  #referred(id: string): CaptureSession | undefined {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const element = root.getElementById?.(id) as (Element & { session?: CaptureSession }) | null;
    if (element?.session) return element.session;
    if (element?.localName === PROVIDER) {
      void customElements.whenDefined(PROVIDER).then(() => this.#host.requestUpdate());
    } else devWarning(`for="${id}" names no <${PROVIDER}> in the same tree.`);
    return undefined;
  }

  #attach(session: CaptureSession | undefined): void {
    if (session === this.#session) return;
    this.#unsubscribe?.();
    this.#session = session;
    this.#unsubscribe = session?.subscribe(() => this.#host.requestUpdate());
    if (session && session !== this.#own?.session) this.#own?.session.stop();
  }
}

/** A provider around `element` that the browser does not know yet, out through shadow roots. */
function pendingProvider(element: Element): Element | undefined {
  const found = element.closest(`${PROVIDER}:not(:defined)`);
  const root = element.getRootNode();
  return found ?? (root instanceof ShadowRoot ? pendingProvider(root.host) : undefined);
}
