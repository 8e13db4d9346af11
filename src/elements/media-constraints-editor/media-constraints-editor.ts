import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { CopyButton } from '../../controllers/copy-button.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import { StateController } from '../../controllers/state-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { DeviceList } from '../../core/device-list.js';
import type { CaptureError, TrackKind } from '../../core/errors.js';
import { browserPlatform } from '../../core/platform.js';
import { cameraMessages } from '../../i18n/en-camera.js';
import { deviceMessages } from '../../i18n/en-devices.js';
import { editorMessages } from '../../i18n/en-editor.js';
import { inspectorMessages } from '../../i18n/en-inspector.js';
import type { ConstraintLevel, ConstraintPresetName } from '../../i18n/messages.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { withoutIds } from '../../internal/without-ids.js';
import { withLevel, withMember, withNearest, type Draft, type MemberName, type Start } from './draft.js';
import { deviceName, type EditorTexts, type EditorView } from './editor-view.js';
import { renderJson } from './json-view.js';
import { mediaConstraintsEditorStyles } from './media-constraints-editor.styles.js';
import { withPreset } from './presets.js';
import { renderGroup } from './row-views.js';
import { groupsOf, unsupportedIn, type ConstraintRow } from './rows.js';
import { renderHead, renderStatus, renderUnsupported } from './panel-views.js';
import { TrackEditor } from './track-editor.js';

/**
 * Shows every constraint that the browser knows for the camera and the microphone of a session, with the control that
 * fits what the device can do, and lets people ask for it: as ideal, exactly, or within limits. It says beside each what
 * becomes of it and why, names the constraint that made the browser refuse, and which value would work. What is written
 * is a draft until it is applied. It opens nothing by itself; where a constraint takes another device, applying it
 * switches the session.
 *
 * @summary Tries out the constraints of a camera and a microphone.
 * @tag media-constraints-editor
 * @fires change - The user applied constraints, and they are in effect.
 * @fires error - They could not be applied; `error` says why. Does not bubble.
 * @csspart editor - The box around all of it.
 * @csspart hint - Says what there is to know.
 * @csspart kinds - The choice between camera and microphone.
 * @csspart preset - The list of presets.
 * @csspart group - Constraints that belong together.
 * @csspart constraint - The box of one constraint.
 * @csspart level - The list of ways to ask for it.
 * @csspart slider - A slider.
 * @csspart number - The field of a number.
 * @csspart select - A list of values, or of devices.
 * @csspart switch - What turns something on and off.
 * @csspart text - The field of a text.
 * @csspart why - What becomes of a constraint, and why.
 * @csspart nearest - The button that takes a value which works.
 * @csspart unsupported - The names of what the browser does not know.
 * @csspart actions - The row of buttons.
 * @csspart apply - The button that applies the draft.
 * @csspart undo - The button that takes the last step back.
 * @csspart reset - The button that goes back to what is asked of the track.
 * @csspart status - Says what is applied.
 * @csspart json - The constraints as text; also the text to copy by hand, where the browser lets no page copy.
 * @csspart json-problem - Says why that text is not read.
 * @csspart settings - The settings as text.
 * @csspart copy - The button that copies both.
 * @cssstate idle - Nothing is captured.
 * @cssstate live - There are constraints to set.
 * @cssstate changed - Some of the draft is not applied.
 * @cssstate busy - Something is being applied.
 * @cssstate error - What was applied last was refused.
 */
export class MediaConstraintsEditor extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, mediaConstraintsEditorStyles];
  static override properties = {
    live: { type: Boolean },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** Applies each change at once, also while a slider is dragged. */
  live = false;
  /** A session whose tracks are set, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` whose tracks are set. */
  htmlFor = '';

  #session = new SessionController(this);
  #devices = new StateController(this, () =>
    DeviceList.for(this.#session.session?.platform ?? browserPlatform),
  );
  #editors = (['video', 'audio'] as const).map(
    (kind) =>
      new TrackEditor(this, kind, () => ({
        session: this.#session.session,
        devices: this.#devices.state[`${kind}input`],
      })),
  );
  #kind: TrackKind = 'video';
  #copy = new CopyButton(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();

  /** Why what was applied last was refused. */
  get error(): CaptureError | undefined {
    return this.#editor?.error;
  }

  /** The constraints that are written now, by kind of track, applied or not. */
  get drafts(): Readonly<Partial<Record<TrackKind, Draft>>> {
    return Object.fromEntries(this.#present.map(({ kind, history }) => [kind, history.present]));
  }

  /** Applies the draft that is shown. @returns whether it is in effect */
  async apply(): Promise<boolean> {
    const editor = this.#editor;
    if (!editor) return false;
    try {
      const done = await editor.apply();
      if (done) this.dispatchEvent(new Event('change', { bubbles: true }));
      return done;
    } catch {
      this.dispatchEvent(new Event('error'));
      return false;
    }
  }

  /** Takes the last step in the draft that is shown back. */
  undo(): void {
    this.#editor?.undo();
  }

  /** Goes back to what is asked of the track. */
  reset(): void {
    this.#editor?.reset();
  }

  /** What is written and in effect, without ids and names of devices. `JSON.stringify()` calls it. */
  toJSON(): object {
    const tracks = this.#present.map(({ kind, history, snapshot }) => [
      kind,
      { constraints: history.present, settings: snapshot!.settings, capabilities: snapshot!.capabilities },
    ]);
    return withoutIds(Object.fromEntries(tracks) as object);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const editor of this.#editors) editor.follow(undefined);
  }

  protected override willUpdate(): void {
    this.#session.resolve();
    this.#devices.resolve();
    const tracks = this.isConnected ? (this.#session.session?.stream?.getTracks() ?? []) : [];
    for (const editor of this.#editors) editor.follow(tracks.find(({ kind }) => kind === editor.kind));
    const editor = this.#editor;
    setStates(this.#internals, {
      idle: !editor,
      live: !!editor,
      changed: !!editor?.history.changes.length,
      busy: !!editor?.busy,
      error: !!editor?.error,
    });
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    const editor = this.#editor;
    return html`<div
      class="editor"
      part="editor"
      role="group"
      aria-label=${texts.constraintsEditor}
      lang=${texts.lang}
      dir=${texts.dir}
    >
      ${editor ? this.#renderPanel(editor, texts) : html`<p class="hint" part="hint">${texts.editorIdle}</p>`}
    </div>`;
  }

  #renderPanel(editor: TrackEditor, texts: EditorTexts): unknown {
    const { mediaDevices } = this.#session.session?.platform ?? browserPlatform;
    const source = editor.source(mediaDevices?.getSupportedConstraints?.() ?? {});
    if (!source) return nothing;
    const view = this.#view(editor, texts);
    const kinds = this.#present.map(({ kind }) => kind);
    const { verification, explanation, snapshot } = source;
    const { json, problem } = editor;
    return html`${renderHead({ texts, kinds, kind: editor.kind, onKind: this.#onKind, onPreset: this.#onPreset })}
      ${groupsOf(source).map((group) => renderGroup(group, view))}
      ${renderUnsupported(unsupportedIn(source), texts)}
      <details class="group">
        <summary>JSON</summary>
        <div class="json">
          ${renderJson({ texts, json, problem, settings: snapshot.settings, onText: this.#onText })}
          ${this.#copy.render(texts)}
        </div>
      </details>
      ${renderStatus({
        texts,
        advanced: explanation.advanced,
        changes: source.changes.length,
        canUndo: editor.history.canUndo,
        busy: editor.busy,
        error: editor.error,
        refused: source.refused,
        met: verification.constraints.length ? verification.met : undefined,
        onApply: () => void this.#onApply(),
        onUndo: () => this.undo(),
        onReset: () => this.reset(),
      })}`;
  }

  #view(editor: TrackEditor, texts: EditorTexts): EditorView {
    const { target } = editor;
    return {
      texts,
      devices: this.#devices.state[`${editor.kind}input`],
      target: target ? deviceName(target, texts) : '',
      onLevel: (row, level) => {
        const draft = editor.history.present;
        this.#edit(withLevel(draft, row.name, level as ConstraintLevel, this.#startOf(row)));
      },
      onValue: (row, member, value, held) => this.#onValue(row, member, value, held),
      onNearest: (row) => this.#edit(withNearest(editor.history.present, row.name, row.verdict!.nearest!)),
    };
  }

  /** What is so is a good start: asking for it changes nothing yet. */
  #startOf({ got, control }: ConstraintRow): Start {
    if (control.kind === 'range') return { value: got ?? control.min, min: control.min, max: control.max };
    const first = control.kind === 'list' ? control.values[0] : undefined;
    const plain = { switch: true, number: 1, point: [{ x: 0.5, y: 0.5 }], device: '', text: '', list: first };
    return { value: got ?? plain[control.kind] };
  }

  /** The tracks that there are to set. */
  get #present(): readonly TrackEditor[] {
    return this.#editors.filter(({ track }) => track);
  }

  get #editor(): TrackEditor | undefined {
    const present = this.#present;
    return present.find(({ kind }) => kind === this.#kind) ?? present[0];
  }

  get #texts(): EditorTexts {
    return {
      ...cameraMessages,
      ...deviceMessages,
      ...inspectorMessages,
      ...editorMessages,
      ...this.#localize.messages,
    };
  }

  #edit(draft: Draft, field?: string): void {
    this.#editor!.edit(draft, field);
    if (this.live) void this.apply();
  }

  #onKind = (kind: TrackKind): void => {
    this.#kind = kind;
    this.requestUpdate();
  };

  #onPreset = (name: ConstraintPresetName): void => {
    const { history, kind } = this.#editor!;
    this.#edit(withPreset(history.present, kind, name));
  };

  #onValue({ name }: ConstraintRow, member: MemberName, value: unknown, held: boolean): void {
    const editor = this.#editor!;
    this.#edit(withMember(editor.history.present, name, member, value), name);
    if (!held) editor.settle();
  }

  #onText = (text: string, done: boolean): void => {
    this.#editor!.write(text, done);
    if (this.live && done && !this.#editor!.problem) void this.apply();
  };

  #onApply = async (): Promise<void> => {
    const editor = this.#editor!;
    if (!editor.problem && (await this.apply())) return;
    await this.updateComplete;
    const refused = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"][id]');
    const folded = refused?.closest('details');
    if (folded) folded.open = true;
    refused?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'media-constraints-editor': MediaConstraintsEditor;
  }
}
