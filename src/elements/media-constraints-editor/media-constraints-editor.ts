import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { CopyButton } from '../../controllers/copy-button.js';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import { StateController } from '../../controllers/state-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { DeviceList } from '../../core/device-list.js';
import type { CaptureError, TrackKind } from '../../core/errors.js';
import { browserPlatform } from '../../core/platform.js';
import { expectSession } from '../../internal/expect-session.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import type { Draft } from './draft.js';
import { editorFieldsStyles } from './editor-fields.styles.js';
import { Edits } from './edits.js';
import { deviceName, textsFor, type EditorTexts } from './editor-view.js';
import { renderJson } from './json-view.js';
import { mediaConstraintsEditorStyles } from './media-constraints-editor.styles.js';
import {
  focusRefused,
  renderActions,
  renderAdvanced,
  renderFailure,
  renderHead,
  renderUnsupported,
  statusOf,
} from './panel-views.js';
import { renderGroup } from './row-views.js';
import { groupsOf, unsupportedIn } from './rows.js';
import type { TrackEditor } from './track-editor.js';
import { TrackEditors } from './track-editors.js';

/**
 * Shows every constraint that the browser knows for the camera and the microphone of a session, with the control that
 * fits what the device can do, and lets people ask for it: as ideal, exactly, or within limits. It says beside each what
 * becomes of it and why, names the constraint that made the browser refuse, and which value would work. What is written
 * is a draft until it is applied. It opens nothing by itself; where a constraint takes another device, applying it
 * switches the session. What is refused changes nothing.
 *
 * Browsers fire no event for what a page applies to a track by itself: that shows once the focus or the pointer comes to
 * the editor, and within a second.
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
 * @csspart notice - The box that says why another device could not be opened.
 * @csspart notice-title - Its title.
 * @cssstate idle - Nothing is captured.
 * @cssstate live - There are constraints to set.
 * @cssstate changed - Some of the draft is not applied.
 * @cssstate busy - Something is being applied.
 * @cssstate error - What was applied last was refused.
 */
export class MediaConstraintsEditor extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, mediaConstraintsEditorStyles, editorFieldsStyles];
  static override properties = {
    live: { type: Boolean },
    session: { attribute: false, noAccessor: true },
    htmlFor: { attribute: 'for' },
  };

  /** Applies each change at once, also while a slider is dragged. */
  live = false;
  /** The id of the `<media-capture-session>` whose tracks are set. */
  htmlFor = '';

  #session = new SessionController(this);
  #devices = new StateController(this, () =>
    DeviceList.for(this.#session.session?.platform ?? browserPlatform),
  );
  #editors = new TrackEditors(this, (kind) => ({
    session: this.isConnected ? this.#session.session : undefined,
    devices: this.#devices.state[`${kind}input`],
    supported: (this.#session.session?.platform ?? browserPlatform).mediaDevices?.getSupportedConstraints?.(),
  }));
  #copy = new CopyButton(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();
  #given: CaptureSession | undefined;

  constructor() {
    super();
    // What a page applies to a track by itself fires no event: whoever turns to the editor is not to see what was.
    for (const type of ['focusin', 'pointerenter']) this.addEventListener(type, this.#editors.look);
  }

  /** A session whose tracks are set, for scripts. What is none throws TypeError. */
  get session(): CaptureSession | undefined {
    return this.#given;
  }

  set session(session: CaptureSession | undefined) {
    expectSession(session);
    const before = this.#given;
    this.#given = session;
    this.requestUpdate('session', before);
  }

  /** Why what was applied last was refused. */
  get error(): CaptureError | undefined {
    return this.#editors.shown?.error;
  }

  /** The constraints that are written now, by kind of track, applied or not. */
  get drafts(): Readonly<Partial<Record<TrackKind, Draft>>> {
    return this.#editors.drafts;
  }

  /** Applies the draft that is shown. @returns whether it is in effect */
  async apply(): Promise<boolean> {
    const editor = this.#editors.shown;
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
    this.#editors.shown?.undo();
    this.#follow();
  }

  /** Goes back to what is asked of the track. */
  reset(): void {
    this.#editors.shown?.reset();
    this.#follow();
  }

  /** What is written and in effect, without ids and names of devices. `JSON.stringify()` calls it. */
  toJSON(): object {
    return this.#editors.toJSON();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editors.leave();
  }

  protected override willUpdate(): void {
    this.#session.resolve();
    this.#devices.resolve();
    this.#editors.follow();
    const editor = this.#editors.shown;
    setStates(this.#internals, {
      idle: !editor,
      live: !!editor,
      changed: !!editor?.history.changes.length,
      busy: !!editor?.busy,
      error: !!editor?.error,
    });
  }

  protected override render(): TemplateResult {
    const texts = textsFor(this.#localize.messages);
    const editor = this.#editors.shown;
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
    const source = editor.source();
    if (!source) return nothing;
    const { target, kind, json, problem } = editor;
    const edits = new Edits(editor, this.#follow);
    const devices = this.#devices.state[`${kind}input`];
    const view = { texts, devices, target: target ? deviceName(target, texts) : '', edits };
    const kinds = this.#editors.present.map((each) => each.kind);
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${renderHead({ texts, kinds, kind, edits, onKind: this.#onKind })}
      ${renderFailure(this, editor.error, texts)} ${groupsOf(source).map((group) => renderGroup(group, view))}
      ${renderUnsupported(unsupportedIn(source), texts)}
      ${renderJson({ texts, json, problem, settings: source.snapshot.settings, edits, copy: this.#copy })}
      ${renderAdvanced(source.explanation.advanced, texts)}
      ${renderActions({
        texts,
        ...statusOf(editor, source),
        onUndo: () => this.undo(),
        onReset: () => this.reset(),
      })}
    </form>`;
  }

  #follow = (): void => {
    if (this.live) void this.apply();
  };

  #onKind = (kind: TrackKind): void => {
    this.#editors.kind = kind;
    this.requestUpdate();
  };

  #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const editor = this.#editors.shown!;
    if (!editor.problem && (await this.apply())) return;
    await this.updateComplete;
    focusRefused(this.renderRoot);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'media-constraints-editor': MediaConstraintsEditor;
  }
}
