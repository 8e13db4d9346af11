import type { SessionController } from '../../controllers/session-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { asCaptureError, CaptureError, type TrackKind } from '../../core/errors.js';
import type { OffMode } from '../../core/session-state.js';
import type { MediaTrackToggle } from './media-track-toggle.js';

const KINDS = ['video', 'audio'] as const;

/** What is under way, by session: to start a second kind would end the request for the first. */
const pending = new WeakMap<CaptureSession, Promise<unknown>>();

const tracksOf = ({ stream }: CaptureSession): MediaStreamTrack[] => stream?.getTracks() ?? [];

/** One kind of a session: whether it is on, what turns it on and off, and what came of that. */
export class TrackSwitch {
  /** Whether it is being turned on. */
  busy = false;
  #host: MediaTrackToggle;
  #found: SessionController;
  #failure: readonly [CaptureSession, CaptureError] | undefined;

  constructor(host: MediaTrackToggle, found: SessionController) {
    this.#host = host;
    this.#found = found;
  }

  /** The track, where it is on: what is disabled is off, too. */
  track(kind: TrackKind): MediaStreamTrack | undefined {
    const { session } = this.#found;
    return session && tracksOf(session).find((track) => track.kind === kind && track.enabled);
  }

  /** Why it could not be turned on, until it is. */
  error(kind: TrackKind): CaptureError | undefined {
    const [session, error] = this.#failure ?? [];
    return session === this.#found.session && !this.track(kind) ? error : undefined;
  }

  turnOff(kind: TrackKind, mode: OffMode | undefined): void {
    this.#failure = undefined;
    this.#found.session?.turnOff(kind, mode);
  }

  /**
   * Turns it on: by opening it where it is not captured.
   * @throws {CaptureError} why it could not be turned on
   */
  async turnOn(kind: TrackKind): Promise<void> {
    const session = this.#found.session!;
    this.#failure = undefined;
    this.#mark(true);
    const before = pending.get(session);
    const turning = before ? before.then(() => open(session, kind)) : open(session, kind);
    pending.set(
      session,
      turning.catch(() => {}),
    );
    try {
      await turning;
    } catch (reason) {
      const error = asCaptureError(reason, kind);
      if (error.code !== 'aborted') this.#failure = [session, error];
      throw error;
    } finally {
      this.#mark(false);
    }
  }

  #mark(busy: boolean): void {
    this.busy = busy;
    this.#host.requestUpdate();
  }
}

async function open(session: CaptureSession, kind: TrackKind): Promise<void> {
  const find = (): MediaStreamTrack | undefined => tracksOf(session).find((track) => track.kind === kind);
  await session.turnOn(kind);
  if (!find()) await startKind(session, kind);
  const track = find();
  if (!track) throw whyNone(session, kind);
  // A page may have disabled it by itself, which the session does not know of.
  track.enabled = true;
}

/** Not all sources have both kinds, and none of them says so: it gives what it has. */
function whyNone({ state, stream, platform }: CaptureSession, kind: TrackKind): CaptureError {
  if ('notice' in state && state.notice) return state.notice;
  if (!stream || !platform.ends) return new CaptureError('aborted');
  return Object.assign(new CaptureError('device-not-found', { kind }), {
    source: platform.source ?? 'object',
  });
}

/** Asks for `kind` beside what is on: to start what is off would turn it on as well. */
async function startKind(session: CaptureSession, kind: TrackKind): Promise<void> {
  const { constraints } = session;
  const on = tracksOf(session).filter(({ enabled }) => enabled);
  const kinds = KINDS.filter((each) => each === kind || on.some((track) => track.kind === each));
  const started = session.start(Object.fromEntries(kinds.map((each) => [each, constraints[each] || true])));
  // What the page wants of the other kind holds for when that is turned on.
  session.constraints = { ...constraints, [kind]: constraints[kind] || true };
  await started;
}
