import type { LitElement } from 'lit';
import type { TrackKind } from '../../core/errors.js';
import { withoutIds } from '../../internal/without-ids.js';
import { trackIn, type EditorSurroundings } from './draft-switch.js';
import type { Draft } from './draft.js';
import { TrackEditor } from './track-editor.js';

/** The constraints of the camera and of the microphone, of which one is shown. */
export class TrackEditors {
  /** The one to show, where it is captured. */
  kind: TrackKind = 'video';
  #all: readonly TrackEditor[];
  #around: (kind: TrackKind) => EditorSurroundings;

  constructor(host: LitElement, around: (kind: TrackKind) => EditorSurroundings) {
    this.#around = around;
    this.#all = (['video', 'audio'] as const).map((kind) => new TrackEditor(host, kind, () => around(kind)));
  }

  /** Those of what is captured. */
  get present(): readonly TrackEditor[] {
    return this.#all.filter(({ track }) => track);
  }

  /** The one that is shown. */
  get shown(): TrackEditor | undefined {
    const { present } = this;
    return present.find(({ kind }) => kind === this.kind) ?? present[0];
  }

  /** What is written, by kind of track. */
  get drafts(): Readonly<Partial<Record<TrackKind, Draft>>> {
    return Object.fromEntries(this.present.map(({ kind, history }) => [kind, history.present]));
  }

  /** Looks at the tracks that the session has now. */
  follow(): void {
    for (const editor of this.#all) editor.follow(trackIn(this.#around(editor.kind).session, editor.kind));
  }

  /** Looks at none any more. */
  leave(): void {
    for (const editor of this.#all) editor.follow(undefined);
  }

  /** Reads at once what the tracks are like. */
  look = (): void => {
    for (const editor of this.present) editor.look();
  };

  /** What is written and in effect, without ids and names of devices. */
  toJSON(): object {
    const tracks = this.present.map(({ kind, history, snapshot }) => [
      kind,
      { constraints: history.present, settings: snapshot!.settings, capabilities: snapshot!.capabilities },
    ]);
    return withoutIds(Object.fromEntries(tracks) as object);
  }
}
