import type { LitElement } from 'lit';
import { explain } from '../../core/constraints/explain.js';
import type { Explanation } from '../../core/constraints/explanation.js';
import { verify } from '../../core/constraints/verify.js';
import type { CaptureDevice } from '../../core/device-list.js';
import { asCaptureError, type CaptureError, type TrackKind } from '../../core/errors.js';
import { askedOf, followChanges, replaceConstraints } from '../../core/tracks/apply-latest.js';
import { stateOf } from '../../core/tracks/observe-track.js';
import type { TrackSnapshot } from '../../core/tracks/track-snapshot.js';
import { deviceFor, deviceNamesIn, foresee } from './device-target.js';
import { DraftHistory } from './draft-history.js';
import type { JsonProblem } from './draft-json.js';
import { switchFor, trackIn, type EditorSurroundings } from './draft-switch.js';
import { DraftText } from './draft-text.js';
import type { Draft } from './draft.js';
import { isRefusedStill, refusedNames, type Refusal } from './refusal.js';
import type { RowSource } from './rows.js';

/** The constraints of one track: as they are, as they are written, and what came of them. */
export class TrackEditor {
  /** That of the track. */
  readonly kind: TrackKind;
  #host: LitElement;
  #around: () => EditorSurroundings;
  #history = new DraftHistory();
  #text = new DraftText(this.#history);
  #track: MediaStreamTrack | undefined;
  #leave: (() => void) | undefined;
  #refusal: Refusal | undefined;
  /** How many are being applied, and which one was the last. */
  #turns = 0;
  #turn = 0;
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
    return this.#text.value;
  }

  /** Why that text says nothing. */
  get problem(): JsonProblem | undefined {
    return this.#text.problem;
  }

  /** Why the draft could not be applied, until what was refused is written otherwise. */
  get error(): CaptureError | undefined {
    const refusal = this.#refusal;
    if (!refusal) return undefined;
    const isStill = isRefusedStill(refusal, refusedNames(refusal, this.snapshot), this.#history.present);
    return isStill ? refusal.error : undefined;
  }

  /** The names of what was refused. */
  get refused(): readonly string[] {
    return this.error ? refusedNames(this.#refusal!, this.snapshot) : [];
  }

  /** The device that is opened when the draft is applied. */
  get target(): CaptureDevice | undefined {
    const { devices, supported } = this.#around();
    return deviceFor(this.#history.present, devices, this.snapshot?.settings ?? {}, {
      kind: this.kind,
      supported,
    });
  }

  /** Looks at this track from now on; a draft with changes goes along. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#leave?.();
    this.#track = track;
    this.#leave = undefined;
    if (!track) return;
    // It was another track that refused.
    if (track !== this.#refusal?.track) this.#refusal = undefined;
    const state = stateOf(track);
    const ends = [followChanges(track, state.look), state.subscribe(this.#onNews)];
    this.#leave = () => ends.forEach((end) => end());
    this.#onNews();
  }

  /**
   * @param field - where it was written: steps in one field are one, until it is settled
   * @returns whether it is another draft now
   */
  edit(next: Draft, field?: string): boolean {
    const isOther = this.#history.edit(next, field);
    // Nobody has to write again what only a comma is missing from.
    if (!this.problem) this.#text.clear();
    this.#host.requestUpdate();
    return isOther;
  }

  settle(): void {
    this.#history.settle();
  }

  undo(): void {
    if (!this.problem) this.#history.undo();
    this.#text.clear();
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#history.reset();
    this.#text.clear();
    this.#refusal = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Takes constraints as text. What says nothing stays as it is, and the draft with it.
   * @param done - whether nobody is typing any more: only then it is said what is wrong
   */
  write(value: string, done: boolean): void {
    this.#text.write(value, done);
    this.#host.requestUpdate();
  }

  /** Reads what the track is like: what a page does to it by itself fires no event. */
  look(): void {
    if (this.#track) stateOf(this.#track).look();
  }

  /**
   * Applies the draft: where that takes another device, the session switches to it first. Not while a text stands there
   * that says nothing: who wrote it means something else than the draft. Where it is refused, all is as before.
   * @returns whether it is in effect, and nothing newer was applied
   * @throws {CaptureError} why it is not, unless something newer is being applied
   */
  async apply(): Promise<boolean> {
    if (this.problem) return false;
    const draft = this.#history.present;
    const { session } = this.#around();
    const turn = (this.#turn += 1);
    this.#turns += 1;
    this.#refusal = undefined;
    this.#host.requestUpdate();
    try {
      stateOf(await this.#apply(draft)).look();
      this.#onNews();
      return turn === this.#turn;
    } catch (reason) {
      const error = asCaptureError(reason, this.kind);
      const isNews = turn === this.#turn && session === this.#around().session;
      if (error.code === 'aborted' || !isNews) return false;
      this.#refusal = { error, draft, track: trackIn(session, this.kind) };
      throw error;
    } finally {
      this.#turns -= 1;
      this.#host.requestUpdate();
    }
  }

  /** All that rows are made of; undefined without a track. */
  source(): RowSource | undefined {
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
      supported: this.#around().supported ?? {},
      changes,
      explanation: this.#explain(snapshot, target),
      verification: verify(tells, base as MediaTrackConstraints),
      refused: this.refused,
      switching: target ? deviceNamesIn(draft) : [],
    };
  }

  /** One switch after the other; what takes none goes on at once. @returns the track that it was applied to */
  async #apply(draft: Draft): Promise<MediaStreamTrack> {
    const turn = this.#switch
      .catch(() => {})
      .then(() => switchFor(draft, this.#around(), this.kind)?.apply(draft));
    this.#switch = turn;
    const switched = await turn;
    if (switched) return switched;
    const track = trackIn(this.#around().session, this.kind) ?? this.#track!;
    await replaceConstraints(track, draft as MediaTrackConstraints);
    return track;
  }

  #explain({ capabilities, settings }: TrackSnapshot, target: CaptureDevice | undefined): Explanation {
    const { present } = this.#history;
    const key = [present, capabilities, target];
    const [known, before] = this.#explained ?? [];
    if (known && key.every((each, index) => each === known[index])) return before!;
    const { supported } = this.#around();
    const kind = 'displaySurface' in settings ? 'display' : this.kind;
    const explanation = target
      ? foresee(present, target, { kind: this.kind, supported })
      : explain(present as MediaTrackConstraints, capabilities, { kind, supported });
    this.#explained = [key, explanation];
    return explanation;
  }

  #onNews = (): void => {
    if (this.#track) this.#history.rebase(askedOf(this.#track));
    this.#host.requestUpdate();
  };
}
