import { changesIn, type Draft } from './draft.js';

/** More steps back nobody wants to take. */
const MOST = 100;

/** A draft, what the track was asked for last, and the steps between them. */
export class DraftHistory {
  #base: Draft = {};
  #present: Draft = {};
  #past: readonly Draft[] = [];
  #field: string | undefined;

  /** What the track was asked for. */
  get base(): Draft {
    return this.#base;
  }

  /** What is written now. */
  get present(): Draft {
    return this.#present;
  }

  /** The names of what is not asked for yet. */
  get changes(): readonly string[] {
    return changesIn(this.#base, this.#present);
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /**
   * Takes a step.
   * @param field - where; steps in one field, as while a slider is dragged, are one until settle()
   * @returns whether it says something else than the one before
   */
  edit(next: Draft, field?: string): boolean {
    if (!changesIn(this.#present, next).length) return false;
    const goesOn = field !== undefined && field === this.#field;
    if (!goesOn) this.#past = [...this.#past, this.#present].slice(-MOST);
    this.#present = next;
    this.#field = field;
    return true;
  }

  /** The slider was let go of: what comes next is another step. */
  settle(): void {
    this.#field = undefined;
  }

  /** Takes the last step back. */
  undo(): void {
    this.#present = this.#past.at(-1) ?? this.#present;
    this.#past = this.#past.slice(0, -1);
    this.settle();
  }

  /** Goes back to what the track was asked for; that is a step, too. */
  reset(): void {
    this.edit(this.#base);
  }

  /** The track is asked for something else now: a draft without changes follows, one with changes stays. */
  rebase(base: Draft): void {
    if (!this.changes.length) this.#present = base;
    this.#base = base;
  }
}
