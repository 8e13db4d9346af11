import type { ReactiveController } from 'lit';
import { followWindow } from '../../controllers/follow-window.js';
import { tellNews, type SessionNews } from '../../controllers/session-news.js';
import { CaptureSession } from '../../core/capture-session.js';
import { displaySource, type DisplaySourceOptions } from '../../core/sources/display.js';
import { closest } from '../../internal/closest.js';
import { devWarning } from '../../internal/dev-warning.js';
import type { ScreenCaptureButton } from './screen-capture-button.js';

const SURFACES = ['monitor', 'window', 'browser'] as const;
const PROVIDER = 'media-capture-session';
const NONE: SessionNews = { status: 'idle' };

type Provider = Element & { session?: CaptureSession };

/** The nearest one around `element`, out through shadow roots. */
function providerAround({ parentNode }: Element): Provider | null {
  const parent = parentNode instanceof ShadowRoot ? parentNode.host : parentNode;
  return parent instanceof Element ? closest(parent, PROVIDER) : null;
}

const sharesDisplay = ({ platform }: CaptureSession): boolean => platform.source === 'display';

/**
 * What a button shares: in the session that it is for, else in one of its own, which tells of itself with the events
 * `stream`, `error`, `cancel` and `ended`, and ends with the element.
 */
export class DisplayShare implements ReactiveController {
  readonly #own = new CaptureSession({ platform: displaySource() });
  #host: ScreenCaptureButton;
  #found: CaptureSession | undefined;
  #before: SessionNews = this.#own.state;
  #ends: (() => void)[] = [];
  #leave: (() => void) | undefined;

  constructor(host: ScreenCaptureButton) {
    this.#host = host;
    host.addController(this);
  }

  /** The session in use; undefined where the one that is named is missing, or shares no display. */
  get session(): CaptureSession | undefined {
    return this.#found && sharesDisplay(this.#found) ? this.#found : undefined;
  }

  /** Whether the session is the element's own. */
  get isOwn(): boolean {
    return this.session === this.#own;
  }

  hostConnected(): void {
    const resolve = (): void => this.#host.requestUpdate();
    // Fired by each session element that comes or is upgraded after this one.
    document.addEventListener('context-provider', resolve, true);
    this.#ends = [
      () => document.removeEventListener('context-provider', resolve, true),
      this.#own.subscribe((state) => this.#tell(state)),
    ];
    followWindow(this.#host);
    // It may have ended while nobody listened.
    this.#tell(this.#own.state);
    this.resolve();
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
    this.#attach(undefined);
    // A task later, so that a move in the document does not end it; a frame might never come.
    setTimeout(() => this.#host.isConnected || this.#stopOwn());
  }

  /** Looks which session it is now. */
  resolve(): void {
    if (!this.#host.isConnected) return;
    const { session, htmlFor } = this.#host;
    this.#attach(session ?? (htmlFor ? this.#referred(htmlFor) : (this.#around() ?? this.#own)));
    if (this.#found && !this.session)
      devWarning(
        `A <screen-capture-button> has to be for a session of the source "display": it starts no other.`,
      );
    if (!this.isOwn && this.#own.state.status !== 'idle') this.#stopOwn();
  }

  /** Asks the user what to share, unless something is shared. */
  async start(): Promise<MediaStream> {
    const { session } = this;
    const { constraints, audio } = this.#host;
    if (!session) throw new TypeError(`start: for must be the id of a <${PROVIDER} source="display">`);
    if (session.stream) return session.stream;
    if (!this.isOwn) return session.start();
    session.platform = displaySource(this.#offer());
    const { video = true } = constraints ?? {};
    return session.start({ video, audio: constraints?.audio || audio });
  }

  /**
   * Stops what is shared.
   * @param silent - whether it is the page that stops it, which needs no event
   */
  stop(silent: boolean): void {
    if (silent) this.#stopOwn();
    this.session?.stop();
  }

  /** Stops what it shares itself, without an event: what is over by the page's doing is no news. */
  #stopOwn(): void {
    this.#before = NONE;
    this.#own.stop();
  }

  /** What the browser is asked to offer. */
  #offer(): DisplaySourceOptions {
    const { surface, options } = this.#host;
    const displaySurface = SURFACES.find((name) => name === surface);
    if (surface && !displaySurface)
      devWarning(`surface="${surface}" is none of ${SURFACES.join(', ')}: it is left out.`);
    return { ...options, ...(displaySurface && { displaySurface }) };
  }

  /** A session of another kind, such as the camera's, is none of its business. */
  #around(): CaptureSession | undefined {
    let provider = providerAround(this.#host);
    while (provider && !(provider.session && sharesDisplay(provider.session)))
      provider = providerAround(provider);
    return provider?.session;
  }

  #referred(id: string): CaptureSession | undefined {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const element = root.getElementById?.(id) as Provider | null;
    if (element?.localName !== PROVIDER) devWarning(`for="${id}" names no <${PROVIDER}> in the same tree.`);
    return element?.session;
  }

  #attach(session: CaptureSession | undefined): void {
    if (session === this.#found) return;
    this.#leave?.();
    this.#found = session;
    this.#leave = session?.subscribe(() => this.#host.requestUpdate());
  }

  #tell(state: SessionNews): void {
    const before = this.#before;
    this.#before = state;
    this.#host.requestUpdate();
    tellNews(this.#host, state, before);
    if (before.stream && !state.stream) this.#host.dispatchEvent(new Event('ended'));
  }
}
