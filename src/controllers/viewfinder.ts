import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { CaptureError, TrackKind } from '../core/errors.js';
import type { SessionState } from '../core/session-state.js';
import type { Messages } from '../i18n/messages.js';
import { cameraIcon, icon, playIcon } from '../internal/icons.js';
import { renderNotice } from '../internal/notice.js';
import { LocalizeController } from './localize-controller.js';
import { OwnedSession, type SessionOwner } from './owned-session.js';
import { SessionController, type SessionHost } from './session-controller.js';
import { StreamPlayback } from './stream-playback.js';

/** An element that draws a camera. */
export type ViewfinderHost = LitElement &
  SessionHost &
  SessionOwner & {
    /** Mirrors the picture: `on`, `off`, or `auto`: cameras, but not rear ones. */
    mirror: 'auto' | 'on' | 'off';
    /** The ratio of the box, in the place of that of the picture. */
    aspectRatio?: string;
    /** Plays the sound of the stream. */
    audible?: boolean;
  };

/** What is shown, one at a time. */
export type ViewfinderStatus = SessionState['status'] | 'paused';

/**
 * The camera as users see it: the picture, what is shown until it is there, the button that starts it, and what went
 * wrong. Parts: `frame`, `video`, `start`, and those of a notice. Slots: `poster`, and one over the picture. Its styles
 * are in `internal/viewfinder-styles`.
 */
export class Viewfinder {
  /** The session, the element's own or another. */
  readonly session: SessionController;
  /** The `<video>`, and what is known of it. */
  readonly playback: StreamPlayback;
  protected readonly host: ViewfinderHost;
  #localize: LocalizeController;
  #ratio = '4 / 3';

  /** @param onReady - called when the first frame of a stream is presented */
  constructor(host: ViewfinderHost, onReady?: () => void) {
    this.host = host;
    this.session = new SessionController(host, new OwnedSession(host));
    this.#localize = new LocalizeController(host);
    this.playback = new StreamPlayback(host, () => this.stream, onReady);
  }

  /** The texts of the element. */
  get messages(): Messages {
    return this.#localize.messages;
  }

  /** The stream that is shown. */
  get stream(): MediaStream | undefined {
    return this.session.session?.stream;
  }

  /** What that stream comes from is doing. */
  get state(): Readonly<SessionState> {
    return this.session.state;
  }

  /** Why it is not live. */
  get error(): CaptureError | undefined {
    return (this.state as News).error;
  }

  /** What is shown now. */
  get status(): ViewfinderStatus {
    const { status } = this.state;
    const { paused, ready } = this.playback;
    if (status !== 'live') return status;
    if (paused) return 'paused';
    return ready || !this.stream?.getTracks().length ? status : 'starting';
  }

  /** Whether the picture is shown as in a mirror. */
  get mirrored(): boolean {
    const { mirror } = this.host;
    if (mirror === 'on') return true;
    const settings = this.stream?.getVideoTracks()[0]?.getSettings();
    return mirror !== 'off' && !!settings && !('displaySurface' in settings) && this.isMirror(settings);
  }

  /**
   * @param overlay - the name of the slot over the picture
   * @param content - what lies over everything
   */
  render(overlay: string, content: unknown): TemplateResult {
    const { messages } = this;
    return html`<div
      class="frame"
      part="frame"
      lang=${messages.lang}
      dir=${messages.dir}
      .style=${this.#shape()}
    >
      <video
        part="video"
        playsinline
        aria-label=${this.label}
        class=${this.mirrored ? 'mirrored' : ''}
        .muted=${!this.host.audible}
      ></video>
      <slot name="poster" ?hidden=${this.playback.ready}></slot>
      <slot name=${overlay}></slot>
      ${this.#renderStatus()} ${content}
    </div>`;
  }

  /** What the picture is, to those who can't see it. */
  protected get label(): unknown {
    return this.messages.camera;
  }

  /** Whether people expect a camera with these settings to be a mirror. */
  protected isMirror({ groupId, facingMode }: MediaTrackSettings): boolean {
    return !!groupId && facingMode !== 'environment';
  }

  /** Draws what is there before the camera was started. */
  protected renderStart(image = cameraIcon): unknown {
    const { session } = this.session;
    if (!session) return nothing;
    const { video, audio } = session.constraints;
    const kind: TrackKind | undefined = !video ? 'audio' : audio ? undefined : 'video';
    return this.#renderButton(image, this.messages.start(kind), this.#onStart);
  }

  /** A form shows its message at what can be focused: meanwhile there is nothing else. */
  protected renderHint(text: string): TemplateResult {
    return html`<div class="hint" role="status" tabindex="-1">${text}</div>`;
  }

  /** The box has the ratio of the picture, also after a phone was turned, and keeps it when the camera stops. */
  #shape(): string {
    const { videoWidth, videoHeight } = this.playback.video ?? {};
    if (videoWidth) this.#ratio = `${videoWidth} / ${videoHeight}`;
    const asked = this.host.aspectRatio?.replace(/[^\d. ]/g, '/');
    // To CSS, `undefined` is one more word that is no ratio.
    return `--_ratio: ${CSS.supports('aspect-ratio', asked!) ? asked : this.#ratio}`;
  }

  #renderStatus(): unknown {
    const { host, messages, status } = this;
    if (status === 'paused' || this.playback.blocked)
      return this.#renderButton(playIcon, messages.tapToPlay, () => void this.playback.play());
    if (status === 'starting') return this.renderHint(messages.starting);
    const compact = status === 'live';
    const { error, notice, missing } = this.state as News;
    if (!compact && !error) return this.renderStart();
    const replaced = compact && !missing;
    const onRetry = this.#onStart;
    return renderNotice({ host, error: error ?? notice, messages, onRetry, compact, replaced });
  }

  #renderButton(image: string, label: string, onClick: () => void): TemplateResult {
    return html`<button class="primary" part="start" type="button" @click=${onClick}>
      ${icon(image)} ${label}
    </button>`;
  }

  #onStart = (): void => {
    // What went wrong is in the state, and shown.
    this.session.session?.start().catch(() => {});
  };
}

/** What a state may tell of beside its stream. */
interface News {
  error?: CaptureError;
  notice?: CaptureError;
  missing?: readonly TrackKind[];
}
