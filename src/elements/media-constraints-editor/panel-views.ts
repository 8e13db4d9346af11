import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AdvancedExplanation } from '../../core/constraints/explanation.js';
import type { CaptureError, TrackKind } from '../../core/errors.js';
import type { ConstraintPresetName } from '../../i18n/messages.js';
import { renderNotice } from '../../internal/notice.js';
import type { JsonProblem } from './draft-json.js';
import type { Edits } from './edits.js';
import { labelOf, type EditorTexts } from './editor-view.js';
import { presetsFor } from './presets.js';
import type { RowSource } from './rows.js';
import type { TrackEditor } from './track-editor.js';

/** Whether it is about a device, rather than about what is asked of it. */
const isOfDevice = (error: CaptureError | undefined): boolean =>
  !!error && !['overconstrained', 'unknown'].includes(error.code);

const isMet = ({ status }: AdvancedExplanation): boolean => status === 'met';

const stop = (event: Event): void => event.stopPropagation();

/** What is above the rows. */
export interface HeadView {
  readonly texts: EditorTexts;
  /** The kinds that are captured. */
  readonly kinds: readonly TrackKind[];
  /** The one that is shown. */
  readonly kind: TrackKind;
  readonly edits: Edits;
  onKind(kind: TrackKind): void;
}

function renderKinds({ texts, kinds, kind, onKind }: HeadView): unknown {
  if (kinds.length < 2) return nothing;
  return html`<fieldset class="kinds" part="kinds">
    <legend class="visually-hidden">${texts.whichTrack}</legend>
    ${kinds.map(
      (own) =>
        html`<label
          ><input
            type="radio"
            name="kind"
            value=${own}
            .checked=${live(own === kind)}
            @input=${stop}
            @change=${(event: Event) => (stop(event), onKind(own))}
          />${texts.deviceFallback(`${own}input`)}</label
        >`,
    )}
  </fieldset>`;
}

/** Draws the choice of the track, and of a preset. */
export function renderHead(view: HeadView): TemplateResult {
  const { texts, kind, edits } = view;
  const onChange = (event: Event): void => {
    stop(event);
    const select = event.target as HTMLSelectElement;
    edits.preset(select.value as ConstraintPresetName);
    // It is an act, no state: what it asked for can be changed at once.
    select.value = '';
  };
  return html`<div class="head">
    ${renderKinds(view)}
    <label class="preset"
      ><span>${texts.preset}</span
      ><select part="preset" @input=${stop} @change=${onChange}>
        <option value="" disabled selected>${texts.choosePreset}</option>
        ${presetsFor(kind).map((name) => html`<option value=${name}>${texts.constraintPreset[name]}</option>`)}
      </select></label
    >
  </div>`;
}

/** Draws what went wrong with a device, where another one was to be opened. */
export function renderFailure(
  host: LitElement,
  error: CaptureError | undefined,
  messages: EditorTexts,
): unknown {
  return renderNotice({ host, error: isOfDevice(error) ? error : undefined, messages, compact: true });
}

/** Draws the names of what the browser does not know. */
export function renderUnsupported(names: readonly string[], texts: EditorTexts): unknown {
  if (!names.length) return nothing;
  return html`<div class="unsupported" part="unsupported">
    <span id="unknown">${texts.unknownHere}</span>
    <ul aria-labelledby="unknown">
      ${names.map(
        (name) =>
          html`<li>
            ${labelOf(name, texts)}
            ${labelOf(name, texts) === name ? nothing : html`<code translate="no">${name}</code>`}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** Says that there is more than the form shows. */
export function renderAdvanced(advanced: readonly AdvancedExplanation[], texts: EditorTexts): unknown {
  const { length } = advanced;
  const met = advanced.filter(isMet).length;
  return length ? html`<p class="hint" part="hint">${texts.advancedSets(length, met)}</p>` : nothing;
}

/** What is below the rows. */
export interface ActionsView extends EditorStatus {
  readonly texts: EditorTexts;
  onUndo(): void;
  onReset(): void;
}

/** How far a draft has come. */
export interface EditorStatus {
  /** How many are not applied. */
  readonly changes: number;
  readonly canUndo: boolean;
  readonly busy: boolean;
  readonly error: CaptureError | undefined;
  /** Why the text that stands there says nothing. */
  readonly problem: JsonProblem | undefined;
  /** The names of what was refused. */
  readonly refused: readonly string[];
  /** Whether all that is asked for is so; undefined where nothing is that could be compared. */
  readonly met: boolean | undefined;
  readonly advanced: readonly AdvancedExplanation[];
  /** Whether anything is asked of the track. */
  readonly asks: boolean;
}

/** Says how far a draft has come. */
export function statusOf(editor: TrackEditor, source: RowSource): EditorStatus {
  const { canUndo, busy, error, history, problem } = editor;
  const { changes, refused, verification, explanation } = source;
  const met = verification.constraints.length ? verification.met : undefined;
  const asks = Object.keys(history.base).length > 0;
  const { advanced } = explanation;
  return { changes: changes.length, canUndo, busy, error, problem, refused, met, advanced, asks };
}

function refusalText({ texts, error, refused }: ActionsView): string {
  return isOfDevice(error)
    ? texts.notSwitched
    : texts.notApplied(refused.map((name) => labelOf(name, texts)).join(', '));
}

function statusText(view: ActionsView): string {
  const { texts, changes, error, problem, met, advanced, asks } = view;
  if (error) return refusalText(view);
  if (changes) return texts.unapplied(changes);
  // What it says of itself stands beside it.
  if (problem) return '';
  if (!asks) return texts.nothingAsked;
  if (met !== undefined) return texts.applied(met);
  const { length } = advanced;
  return length
    ? texts.appliedSets(length, advanced.filter(isMet).length)
    : texts.constraintWhy.untold({ got: '', others: '' });
}

/** Draws the buttons, and what came of them. */
export function renderActions(view: ActionsView): TemplateResult {
  const { texts, changes, canUndo, busy, error } = view;
  return html`<div class="actions" part="actions">
    <div class="status ${error ? 'bad' : ''}" part="status" role="status">${statusText(view)}</div>
    <button part="apply" class="primary" aria-busy=${busy}>${texts.apply}</button>
    <button part="undo" type="button" ?disabled=${!canUndo} @click=${view.onUndo}>${texts.undo}</button>
    <button part="reset" type="button" ?disabled=${!changes && !error} @click=${view.onReset}>
      ${texts.reset}
    </button>
  </div>`;
}

/** Takes people to the first field that was refused. */
export function focusRefused(root: ParentNode): void {
  const refused = root.querySelector<HTMLElement>('[aria-invalid="true"][id]');
  const folded = refused?.closest('details');
  if (folded) folded.open = true;
  refused?.focus();
}
