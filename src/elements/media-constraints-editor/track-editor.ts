import type { LitElement } from 'lit';
import type { CaptureSession } from '../../core/capture-session.js';
import { explain } from '../../core/constraints/explain.js';
import type { Explanation } from '../../core/constraints/explanation.js';
import { verify } from '../../core/constraints/verify.js';
import type { CaptureDevice } from '../../core/device-list.js';
import { asCaptureError, type CaptureError, type TrackKind } from '../../core/errors.js';
import { askedOf, followChanges, replaceConstraints } from '../../core/tracks/apply-latest.js';
import { stateOf } from '../../core/tracks/observe-track.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';
import { DEVICE_NAMES, deviceFor } from './device-target.js';
import { DraftHistory } from './draft-history.js';
import { readJson, toJson, type JsonProblem } from './draft-json.js';
import { askOf, sameAsk, type Draft } from './draft.js';
import type { RowSource } from './rows.js';

interface Failure {
  readonly error: CaptureError;
  readonly draft: Draft;
}

/** A text that is being written, as long as it says something else than the draft. */
interface Text {
  readonly value: string;
  readonly problem?: JsonProblem | undefined;
}

/** What of the page the editors of both kinds use. */
export interface EditorSurroundings {
  readonly session: CaptureSession | undefined;
  readonly devices: readonly CaptureDevice[];
}

/** The constraints of one track: as they are, as they are written, and what came of them. */
export class TrackEditor {
  /** That of the track. */
  readonly kind: TrackKind;
  #host: LitElement;
  #around: () => EditorSurroundings;
  #history = new DraftHistory();
  #track: MediaStreamTrack | undefined;
  #leave: (() => void) | undefined;
  #text: Text | undefined;
  #failure: Failure | undefined;
  #turns = 0;
  #switch: Promise<unknown> = Promise.resolve();
  #explained: readonly [key: unknown[], Explanation] | undefined;

  constructor(host: LitElement, kind: TrackKind, around: () => EditorSurroundings) {
    this.#host = host;
    this.kind = kind;
    this.#around = around;
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  get history(): Pick<DraftHistory, 'present' | 'base' | 'changes'> {
    return this.#history;
  }

  /** Whether there is a step to take back: a text that says nothing is one, too. */
  get canUndo(): boolean {
    return !!this.problem || this.#history.canUndo;
  }

  /** What the track is like now. */
  get snapshot(): TrackSnapshot | undefined {
    return this.#track && stateOf(this.#track).state;
  }

  /** Whether something is being applied. */
  get busy(): boolean {
    return this.#turns > 0;
  }

  /** What stands in the text of constraints. */
  get json(): string {
    return this.#text?.value ?? toJson(this.#history.present);
  }

  /** Why that text says nothing. */
  get problem(): JsonProblem | undefined {
    return this.#text?.problem;
  }

  /** Why the draft could not be applied, until what was refused is written otherwise. */
  get error(): CaptureError | undefined {
    const { error, draft } = this.#failure ?? {};
    if (!error) return undefined;
    const names = this.#namesIn(error, draft!);
    const isSame = (name: string): boolean =>
      sameAsk(name, askOf(draft!, name), askOf(this.#history.present, name));
    return (names.length ? names.some(isSame) : draft === this.#history.present) ? error : undefined;
  }

  /** The names of what was refused. */
  get refused(): readonly string[] {
    return this.error ? this.#namesIn(this.error, this.#failure!.draft) : [];
  }

  /** The device that is opened when the draft is applied. */
  get target(): CaptureDevice | undefined {
    const { devices } = this.#around();
    return deviceFor(this.#history.present, devices, this.snapshot?.settings ?? {});
  }

  /** Looks at this track from now on; a draft with changes goes along. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#leave?.();
    this.#track = track;
    this.#leave = undefined;
    if (!track) return;
    // It was another track that refused.
    this.#failure = undefined;
    const state = stateOf(track);
    const ends = [followChanges(track, state.look), state.subscribe(this.#onNews)];
    this.#leave = () => ends.forEach((end) => end());
    this.#onNews();
  }

  /** @param field - where it was written: steps in one field are one, until it is settled */
  edit(next: Draft, field?: string): void {
    this.#history.edit(next, field);
    // Nobody has to write again what only a comma is missing from.
    if (!this.problem) this.#text = undefined;
    this.#host.requestUpdate();
  }

  settle(): void {
    this.#history.settle();
  }

  undo(): void {
    if (!this.problem) this.#history.undo();
    this.#text = undefined;
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#history.reset();
    this.#text = this.#failure = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Takes constraints as text. What says nothing stays as it is, and the draft with it.
   * @param done - whether nobody is typing any more: only then it is said what is wrong
   */
  write(value: string, done: boolean): void {
    const read = readJson(value);
    if ('draft' in read) this.#history.edit(read.draft, 'json');
    const problem = 'problem' in read && (done || this.problem) ? read.problem : undefined;
    this.#text = done && 'draft' in read ? undefined : { value, problem };
    if (done) this.#history.settle();
    this.#host.requestUpdate();
  }

  /**
   * Applies the draft: where that takes another device, the session switches to it first. Not while a text stands there
   * that says nothing: who wrote it means something else than the draft.
   * @returns whether it is in effect, and nothing newer was applied
   * @throws {CaptureError} why it is not
   */
  async apply(): Promise<boolean> {
    if (this.problem) return false;
    const draft = this.#history.present;
    const { session } = this.#around();
    this.#turns += 1;
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      const track = await this.#trackFor(draft);
      await replaceConstraints(track, draft as MediaTrackConstraints);
      stateOf(track).look();
      this.#onNews();
      return this.#turns === 1;
    } catch (reason) {
      const error = asCaptureError(reason, this.kind);
      if (error.code === 'aborted' || session !== this.#around().session) return false;
      this.#failure = { error, draft };
      throw error;
    } finally {
      this.#turns -= 1;
      this.#host.requestUpdate();
    }
  }

  /** All that rows are made of; undefined without a track. */
  source(supported: MediaTrackSupportedConstraints): RowSource | undefined {
    const { snapshot, target, kind } = this;
    if (!snapshot) return undefined;
    const { present: draft, base, changes } = this.#history;
    const tells = {
      kind,
      getSettings: () => snapshot.settings,
      getConstraints: () => base,
    } as MediaStreamTrack;
    return {
      kind,
      draft,
      snapshot,
      supported,
      changes,
      explanation: this.#explain(snapshot, target),
      verification: verify(tells, base as MediaTrackConstraints),
      refused: this.refused,
      switching: target ? DEVICE_NAMES.filter((name) => draft[name] !== undefined) : [],
    };
  }

  /** The track to apply a draft to: of the session's new device where it takes another one. */
  async #trackFor(draft: Draft): Promise<MediaStreamTrack> {
    const { session, devices } = this.#around();
    this.#switch = this.#switch
      .catch(() => {})
      .then(() => {
        const device = deviceFor(draft, devices, this.#current(session)?.getSettings() ?? {});
        return device && session?.selectDevice(device.kind, device.deviceId);
      });
    await this.#switch;
    return this.#current(session) ?? this.#track!;
  }

  #current(session: CaptureSession | undefined): MediaStreamTrack | undefined {
    return session?.stream?.getTracks().find(({ kind }) => kind === this.kind);
  }

  #explain({ capabilities, settings }: TrackSnapshot, target: CaptureDevice | undefined): Explanation {
    const { present } = this.#history;
    const key = [present, capabilities, target];
    const [known, before] = this.#explained ?? [];
    if (known && key.every((each, index) => each === known[index])) return before!;
    const kind = 'displaySurface' in settings ? 'display' : this.kind;
    const able = target ? (target.info as Partial<InputDeviceInfo>).getCapabilities?.() : capabilities;
    const explanation = explain(present as MediaTrackConstraints, able ?? {}, { kind });
    this.#explained = [key, explanation];
    return explanation;
  }

  /** Engines name one constraint at most; what can't be met by itself was refused as well. */
  #namesIn({ constraint, code }: CaptureError, draft: Draft): readonly string[] {
    if (constraint) return [constraint];
    const snapshot = this.snapshot;
    if (code !== 'overconstrained' || !snapshot) return [];
    const explanation = explain(draft as MediaTrackConstraints, snapshot.capabilities, { kind: this.kind });
    return explanation.status === 'impossible'
      ? [...explanation.failed, ...explanation.conflicts.flat()]
      : [];
  }

  #onNews = (): void => {
    if (this.#track) this.#history.rebase(askedOf(this.#track));
    this.#host.requestUpdate();
  };
}
