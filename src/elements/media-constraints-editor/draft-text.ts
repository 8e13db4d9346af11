import type { DraftHistory } from './draft-history.js';
import { readJson, toJson, type JsonProblem } from './draft-json.js';

/** A draft as text. What somebody is writing stays as it is, as long as it says something else than the draft. */
export class DraftText {
  #history: DraftHistory;
  #written: string | undefined;
  #problem: JsonProblem | undefined;

  constructor(history: DraftHistory) {
    this.#history = history;
  }

  /** What stands there. */
  get value(): string {
    return this.#written ?? toJson(this.#history.present);
  }

  /** Why that says nothing. */
  get problem(): JsonProblem | undefined {
    return this.#problem;
  }

  /**
   * Takes constraints as text. What says nothing stays as it is, and the draft with it.
   * @param done - whether nobody is typing any more: only then it is said what is wrong
   */
  write(value: string, done: boolean): void {
    const read = readJson(value);
    if ('draft' in read) this.#history.edit(read.draft, 'json');
    this.#problem = 'problem' in read && (done || this.#problem) ? read.problem : undefined;
    this.#written = done && 'draft' in read ? undefined : value;
    if (done) this.#history.settle();
  }

  /** The draft counts: what was written is gone. */
  clear(): void {
    this.#written = this.#problem = undefined;
  }
}
