import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { CaptureError, TrackKind } from '../../core/errors.js';
import type { OffMode } from '../../core/session-state.js';
import { deviceMessages } from '../../i18n/en-devices.js';
import { toggleMessages } from '../../i18n/en-toggle.js';
import type { DeviceMessages, Messages, ToggleMessages } from '../../i18n/messages.js';
import { devWarning } from '../../internal/dev-warning.js';
import { cameraIcon, icon, microphoneIcon } from '../../internal/icons.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { mediaTrackToggleStyles } from './media-track-toggle.styles.js';
import { ShortcutController } from './shortcut.js';
import { TrackSwitch } from './track-switch.js';

const ICONS = { video: cameraIcon, audio: microphoneIcon };
const slash = 'M3 3l18 18';
const pauseIcon = 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M10 9v6M14 9v6';

const OFF_MODES = ['stop', 'disable'];
const STATES = ['on', 'off', 'starting', 'interrupted', 'error'] as const;

/** What the toggle shows, one at a time; each is also a custom state. */
export type TrackToggleStatus = (typeof STATES)[number];

/**
 * Turns the camera or the microphone of a session on and off. It shows what the track does, not what was asked for; a
 * track that the system holds back looks unlike one that the user turned off. Where nothing is captured yet, pressing
 * it asks for that kind alone.
 *
 * @summary A toggle button for the camera or the microphone.
 * @tag media-track-toggle
 * @slot label - The label, in the place of the built-in one.
 * @slot on-icon - The icon while it is on.
 * @slot off-icon - The icon while it is off.
 * @slot interrupted-icon - The icon while the system holds it back.
 * @fires change - The user turned it on or off.
 * @fires error - It could not be turned on; `error` says why. Does not bubble.
 * @csspart button - The toggle button.
 * @csspart label - Its label.
 * @csspart hint - Says that the system holds the track back.
 * @csspart notice - The box that says what went wrong.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate on - The track delivers.
 * @cssstate off - The track was turned off, or nothing is captured.
 * @cssstate starting - Waits for the user or the device.
 * @cssstate interrupted - It is on, and the system holds the track back.
 * @cssstate error - It could not be turned on.
 */
export class MediaTrackToggle extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, mediaTrackToggleStyles];
  static override properties = {
    kind: { useDefault: true },
    offMode: { attribute: 'off-mode' },
    label: {},
    iconOnly: { type: Boolean, attribute: 'icon-only' },
    shortcut: {},
    disabled: { type: Boolean, reflect: true },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** What to turn on and off: `video` or `audio`. */
  kind: TrackKind = 'video';
  /** How: `stop` closes the device, `disable` keeps it open; by default a camera stops, a microphone is disabled. */
  offMode: OffMode | '' = '';
  /** The label; by default that of the kind. */
  label = '';
  /** Shows the icon alone; the label is its tooltip, and its name to assistive technology. */
  iconOnly = false;
  /** Keys that press it, as in `aria-keyshortcuts`: `Control+D`. A key without modifier works on the button only. */
  shortcut = '';
  /** Keeps the user from pressing it. */
  disabled = false;
  /** A session to use, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to use. */
  htmlFor = '';

  #session = new SessionController(this);
  #switch = new TrackSwitch(this, this.#session);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  /** What a shortcut did, for those who do not see it: whether it turned it on. */
  #announced: boolean | undefined;

  constructor() {
    super();
    new ShortcutController(this, () => void this.#act(!this.shadowRoot?.activeElement));
  }

  /** Whether it is on: pressed, to assistive technology. */
  get pressed(): boolean {
    return !!this.#switch.track(this.#kind);
  }

  /** Why it could not be turned on. */
  get error(): CaptureError | undefined {
    return this.#switch.error(this.#kind);
  }

  /** What the toggle shows now. */
  get status(): TrackToggleStatus {
    const track = this.#switch.track(this.#kind);
    if (this.#switch.busy || this.#session.state.status === 'starting') return 'starting';
    if (track) return track.muted ? 'interrupted' : 'on';
    return this.error ? 'error' : 'off';
  }

  /**
   * Does what a press does; call it in a user's act, as it may prompt. Does nothing without a session, and while it is
   * being turned on.
   * @throws {CaptureError} why it could not be turned on
   */
  async toggle(): Promise<void> {
    this.#session.resolve();
    if (!this.#session.session || this.status === 'starting') return;
    if (this.pressed) this.#switch.turnOff(this.#kind, this.#offMode);
    else await this.#switch.turnOn(this.#kind);
  }

  protected override willUpdate(): void {
    this.#session.resolve();
    const { status, pressed } = this;
    if (this.#announced !== pressed) this.#announced = undefined;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    const { error } = this;
    return html`<div class="toggle" lang=${messages.lang} dir=${messages.dir}>
      ${this.#renderButton()}
      <div role="status">${this.#renderStatus()}</div>
      ${renderNotice({ host: this, error, messages, onRetry: this.#onRetry, compact: true })}
    </div>`;
  }

  #renderButton(): TemplateResult {
    const { status, shortcut, iconOnly } = this;
    const label = this.label || this.#messages.deviceFallback(`${this.#kind}input`);
    const title = [iconOnly && label, shortcut].filter(Boolean).join(' · ');
    const look = { on: 'primary', interrupted: 'held', starting: '', off: 'off', error: 'off' }[status];
    return html`<button
      part="button"
      type="button"
      class="${look} ${iconOnly ? 'icon-only' : ''}"
      title=${title || nothing}
      aria-pressed=${this.pressed}
      aria-busy=${status === 'starting'}
      aria-describedby=${status === 'interrupted' ? 'hint' : nothing}
      aria-keyshortcuts=${shortcut || nothing}
      ?disabled=${this.disabled || !this.#session.session}
      @click=${this.#onClick}
    >
      ${this.#renderIcon()}
      <span part="label" class=${iconOnly ? 'visually-hidden' : ''}><slot name="label">${label}</slot></span>
    </button>`;
  }

  #renderIcon(): TemplateResult {
    const image = ICONS[this.#kind];
    if (this.status === 'interrupted') return html`<slot name="interrupted-icon">${icon(pauseIcon)}</slot>`;
    if (this.pressed) return html`<slot name="on-icon">${icon(image)}</slot>`;
    return html`<slot name="off-icon">${icon(image + slash)}</slot>`;
  }

  #renderStatus(): TemplateResult {
    if (this.status === 'interrupted')
      return html`<p id="hint" part="hint" class="hint">${this.#messages.heldBack(this.#kind)}</p>`;
    const told = this.#announced !== undefined && this.#messages.turned(this.#kind, this.#announced);
    return html`<span class="visually-hidden">${told || nothing}</span>`;
  }

  get #messages(): Messages & DeviceMessages & ToggleMessages {
    return { ...deviceMessages, ...toggleMessages, ...this.#localize.messages };
  }

  get #kind(): TrackKind {
    if (this.kind in ICONS) return this.kind;
    devWarning(`kind="${this.kind}" is none of ${Object.keys(ICONS).join(', ')}: video is used.`);
    return 'video';
  }

  get #offMode(): OffMode | undefined {
    if (!this.offMode || OFF_MODES.includes(this.offMode)) return this.offMode || undefined;
    devWarning(`off-mode="${this.offMode}" is none of ${OFF_MODES.join(', ')}: that of the kind is used.`);
    return undefined;
  }

  /** @param announces - whether the focus is elsewhere, so that nothing else would tell of the change */
  async #act(announces = false): Promise<void> {
    const before = this.pressed;
    try {
      await this.toggle();
    } catch (reason) {
      if ((reason as CaptureError).code !== 'aborted') this.dispatchEvent(new Event('error'));
    }
    const { pressed } = this;
    if (pressed === before) return;
    this.#announced = announces ? pressed : undefined;
    this.requestUpdate();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #onClick = (): void => void this.#act();

  /** The button that tries again goes away with the notice: the focus must not. */
  #onRetry = (): void => {
    this.renderRoot.querySelector('button')!.focus();
    this.#onClick();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'media-track-toggle': MediaTrackToggle;
  }
}
