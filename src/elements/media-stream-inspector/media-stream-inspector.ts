import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { CopyButton } from '../../controllers/copy-button.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import { StreamPlayback } from '../../controllers/stream-playback.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';
import { inspectorMessages } from '../../i18n/en-inspector.js';
import type { InspectorMessages, Messages } from '../../i18n/messages.js';
import { formatTime, formatValue } from '../../internal/format-value.js';
import { asStream } from '../../internal/as-stream.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { FrameMeter } from './frame-meter.js';
import { mediaStreamInspectorStyles } from './media-stream-inspector.styles.js';
import { StreamLog, type LogEntry } from './stream-log.js';
import { reportOf, type StreamReport } from './stream-report.js';

export type { FrameCounts } from './frame-meter.js';
export type { Change, LogEntry } from './stream-log.js';
export type { StreamReport } from './stream-report.js';

const STATES = ['empty', 'live', 'ended'] as const;

/** What the inspector shows, one at a time; each is also a custom state. */
export type InspectorStatus = (typeof STATES)[number];

/**
 * Shows what a developer, or a support person, wants to know of a stream: its tracks, what was asked of each, what is in
 * effect, and what it could do; what happened, with the times; and the frames that are presented and dropped. It never
 * prompts, opens nothing, and leaves the stream as it is. What it copies has no ids or names of devices in it.
 *
 * @summary Shows all about a stream and its tracks.
 * @tag media-stream-inspector
 * @csspart video - The small picture, by which frames are counted.
 * @csspart track - The box of one track.
 * @csspart log - What happened.
 * @csspart copy - The button that copies all as JSON.
 * @csspart json - The text to copy by hand, where the browser lets no page copy.
 * @cssstate empty - There is no stream.
 * @cssstate live - A track of the stream is live.
 * @cssstate ended - All of its tracks have ended.
 */
export class MediaStreamInspector extends LitElement {
  static override styles = [sharedStyles, mediaStreamInspectorStyles];
  static override properties = {
    srcObject: { attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** Any stream to look at, as on a media element. */
  srcObject: MediaStream | null = null;
  /** A session to look at, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to look at. */
  htmlFor = '';

  #session = new SessionController(this);
  #log = new StreamLog(this);
  #playback = new StreamPlayback(this, () => this.stream ?? undefined);
  #frames = new FrameMeter(this, this.#playback);
  #copy = new CopyButton(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();

  /** The stream that is looked at. */
  get stream(): MediaStream | null {
    return asStream(this.srcObject) ?? this.#session.session?.stream ?? null;
  }

  /** What the inspector shows now. */
  get status(): InspectorStatus {
    const { snapshot } = this.#log;
    if (!snapshot) return 'empty';
    return snapshot.active ? 'live' : 'ended';
  }

  /** All that is shown, for somebody else: without ids and names of devices. `JSON.stringify()` calls it. */
  toJSON(): StreamReport {
    return reportOf({
      session: this.#inspected,
      stream: this.#log.snapshot,
      frames: this.stream ? this.#frames.counts : undefined,
      events: this.#log.entries,
    });
  }

  protected override willUpdate(): void {
    this.#session.resolve();
    if (this.isConnected) this.#log.follow(this.stream ?? undefined, this.#inspected);
    const { status } = this;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    const { tracks = [] } = this.#log.snapshot ?? {};
    return html`<div class="inspector" lang=${messages.lang} dir=${messages.dir}>
      ${this.#renderHead()} ${tracks.map(this.#renderTrack)} ${this.#renderLog()}
      ${this.#copy.render(messages)}
    </div>`;
  }

  #renderHead(): TemplateResult {
    const messages = this.#messages;
    const counts = this.stream ? this.#frames.counts : undefined;
    const hasPicture = this.#log.snapshot?.tracks.some(({ kind }) => kind === 'video');
    const session = this.#inspected?.state.status;
    return html`<div class="head">
      <video
        part="video"
        playsinline
        autoplay
        .muted=${true}
        aria-label=${messages.inspected}
        ?hidden=${!hasPicture}
      ></video>
      <div class="facts">
        <p ?hidden=${this.status !== 'empty'}>${messages.noStream}</p>
        <p class="muted" ?hidden=${!session}>session: ${session}</p>
        <p class="muted" ?hidden=${!counts}>${counts && messages.frames(counts.presented, counts.dropped)}</p>
        <p class="muted" ?hidden=${!counts}>${counts && `${formatValue(Math.round(counts.rate))} Hz`}</p>
      </div>
    </div>`;
  }

  #renderTrack = (track: TrackSnapshot): TemplateResult => {
    const { kind, label, settings, capabilities, constraints } = track;
    const messages = this.#messages;
    const names = Object.keys({ ...constraints, ...settings, ...capabilities });
    const value = (of: object, name: string): TemplateResult =>
      html`<td><bdi>${formatValue((of as Record<string, unknown>)[name])}</bdi></td>`;
    return html`<div part="track" class="scroll" role="group" tabindex="0" aria-label="${kind} ${label}">
      <table>
        <caption>
          <strong>${kind}</strong>
          <bdi>${label}</bdi>
          ${statesOf(track).map(renderState)}
        </caption>
        <thead>
          <tr>
            ${[messages.property, messages.askedFor, messages.inEffect, messages.possible].map(
              (title) => html`<th scope="col">${title}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${names.map(
            (name) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${value(constraints, name)}${value(settings, name)}${value(capabilities, name)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  };

  /** The latest is what somebody looks for. */
  #renderLog(): unknown {
    const { entries } = this.#log;
    if (!entries.length) return nothing;
    const { events } = this.#messages;
    return html`<details open>
      <summary>${events} (${entries.length})</summary>
      <div class="scroll" role="group" tabindex="0" aria-label=${events}>
        <ol part="log" reversed>
          ${entries.toReversed().map(this.#renderEntry)}
        </ol>
      </div>
    </details>`;
  }

  #renderEntry = ({ time, type, kind, changes = {} }: LogEntry): TemplateResult => {
    const date = new Date(time);
    const change = Object.entries(changes).map(
      ([name, [before, after]]) => `${name} ${formatValue(before) || '—'} → ${formatValue(after) || '—'}`,
    );
    return html`<li>
      <time datetime=${date.toISOString()}>${formatTime(date)}</time>
      <bdi>${[kind, type].filter(Boolean).join(' ')} ${change.join(', ')}</bdi>
    </li>`;
  };

  /** The session is not what a stream that was handed over comes from. */
  get #inspected(): CaptureSession | undefined {
    return this.srcObject ? undefined : this.#session.session;
  }

  get #messages(): Messages & InspectorMessages {
    return { ...inspectorMessages, ...this.#localize.messages };
  }
}

/** The state of a track in the platform's own words, and whether it is as people want it. */
function statesOf({ readyState, muted, enabled }: TrackSnapshot): (readonly [string, boolean])[] {
  const states: [string, boolean][] = [[readyState, readyState === 'live']];
  if (muted) states.push(['muted', false]);
  if (!enabled) states.push(['disabled', false]);
  return states;
}

function renderState([state, good]: readonly [string, boolean]): TemplateResult {
  return html`<span class="state ${good ? '' : 'bad'}">${state}</span> `;
}

declare global {
  interface HTMLElementTagNameMap {
    'media-stream-inspector': MediaStreamInspector;
  }
}
