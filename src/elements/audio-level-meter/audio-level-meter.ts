import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { AudioLevelController, type AudioHost } from '../../controllers/audio-level-controller.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { AudioLevel, ChannelLevel } from '../../core/sinks/audio-level.js';
import { levelMessages } from '../../i18n/en-level.js';
import type { LevelMessages, Messages } from '../../i18n/messages.js';
import { devWarning } from '../../internal/dev-warning.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { audioLevelMeterStyles } from './audio-level-meter.styles.js';
import { ChannelBar } from './channel-bar.js';
import { meterScale, type MeterScale } from './meter-scale.js';
import { SilenceController } from './silence-controller.js';

const STATES = ['idle', 'live', 'off', 'silent'] as const;
const DEFAULT_MIN = -60;
const DEFAULT_SILENCE = 5;
/** How often assistive technology gets a new value, in ms. */
const TELL_MS = 1000;

/** What the meter shows, one at a time; each is also a custom state. */
export type LevelMeterStatus = (typeof STATES)[number];

/**
 * Shows how loud the sound of a session, or of any stream, is: one bar a channel, with the highest peak of the last
 * moments and a mark where it is too loud. It says so where a live track stays silent. Nothing is played,
 * and nothing is opened: the session around it does that.
 *
 * @summary A level meter for a microphone or any other sound.
 * @tag audio-level-meter
 * @fires silence - A live track has been silent for `silence-after` seconds. Once, until it is heard again.
 * @csspart meter - The box around the bars.
 * @csspart channel - The bar of a channel.
 * @csspart cover - What of the bar is not reached.
 * @csspart peak - The highest level of the last moments.
 * @csspart clip - The mark that it was too loud.
 * @csspart hint - Says that nothing is heard.
 * @cssstate idle - There is no sound to show.
 * @cssstate live - It shows a live track.
 * @cssstate off - The track is disabled, muted or ended.
 * @cssstate silent - The track is live, and has been silent for a while.
 * @cssstate clipping - It was too loud just now.
 */
export class AudioLevelMeter extends LitElement implements AudioHost {
  static override styles = [sharedStyles, audioLevelMeterStyles];
  static override properties = {
    srcObject: { attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
    scale: { useDefault: true },
    minDecibels: { type: Number, attribute: 'min-decibels', useDefault: true },
    orientation: { useDefault: true },
    silenceAfter: { type: Number, attribute: 'silence-after', useDefault: true },
    label: {},
  };

  /** Any stream to show; it comes before a session. */
  srcObject: MediaStream | null = null;
  /** A session to show, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to show. */
  htmlFor = '';
  /** The scale: `db`, or `linear`. */
  scale: 'db' | 'linear' = 'db';
  /** The lower end of a scale in dB; the upper one is 0, the loudest that there is. */
  minDecibels = DEFAULT_MIN;
  /** The way that bars grow: `horizontal` or `vertical`. */
  orientation: 'horizontal' | 'vertical' = 'horizontal';
  /** After how many seconds a live track that is silent is told of; 0 for never. */
  silenceAfter = DEFAULT_SILENCE;
  /** The accessible name, in the place of the built-in one. */
  label = '';

  #audio = new AudioLevelController(this, (level, time) => this.#draw(level, time));
  #silence = new SilenceController(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #meter!: HTMLElement;
  #bars: readonly ChannelBar[] = [];
  #clipping = false;
  #meterScale: MeterScale = meterScale('db', DEFAULT_MIN);
  #toldAt = -Infinity;

  /** What the meter shows now. */
  get status(): LevelMeterStatus {
    const { status } = this.#audio;
    return status === 'live' && this.#silence.silent ? 'silent' : status;
  }

  /** The levels now, a channel each, left first: `peak` and `rms`, 0 to 1. Empty where there is no sound to show. */
  get levels(): readonly ChannelLevel[] {
    return this.#audio.level?.levels ?? [];
  }

  protected override willUpdate(): void {
    this.#audio.resolve();
    this.#silence.watch(this.#audio.level?.track, this.#readSilence());
    this.#meterScale = this.#readScale();
    const { status } = this;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
  }

  protected override updated(): void {
    this.#toldAt = -Infinity;
    this.#findBars();
    this.#draw(this.#audio.level, performance.now());
  }

  protected override render(): TemplateResult {
    const { min, max } = this.#meterScale;
    const texts = this.#texts;
    const vertical = this.orientation === 'vertical';
    const hint = this.#renderSilence();
    return html`<div
        class="meter ${vertical ? 'vertical' : ''}"
        part="meter"
        role="meter"
        aria-label=${this.label || texts.audioLevel}
        aria-valuemin=${min}
        aria-valuemax=${max}
        aria-valuenow=${min}
      >
        ${Array.from({ length: this.levels.length || 1 }, () => this.#renderChannel())}
      </div>
      <p class="hint" part="hint" role="status" lang=${texts.lang} dir=${texts.dir}>${hint}</p>`;
  }

  #renderSilence(): unknown {
    if (this.status !== 'silent') return nothing;
    // Only devices are in a group: a film or a call is no microphone.
    const isDevice = !!this.#audio.level?.track.getSettings().groupId;
    return isDevice ? this.#texts.noSound : this.#texts.nothingHeard;
  }

  #renderChannel(): TemplateResult {
    return html`<div class="channel" part="channel">
      <div class="cover" part="cover"></div>
      <div class="peak" part="peak" hidden></div>
      <div class="clip" part="clip" hidden></div>
    </div>`;
  }

  get #texts(): LevelMessages & Messages {
    return { ...levelMessages, ...this.#localize.messages };
  }

  #readSilence(): number {
    const { silenceAfter } = this;
    if (silenceAfter >= 0) return silenceAfter;
    devWarning(`silence-after="${silenceAfter}" is no number from 0: ${DEFAULT_SILENCE} is used.`);
    return DEFAULT_SILENCE;
  }

  #readScale(): MeterScale {
    const { scale, minDecibels } = this;
    if (!['db', 'linear'].includes(scale)) devWarning(`scale="${scale}" is none of db, linear: db is used.`);
    if (!['horizontal', 'vertical'].includes(this.orientation))
      devWarning(`orientation="${this.orientation}" is none of horizontal, vertical: horizontal is used.`);
    const isScale = minDecibels < 0 && Number.isFinite(minDecibels);
    if (!isScale) devWarning(`min-decibels="${minDecibels}" is no number below 0: ${DEFAULT_MIN} is used.`);
    return meterScale(scale, isScale ? minDecibels : DEFAULT_MIN);
  }

  /** Without a sound bars begin anew: what was held is of another one. */
  #findBars(): void {
    this.#meter ??= this.renderRoot.querySelector<HTMLElement>('.meter')!;
    const known = this.status === 'idle' ? [] : this.#bars;
    this.#bars = [...this.#meter.children].map((element, index) => known[index] ?? new ChannelBar(element));
  }

  #draw(level: AudioLevel | undefined, time: number): void {
    const levels = level?.levels ?? [];
    // A microphone may have another number of channels from now on.
    if (levels.length && levels.length !== this.#bars.length) return this.requestUpdate();
    const vertical = this.orientation === 'vertical';
    for (const [index, bar] of this.#bars.entries()) {
      const peak = levels[index]?.peak ?? 0;
      bar.update(peak, this.#meterScale.shareOf(peak), time);
      bar.draw(vertical);
    }
    const clipping = this.#bars.some((bar) => bar.clipping);
    if (clipping !== this.#clipping) setStates(this.#internals, { clipping });
    this.#clipping = clipping;
    if (time - this.#toldAt >= TELL_MS) this.#tell(time);
  }

  /** Tells assistive technology, which reads a value out and must not be flooded. */
  #tell(time: number): void {
    const meter = this.#meter;
    const share = Math.max(...this.#bars.map(({ bar }) => bar));
    this.#toldAt = time;
    meter.ariaValueNow = String(this.#meterScale.valueOf(share));
    meter.ariaValueText = this.#meterScale.textOf(share, this.#texts.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-level-meter': AudioLevelMeter;
  }
}
