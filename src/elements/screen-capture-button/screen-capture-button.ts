import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { StateController } from '../../controllers/state-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { CaptureError } from '../../core/errors.js';
import type { Observable } from '../../core/observable.js';
import { browserPlatform } from '../../core/platform.js';
import type { DisplaySourceOptions } from '../../core/sources/display.js';
import { observeStream } from '../../core/tracks/observe-stream.js';
import { unavailable } from '../../core/unavailable.js';
import { sharingMessages } from '../../i18n/en-sharing.js';
import type { FailureCode, Messages, SharingMessages } from '../../i18n/messages.js';
import { icon } from '../../internal/icons.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { DisplayShare } from './display-share.js';
import { screenCaptureButtonStyles } from './screen-capture-button.styles.js';

const screen = 'M3 4h18v12H3zM8 20h8M12 16v4';
const shareIcon = `${screen}M12 13V7M9.5 9.5L12 7l2.5 2.5`;
const stopIcon = `${screen}M9.5 7.5l5 5M14.5 7.5l-5 5`;

const STATES = ['idle', 'starting', 'live', 'interrupted', 'error', 'unsupported'] as const;

/** Nothing is shared, so nothing changes. */
const NOTHING: Observable<object> = { state: {}, subscribe: () => () => {} };

/** What the button shows, one at a time; each is also a custom state. */
export type ScreenCaptureStatus = (typeof STATES)[number];

/**
 * Starts and stops the sharing of a screen, a window or a tab, and says which of them is shared. What may be shared is
 * the browser's choice to offer, and the user's to make, each time anew. It shares in the session that it is for, or
 * in a session of its own, whose `stream` a page shows or sends.
 *
 * @summary A button that shares a screen, a window or a tab.
 * @tag screen-capture-button
 * @slot start - The label while nothing is shared, in the place of the built-in one.
 * @slot stop - The label while something is shared.
 * @fires stream - Something is shared in its own session; `stream` is set. Does not bubble.
 * @fires ended - The user stopped that, here or in the browser. Does not bubble.
 * @fires error - Its own session failed; `error` says why. Does not bubble.
 * @fires cancel - The user chose nothing. Does not bubble.
 * @csspart button - The button.
 * @csspart hint - Says what is shared, or that nothing can be.
 * @csspart notice - The box that says what went wrong.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate idle - Nothing is shared.
 * @cssstate starting - Waits for the user to choose.
 * @cssstate live - Something is shared.
 * @cssstate interrupted - Nothing of what is shared can be seen for the moment, e.g. as its window is minimized.
 * @cssstate error - Sharing failed.
 * @cssstate unsupported - The browser shares no screens, or not with this page.
 */
export class ScreenCaptureButton extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, screenCaptureButtonStyles];
  static override properties = {
    audio: { type: Boolean },
    surface: {},
    disabled: { type: Boolean, reflect: true },
    constraints: { attribute: false },
    options: { attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** Offers to share sound as well, where the browser can. */
  audio = false;
  /** What the browser offers first: `monitor`, `window` or `browser` (a tab). */
  surface = '';
  /** Keeps the user from pressing it. */
  disabled = false;
  /** What else is asked of the picture and the sound (MediaStreamConstraints), such as a frame rate, in Hz. */
  constraints: MediaStreamConstraints | undefined;
  /** What else the browser is told of the choice that it offers. */
  options: DisplaySourceOptions | undefined;
  /** A session to start and stop, for scripts: one of a `displaySource()`. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session source="display">` to start and stop. */
  htmlFor = '';

  #share = new DisplayShare(this);
  #observed = new StateController(this, () => (this.stream ? observeStream(this.stream) : NOTHING));
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();

  /** What is shared. */
  get stream(): MediaStream | undefined {
    return this.#share.session?.stream;
  }

  /** What kind of thing is shared: `monitor`, `window` or `browser`; '' for nothing, or where the engine does not tell. */
  get displaySurface(): string {
    return this.stream?.getVideoTracks()[0]?.getSettings().displaySurface ?? '';
  }

  /** Why nothing is shared. */
  get error(): CaptureError | undefined {
    const { state } = this.#share.session ?? {};
    return state?.status === 'error' ? state.error : this.#unsupported;
  }

  /** What the button shows now. */
  get status(): ScreenCaptureStatus {
    const status = this.#share.session?.state.status ?? 'idle';
    if (status === 'error') return this.error?.code === 'permission-dismissed' ? 'idle' : status;
    if (status === 'ended' || status === 'idle') return this.#unsupported ? 'unsupported' : 'idle';
    return status;
  }

  /**
   * Asks the user what to share; call it in a user's act. Where something is shared already, that is it. Waits
   * until the element is in a document.
   * @throws {CaptureError} `permission-dismissed` where the user chose nothing, `aborted` where the element has left, else
   *   why nothing could be shared
   * @throws {TypeError} where `for` or `session` is not a session of a display: no camera is started
   */
  async start(): Promise<MediaStream> {
    if (!this.isConnected) await this.updateComplete;
    if (!this.isConnected) throw new CaptureError('aborted');
    this.#share.resolve();
    return this.#share.start();
  }

  /** Stops sharing. */
  stop(): void {
    this.#share.stop(true);
  }

  protected override willUpdate(): void {
    this.#share.resolve();
    this.#observed.resolve();
    const { status } = this;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    return html`<div class="share" lang=${messages.lang} dir=${messages.dir}>
      ${this.#renderButton()}
      <div role="status">${this.#renderHint()}</div>
      ${this.#renderNotice()}
    </div>`;
  }

  #renderButton(): TemplateResult {
    const messages = this.#messages;
    const { status, stream } = this;
    const label = stream
      ? html`${icon(stopIcon)} <slot name="stop">${messages.stopSharing}</slot>`
      : html`${icon(shareIcon)} <slot name="start">${messages.shareScreen}</slot>`;
    return html`<button
      part="button"
      type="button"
      class=${stream ? 'sharing' : 'primary'}
      aria-busy=${status === 'starting'}
      ?disabled=${this.disabled || status === 'unsupported' || !this.#share.session}
      @click=${this.#onClick}
    >
      ${label}
    </button>`;
  }

  #renderHint(): unknown {
    const messages = this.#messages;
    const hint = {
      starting: messages.choosing,
      live: messages.sharing(this.displaySurface),
      interrupted: messages.sharingPaused,
      unsupported: this.error && messages.sharingFailed(this.error.code as FailureCode).join('. '),
    }[this.status as string];
    return hint ? html`<p part="hint" class="hint">${hint}</p>` : nothing;
  }

  /** The texts of notices are about cameras: here they are about screens. */
  #renderNotice(): unknown {
    const { error, status } = this;
    if (!error || status !== 'error') return nothing;
    const texts = this.#messages;
    const messages = { ...texts, [error.code]: () => texts.sharingFailed(error.code as FailureCode) };
    const steps = async (): Promise<string[]> => [];
    return renderNotice({ host: this, error, messages, onRetry: this.#onRetry, compact: true, steps });
  }

  get #messages(): Messages & SharingMessages {
    return { ...sharingMessages, ...this.#localize.messages };
  }

  /** Where the session is another's, that knows what it captures. */
  get #unsupported(): CaptureError | undefined {
    const platform = this.options?.platform ?? browserPlatform;
    if (!this.#share.isOwn || platform.mediaDevices?.getDisplayMedia) return undefined;
    return unavailable(platform) ?? new CaptureError('unsupported', { kind: 'video' });
  }

  #onClick = (): void => {
    if (this.stream) this.#share.stop(false);
    // What went wrong is in the state, and shown.
    else if (this.status !== 'starting') this.start().catch(() => {});
  };

  /** The button that tries again goes away with the notice: the focus must not. */
  #onRetry = (): void => {
    this.renderRoot.querySelector('button')!.focus();
    this.#onClick();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-capture-button': ScreenCaptureButton;
  }
}
