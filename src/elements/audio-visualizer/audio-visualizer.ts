import { html, LitElement, type TemplateResult } from 'lit';
import {
  AudioLevelController,
  type AudioHost,
  type AudioStatus,
} from '../../controllers/audio-level-controller.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { AudioLevel } from '../../core/sinks/audio-level.js';
import { levelMessages } from '../../i18n/en-level.js';
import type { LevelMessages, Messages } from '../../i18n/messages.js';
import { devWarning } from '../../internal/dev-warning.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { audioVisualizerStyles } from './audio-visualizer.styles.js';
import { CanvasController } from './canvas-controller.js';
import { paintBars } from './paint-bars.js';
import { paintWaveform } from './paint-waveform.js';

const STATES: readonly AudioStatus[] = ['idle', 'live', 'off'];

/** How often it moves for those who want less motion, in ms: what flashes three times a second may do harm. */
const CALM_MS = 500;

/** What the visualizer shows, one at a time; each is also a custom state. */
export type VisualizerStatus = AudioStatus;

/**
 * Draws the sound of a session, or of any stream: how loud its frequencies are, as bars, or its wave. It fills the height
 * that the page gives it. Nothing is played, and nothing is opened: the session around it does that. It stands for a
 * picture; to tell how loud it is, in a value that assistive technology reads, is for `<audio-level-meter>`.
 *
 * @summary Draws the sound of a microphone or of anything else, as bars or as a wave.
 * @tag audio-visualizer
 * @csspart canvas - The picture; it is drawn in its `color`.
 * @cssstate idle - There is no sound to show.
 * @cssstate live - It shows a live track.
 * @cssstate off - The track is disabled, muted or ended.
 */
export class AudioVisualizer extends LitElement implements AudioHost {
  static override styles = [sharedStyles, audioVisualizerStyles];
  static override properties = {
    srcObject: { attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
    type: { useDefault: true },
    label: {},
  };

  /** Any stream to show; it comes before a session. */
  srcObject: MediaStream | null = null;
  /** A session to show, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to show. */
  htmlFor = '';
  /** What is drawn: `bars`, how loud low to high frequencies are, or `waveform`. */
  type: 'bars' | 'waveform' = 'bars';
  /** The accessible name, in the place of the built-in one. */
  label = '';

  #audio = new AudioLevelController(this, (level, time) => this.#drawFrame(level, time));
  #canvas = new CanvasController(this, () => this.#draw(this.#audio.level));
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #calm: MediaQueryList | undefined;
  #drawnAt = -Infinity;
  #moving = false;

  /** What the visualizer shows now. */
  get status(): VisualizerStatus {
    return this.#audio.status;
  }

  protected override willUpdate(): void {
    this.#audio.resolve();
    if (!['bars', 'waveform'].includes(this.type))
      devWarning(`type="${this.type}" is none of bars, waveform: bars is used.`);
    const { status } = this;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
  }

  protected override updated(): void {
    this.#calm ??= matchMedia('(prefers-reduced-motion: reduce)');
    this.#draw(this.#audio.level);
  }

  protected override render(): TemplateResult {
    const { label, status } = this;
    const name = label || this.#texts.audioVisualizer(status === 'live');
    return html`<div class="box">
      <canvas class=${status} part="canvas" role="img" aria-label=${name}></canvas>
    </div>`;
  }

  get #texts(): LevelMessages & Messages {
    return { ...levelMessages, ...this.#localize.messages };
  }

  #drawFrame(level: AudioLevel | undefined, time: number): void {
    if (this.#calm?.matches && time - this.#drawnAt < CALM_MS) return;
    // What stands still, as a track that is off, is drawn once.
    if (!this.#moving && !level?.levels.some(({ peak }) => peak)) return;
    this.#drawnAt = time;
    this.#draw(level);
  }

  #draw(level: AudioLevel | undefined): void {
    const place = this.#canvas.clear();
    const paint = this.type === 'waveform' ? paintWaveform : paintBars;
    if (place) this.#moving = paint(place, level);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-visualizer': AudioVisualizer;
  }
}
