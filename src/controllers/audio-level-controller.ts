import type { ReactiveController } from 'lit';
import { readAudioLevel, type AudioLevel } from '../core/sinks/audio-level.js';
import { observeStream } from '../core/tracks/observe-stream.js';
import { asStream } from '../internal/as-stream.js';
import { devWarning } from '../internal/dev-warning.js';
import { drawInView } from './frame-loop.js';
import { followWindow } from './follow-window.js';
import { SessionController, type SessionHost } from './session-controller.js';

/** An element that shows the sound of a session, or of any stream. */
export interface AudioHost extends SessionHost {
  /** A stream that comes before that of the session. */
  srcObject: MediaStream | null;
}

/** What becomes of the sound of an element: there is none, it is heard, or its track is disabled, muted or ended. */
export type AudioStatus = 'idle' | 'live' | 'off';

/** Draws `level`, or that there is none; `time` is on the clock of `performance.now()`, in ms. */
export type DrawLevel = (level: AudioLevel | undefined, time: number) => void;

/**
 * Finds the audio track that an element shows, measures it while the element is in a document, and draws while that can
 * be seen. The element is rendered again when the track, or what becomes of it, is another.
 */
export class AudioLevelController implements ReactiveController {
  #host: AudioHost;
  #session: SessionController;
  #draw: DrawLevel;
  #stream: MediaStream | undefined;
  #unsubscribe: (() => void) | undefined;
  #level: AudioLevel | undefined;
  #stop: (() => void) | undefined;

  constructor(host: AudioHost, draw: DrawLevel) {
    this.#host = host;
    this.#draw = draw;
    this.#session = new SessionController(host);
    host.addController(this);
  }

  /** What is measured; undefined where there is no sound to show. */
  get level(): AudioLevel | undefined {
    return this.#level;
  }

  /** What becomes of it now. */
  get status(): AudioStatus {
    const track = this.#level?.track;
    if (!track) return 'idle';
    return track.readyState === 'ended' || !track.enabled || track.muted ? 'off' : 'live';
  }

  hostConnected(): void {
    followWindow(this.#host);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#measure(undefined);
  }

  /** Looks which track it is now; the host calls it first in `willUpdate`, as what it derives depends on that. */
  resolve(): void {
    if (!this.#host.isConnected) return;
    this.#session.resolve();
    this.#follow(asStream(this.#host.srcObject) ?? this.#session.session?.stream);
    this.#measure(this.#stream?.getAudioTracks()[0]);
  }

  #follow(stream: MediaStream | undefined): void {
    if (stream === this.#stream) return;
    this.#unsubscribe?.();
    this.#stream = stream;
    this.#unsubscribe = stream && observeStream(stream).subscribe(() => this.#host.requestUpdate());
  }

  #measure(track: MediaStreamTrack | undefined): void {
    if (track === this.#level?.track) return;
    this.#stop?.();
    this.#level?.close();
    this.#level = track && open(track);
    this.#stop = this.#level && drawInView(this.#host, (time) => this.#draw(this.#level, time));
  }
}

function open(track: MediaStreamTrack): AudioLevel | undefined {
  try {
    return readAudioLevel(track);
  } catch (error) {
    devWarning(`The sound can't be measured: ${String(error)}`);
    return undefined;
  }
}
