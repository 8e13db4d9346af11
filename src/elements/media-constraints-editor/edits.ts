import type { ConstraintLevel, ConstraintPresetName } from '../../i18n/messages.js';
import { withLevel, withMember, withNearest, type Draft, type MemberName } from './draft.js';
import { withPreset } from './presets.js';
import { startOf, type ConstraintRow } from './rows.js';
import type { TrackEditor } from './track-editor.js';

/** What people do in an editor, as steps of its draft. */
export class Edits {
  #editor: TrackEditor;
  #onEdit: () => void;

  /** @param onEdit - called after each step that says something else */
  constructor(editor: TrackEditor, onEdit: () => void) {
    this.#editor = editor;
    this.#onEdit = onEdit;
  }

  /** Asks for something in another way. */
  level(row: ConstraintRow, level: ConstraintLevel): void {
    this.#edit(withLevel(this.#draft, row.name, level, startOf(row)));
  }

  /** Asks for another value; `held` where more is to come, as while a slider is dragged. */
  value({ name }: ConstraintRow, member: MemberName, value: unknown, held: boolean): void {
    this.#edit(withMember(this.#draft, name, member, value), `${name} ${member}`);
    if (!held) this.#editor.settle();
  }

  /** Takes the value that works. */
  nearest({ name, verdict }: ConstraintRow): void {
    this.#edit(withNearest(this.#draft, name, verdict!.nearest!));
  }

  /** Asks for what a preset asks for. */
  preset(name: ConstraintPresetName): void {
    this.#edit(withPreset(this.#draft, this.#editor.kind, name));
  }

  /** @param done - whether nobody is typing any more */
  text(text: string, done: boolean): void {
    this.#editor.write(text, done);
    if (done && !this.#editor.problem) this.#onEdit();
  }

  get #draft(): Draft {
    return this.#editor.history.present;
  }

  #edit(draft: Draft, field?: string): void {
    // A slider tells its value once more when it is let go of.
    if (this.#editor.edit(draft, field)) this.#onEdit();
  }
}
