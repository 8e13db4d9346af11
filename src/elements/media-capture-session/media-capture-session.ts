import type { ContextEvent } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { CaptureAttributes } from '../../controllers/capture-attributes.js';
import { OwnedSession } from '../../controllers/owned-session.js';
import { sessionContext } from '../../controllers/session-context.js';
import {
  defaultConstraints,
  isUser,
  platformFrom,
  sourceName,
  type SourceAttributes,
} from '../../controllers/source-attributes.js';
import { SourcePresence } from '../../controllers/source-presence.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { SessionMemory } from '../../core/device-memory.js';
import { CaptureError } from '../../core/errors.js';
import type { RelaxMode } from '../../core/session-state.js';
import { devWarning } from '../../internal/dev-warning.js';

const RELAX_MODES: readonly string[] = ['none', 'device', 'smallest'] satisfies RelaxMode[];

function relaxMode(relax: string): RelaxMode {
  if (RELAX_MODES.includes(relax)) return relax as RelaxMode;
  if (relax) devWarning(`relax="${relax}" is none of ${RELAX_MODES.join(', ')}: it counts as device.`);
  return 'device';
}

/** Few pages remember: what does comes with the first that asks for it. */
const pageMemory: SessionMemory = {
  choose: async (...choice) => (await loadMemory())?.choose(...choice),
  findPresent: async (devices) => (await loadMemory())?.findPresent(devices) ?? {},
};

/** Without a network nothing is remembered; that is no reason to capture nothing. */
async function loadMemory(): Promise<SessionMemory | undefined> {
  const module = await import('../../core/device-memory.js').catch(() => undefined);
  return module && new module.DeviceMemory();
}

/**
 * One capture for all elements inside it: they share its camera and microphone, or what else `source` names. It shows
 * nothing by itself and never prompts without a user's act: with `autoplay` it starts where permission is granted
 * already, else an element inside shows a start button. Attributes that change in mid-capture count at once: set one that
 * adds a camera or a microphone in a user's act, too, as it may prompt.
 *
 * @summary Gives one session, of camera and microphone or of another source, to the elements inside it.
 * @tag media-capture-session
 * @slot - The elements that use the session.
 * @fires stream - The session is live; `stream` is set. Does not bubble.
 * @fires error - Capture failed; `error` says why. Does not bubble.
 * @fires cancel - The user closed the browser's prompt without an answer. Does not bubble.
 */
export class MediaCaptureSession extends LitElement implements CaptureAttributes, SourceAttributes {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;
  static override properties = {
    video: { type: Boolean },
    audio: { type: Boolean },
    facingMode: { attribute: 'facing-mode' },
    videoDevice: { attribute: 'video-device' },
    audioDevice: { attribute: 'audio-device' },
    width: { type: Number },
    height: { type: Number },
    frameRate: { type: Number, attribute: 'frame-rate' },
    autoplay: { type: Boolean },
    remember: { type: Boolean },
    relax: {},
    constraints: { attribute: false, noAccessor: true },
    source: {},
    from: {},
    sourceObject: { attribute: false },
  };

  /** Captures video; where neither `video` nor `audio` is set, video it is. */
  video = false;
  /** Captures audio. */
  audio = false;
  /** The camera to prefer: `user`, `environment`, `left` or `right`. */
  facingMode = '';
  /** The deviceId of the camera. */
  videoDevice = '';
  /** The deviceId of the microphone. */
  audioDevice = '';
  /** The width to aim at, in px. */
  width: number | undefined;
  /** The height to aim at, in px. */
  height: number | undefined;
  /** The frame rate to aim at, in Hz. */
  frameRate: number | undefined;
  /** Starts by itself where permission is granted already. */
  autoplay = false;
  /** Remembers the devices that the user chooses, labels included, in this browser (`localStorage`). */
  remember = false;
  /**
   * What becomes of constraints that no device meets: `none` fails; `device`, the default, takes another device where
   * the one with that id is gone; `smallest` makes the smallest change that succeeds.
   */
  relax = '';
  /**
   * What is captured: `user` (camera and microphone, the default), `display` (a screen, a window or a tab), `canvas`,
   * `element` (a `<video>` or `<audio>`), or by `sourceObject`: `stream`, `web-audio`, `peer`. Where it is missing, what
   * `from` or `sourceObject` gives is captured, whatever it is.
   */
  source = '';
  /** The id of the `<canvas>`, `<video>` or `<audio>` to capture, in the same tree. */
  from = '';
  /**
   * The object to capture: a MediaStream, an AudioNode, an RTCPeerConnection, a canvas or a media element; with `display`
   * DisplaySourceOptions; or a CaptureSource.
   */
  sourceObject: unknown;

  #constraints: MediaStreamConstraints | undefined;
  #presence = new SourcePresence(this);
  #owned = new OwnedSession(this);
  /** What it may start from by itself. */
  #startsFrom: unknown = true;
  #used: readonly unknown[] = [];

  constructor() {
    super();
    this.addEventListener('context-request', this.#onRequest as EventListener);
  }

  /**
   * What the attributes can't say (MediaStreamConstraints); attributes that are set come first. Of a source that is no
   * device everything is captured where nothing is said, of a display the picture.
   */
  get constraints(): MediaStreamConstraints | undefined {
    if (this.#constraints || this.video || this.audio) return this.#constraints;
    return defaultConstraints(sourceName(this));
  }

  set constraints(constraints: MediaStreamConstraints | undefined) {
    const before = this.#constraints;
    this.#constraints = constraints;
    this.requestUpdate('constraints', before);
  }

  /** The session itself, for scripts: as the attributes are now, not as they were drawn last. */
  get session(): CaptureSession {
    this.#useSource();
    this.#owned.sync();
    return this.#owned.session;
  }

  /** The stream while the session is live. */
  get stream(): MediaStream | undefined {
    return this.#owned.session.stream;
  }

  /** Why the session is not live, or what was lost while it is. */
  get error(): CaptureError | undefined {
    const { state } = this.#owned.session;
    return 'error' in state ? state.error : 'notice' in state ? state.notice : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Elements that were there first ask again (context community protocol).
    const event = new Event('context-provider', { bubbles: true, composed: true });
    this.dispatchEvent(Object.assign(event, { context: sessionContext, contextTarget: this }));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { session } = this;
    this.#owned.enabled = this.#presence.there && this.#startsFrom;
    // A page may have put a memory of its own there.
    if (this.remember) session.memory ??= pageMemory;
    else if (changed.get('remember')) session.memory = undefined;
    // Null where the attribute was removed; a page may have set that of the session.
    if (this.relax || changed.get('relax')) session.relax = relaxMode(this.relax ?? '');
  }

  /**
   * Starts the capture; call it in a user's act, as it may prompt. Waits until the element is in a document.
   * @throws {CaptureError} why it could not; `aborted` where the element has left
   */
  async start(): Promise<MediaStream> {
    if (!this.isConnected) await this.updateComplete;
    if (!this.isConnected) throw new CaptureError('aborted');
    return this.session.start();
  }

  /** Lets go of camera and microphone, or of the other source. */
  stop(): void {
    this.#owned.session.stop();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** What is captured goes on with another source, where that asks nobody. */
  #useSource(): void {
    const name = sourceName(this);
    // Camera and microphone are the same whatever else is named.
    const used = name ? [name, this.from, this.sourceObject ?? undefined] : [];
    const isSame = (value: unknown, index: number): boolean => value === this.#used[index];
    if (used.length === this.#used.length && used.every(isSame)) return;
    this.#used = used;
    const { session } = this.#owned;
    const captured = !!session.stream;
    // Also where nothing is captured: what is inside shows what there is to start.
    session.stop();
    session.platform = platformFrom(this);
    // Who takes away what is captured asks for no camera with that.
    this.#startsFrom = (name || isUser(this)) && session.platform;
    this.#owned.sync();
    // A failure shows in the state.
    if (captured && this.#startsFrom && this.#presence.there) session.startIfGranted().catch(() => {});
  }

  #onRequest = (event: ContextEvent<typeof sessionContext>): void => {
    if (event.context !== sessionContext || event.contextTarget === this) return;
    event.stopPropagation();
    event.callback(this.session);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'media-capture-session': MediaCaptureSession;
  }
}
