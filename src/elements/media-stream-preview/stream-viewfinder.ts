import { nothing } from 'lit';
import { Viewfinder } from '../../controllers/viewfinder.js';
import type { SessionState } from '../../core/session-state.js';
import { previewMessages } from '../../i18n/en-preview.js';
import type { Messages, PreviewMessages } from '../../i18n/messages.js';
import { cameraIcon, microphoneIcon, playIcon } from '../../internal/icons.js';
import type { MediaStreamPreview } from './media-stream-preview.js';

/** A viewfinder for any stream: the one in `srcObject` comes before that of the session. */
export class StreamViewfinder extends Viewfinder {
  declare protected readonly host: MediaStreamPreview;

  /** A display, a canvas or a call is no camera. */
  override get messages(): Messages {
    const messages = super.messages;
    const { startSource } = { ...previewMessages, ...messages };
    return this.#isSource ? { ...messages, start: () => startSource } : messages;
  }

  /** What only a preview says. */
  get texts(): PreviewMessages {
    return { ...previewMessages, ...this.messages };
  }

  override get stream(): MediaStream | undefined {
    return this.host.srcObject ?? super.stream;
  }

  override get state(): Readonly<SessionState> {
    const stream = this.host.srcObject;
    if (!stream) return super.state;
    return stream.active ? { status: 'live', stream } : { status: 'ended' };
  }

  protected override get label(): unknown {
    return this.host.srcObject || this.#isSource ? nothing : super.label;
  }

  protected override isMirror(settings: MediaTrackSettings): boolean {
    // What is handed over may be anything; only a camera that faces the user is sure to be a mirror.
    return this.host.srcObject ? settings.facingMode === 'user' : super.isMirror(settings);
  }

  protected override renderStart(): unknown {
    if (this.host.srcObject) return this.renderHint(this.texts.ended);
    if (this.#isSource) return super.renderStart(playIcon);
    return super.renderStart(this.session.session?.constraints.video ? cameraIcon : microphoneIcon);
  }

  get #isSource(): boolean {
    return !!this.session.session?.platform.ends;
  }
}
