import { isAborted } from '../../core/abort.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { CaptureDevice } from '../../core/device-list.js';
import { CaptureError, type TrackKind } from '../../core/errors.js';
import { askedOf, replaceConstraints } from '../../core/tracks/apply-latest.js';
import { deviceFor, deviceNamesIn, foresee } from './device-target.js';
import type { Draft } from './draft.js';

/** What of the page a draft is applied to. */
export interface EditorSurroundings {
  readonly session: CaptureSession | undefined;
  /** Those of the kind. */
  readonly devices: readonly CaptureDevice[];
  /** What the browser knows; undefined where it does not tell. */
  readonly supported: MediaTrackSupportedConstraints | undefined;
}

/** What a draft is judged with. */
export interface DraftScope {
  readonly kind: TrackKind;
  readonly supported: MediaTrackSupportedConstraints | undefined;
}

/** The track of a kind that a session has. */
export const trackIn = (session: CaptureSession | undefined, kind: TrackKind): MediaStreamTrack | undefined =>
  session?.stream?.getTracks().find((track) => track.kind === kind);

/**
 * Keeps a device closed that certainly can't do what is asked for.
 * @throws {CaptureError} `overconstrained`, with the constraint
 */
function assertAble(draft: Draft, device: CaptureDevice, scope: DraftScope): void {
  const foreseen = foresee(draft, device, scope);
  if (foreseen.status !== 'impossible') return;
  const names = [...foreseen.failed, ...foreseen.conflicts.flat()];
  const message = `${device.label || device.kind} can't do what is asked for: ${names.join(', ')}`;
  throw new CaptureError('overconstrained', { kind: scope.kind, constraint: names[0], message });
}

/** A session asks for a device by its id; whoever wrote the draft may have asked for it by something else. */
function asWritten(error: unknown, draft: Draft): unknown {
  if (!(error instanceof CaptureError) || !error.constraint || error.constraint in draft) return error;
  const { code, kind, message, cause } = error;
  return new CaptureError(code, { kind, message, cause, constraint: deviceNamesIn(draft)[0] });
}

/** What there was before a switch. */
interface Before {
  readonly track: MediaStreamTrack;
  /** What was asked of it. */
  readonly asked: Draft;
  /** Its device. */
  readonly deviceId: string | undefined;
  /** Whether that was the system's default, which the session followed. */
  readonly isDefault: boolean;
}

/** A session's change to another device together with what is asked of that: both are done, or neither. */
export class DraftSwitch {
  #session: CaptureSession;
  #device: CaptureDevice;
  #scope: DraftScope;
  #before: Before;

  constructor(session: CaptureSession, device: CaptureDevice, scope: DraftScope, track: MediaStreamTrack) {
    this.#session = session;
    this.#device = device;
    this.#scope = scope;
    const { deviceId } = track.getSettings();
    const isDefault = session.selected[device.kind] === '';
    this.#before = { track, asked: askedOf(track), deviceId, isDefault };
  }

  /**
   * Switches, and asks for the draft; where that is refused, goes back to how it was.
   * @returns the track that there is now
   * @throws {CaptureError} why it was refused
   */
  async apply(draft: Draft): Promise<MediaStreamTrack> {
    assertAble(draft, this.#device, this.#scope);
    let opened: MediaStreamTrack | undefined;
    try {
      await this.#session.selectDevice(this.#device.kind, this.#device.deviceId);
      opened = this.#track;
      if (!opened) throw new CaptureError('aborted');
      await replaceConstraints(opened, draft as MediaTrackConstraints);
      return opened;
    } catch (error) {
      // Called off: whoever did that decides what comes next. Else the refusal is told, also where going back failed.
      if (!isAborted(error)) await this.#goBack(opened).catch(() => {});
      throw asWritten(error, draft);
    }
  }

  get #track(): MediaStreamTrack | undefined {
    return trackIn(this.#session, this.#scope.kind);
  }

  /** @param opened - the track that the draft was refused by; undefined where the device did not even open */
  async #goBack(opened: MediaStreamTrack | undefined): Promise<void> {
    const { track, asked, deviceId, isDefault } = this.#before;
    // Whoever stopped the session meanwhile, or switched it elsewhere, wants it so.
    if (deviceId === undefined || (opened && opened !== this.#track)) return;
    if (opened) await this.#session.selectDevice(this.#device.kind, isDefault ? '' : deviceId);
    const back = this.#track;
    // Also where the device did not open: machines that open one camera at a time had to close the one before.
    if (back && back !== track && back.getSettings().deviceId === deviceId)
      await replaceConstraints(back, asked as MediaTrackConstraints);
  }
}

/** The switch that a draft takes; undefined where the device in use will do. */
export function switchFor(
  draft: Draft,
  { session, devices, supported }: EditorSurroundings,
  kind: TrackKind,
): DraftSwitch | undefined {
  const track = trackIn(session, kind);
  const scope = { kind, supported };
  const device = track && deviceFor(draft, devices, track.getSettings(), scope);
  return device && new DraftSwitch(session!, device, scope, track);
}
