import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaptureSession } from '../../core/capture-session.js';
import type { TrackKind } from '../../core/errors.js';
import { observeStream, type StreamSnapshot } from '../../core/tracks/observe-stream.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';

/** A value before and after. */
export type Change = readonly [before: unknown, after: unknown];

/** One thing that happened. */
export interface LogEntry {
  /** When, in ms since 1970. */
  readonly time: number;
  /** An event's own name, such as `mute`; or what changed: `settings`, `constraints`, `session`, `stream`. */
  readonly type: string;
  /** The kind of the track that it happened to. */
  readonly kind?: TrackKind | undefined;
  /** What is another now, by name. */
  readonly changes?: Readonly<Record<string, Change>> | undefined;
}

/** More would be long to look through, and more to keep. */
const MOST = 200;

/** What tells of itself by an event, and what that is called for true and false. */
const FLAGS = [
  ['muted', 'mute', 'unmute'],
  ['enabled', 'enabled', 'disabled'],
] as const;

/** Follows a stream and its session, and keeps what happened to them, as long as the element is in a document. */
export class StreamLog implements ReactiveController {
  /** What happened, the oldest first. */
  entries: readonly LogEntry[] = [];
  #host: ReactiveControllerHost;
  #stream: MediaStream | undefined;
  #session: CaptureSession | undefined;
  #snapshot: StreamSnapshot | undefined;
  #status: string | undefined;
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What the stream is like now. */
  get snapshot(): StreamSnapshot | undefined {
    return this.#snapshot;
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** Says what to follow; the host calls it in `willUpdate`. */
  follow(stream: MediaStream | undefined, session: CaptureSession | undefined): void {
    if (stream === this.#stream && session === this.#session) return;
    this.#leave();
    this.#stream = stream;
    this.#session = session;
    if (session) {
      this.#ends.push(session.subscribe(() => this.#seeSession()));
      this.#seeSession();
    }
    if (!stream) return this.#seeStream(undefined);
    const observed = observeStream(stream);
    this.#ends.push(observed.subscribe((snapshot) => this.#seeStream(snapshot)));
    this.#seeStream(observed.state);
  }

  #leave(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#stream = this.#session = undefined;
  }

  #seeSession(): void {
    const { state } = this.#session!;
    const problem = 'error' in state ? state.error : 'notice' in state ? state.notice : undefined;
    const status = [state.status, problem?.code].filter(Boolean).join(' ');
    if (status !== this.#status) this.#add({ type: 'session', changes: { status: [this.#status, status] } });
    this.#status = status;
  }

  #seeStream(snapshot: StreamSnapshot | undefined): void {
    const before = this.#snapshot;
    if (snapshot === before) return;
    this.#snapshot = snapshot;
    if (snapshot?.id !== before?.id) this.#add({ type: snapshot ? 'stream' : 'no stream' });
    this.#seeTracks(before?.tracks ?? [], snapshot?.tracks ?? []);
    this.#host.requestUpdate();
  }

  #seeTracks(before: readonly TrackSnapshot[], tracks: readonly TrackSnapshot[]): void {
    for (const { id, kind } of before)
      if (!tracks.some((track) => track.id === id)) this.#add({ type: 'removetrack', kind });
    for (const track of tracks) {
      const previous = before.find(({ id }) => id === track.id);
      if (previous) this.#compare(previous, track);
      else this.#add({ type: 'addtrack', kind: track.kind });
    }
  }

  #compare(before: TrackSnapshot, track: TrackSnapshot): void {
    const { kind } = track;
    for (const [flag, on, off] of FLAGS) {
      if (track[flag] !== before[flag]) this.#add({ type: track[flag] ? on : off, kind });
    }
    for (const type of ['settings', 'capabilities', 'constraints'] as const) {
      const changes = changesOf(before[type], track[type]);
      if (changes && track.readyState === 'live') this.#add({ type, kind, changes });
    }
    if (track.readyState !== before.readyState) this.#add({ type: 'ended', kind });
  }

  #add(entry: Omit<LogEntry, 'time'>): void {
    this.entries = [...this.entries, { time: Date.now(), ...entry }].slice(-MOST);
    this.#host.requestUpdate();
  }
}

function changesOf(before: object, after: object): Record<string, Change> | undefined {
  const [old, now] = [before, after] as Record<string, unknown>[];
  const names = Object.keys({ ...old, ...now });
  const changed = names.filter((name) => JSON.stringify(old![name]) !== JSON.stringify(now![name]));
  return changed.length
    ? Object.fromEntries(changed.map((name) => [name, [old![name], now![name]]]))
    : undefined;
}
