import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withoutIds } from '../../internal/without-ids.js';
import type { CopyButton } from '../../controllers/copy-button.js';
import type { JsonProblem } from './draft-json.js';
import type { Edits } from './edits.js';
import type { EditorTexts } from './editor-view.js';

/** What the text of constraints needs to be drawn, and whom it tells. */
export interface JsonView {
  readonly texts: EditorTexts;
  readonly json: string;
  readonly problem: JsonProblem | undefined;
  readonly settings: MediaTrackSettings;
  readonly edits: Edits;
  readonly copy: CopyButton;
}

/** Draws the constraints as text to write in, and the settings as text to read. */
export function renderJson({ texts, json, problem, settings, edits, copy }: JsonView): TemplateResult {
  const onInput = (event: Event): void => {
    event.stopPropagation();
    edits.text((event.target as HTMLTextAreaElement).value, event.type === 'change');
  };
  return html`<details class="group">
    <summary>JSON</summary>
    <div class="json">
      <label for="json">${texts.constraintsJson}</label>
      <textarea
        id="json"
        part="json"
        dir="ltr"
        spellcheck="false"
        autocapitalize="off"
        rows=${Math.min(Math.max(json.split('\n').length + 1, 4), 16)}
        .value=${live(json)}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? 'json-problem' : nothing}
        @input=${onInput}
        @change=${onInput}
      ></textarea>
      <div id="json-problem" class="why bad" part="json-problem" role="alert">
        ${problem ? texts.jsonProblem[problem.code](problem.line) : ''}
      </div>
      <label for="settings">${texts.settingsJson}</label>
      <textarea
        id="settings"
        part="settings"
        dir="ltr"
        readonly
        rows="6"
        .value=${JSON.stringify(withoutIds(settings), null, 2)}
      ></textarea>
      ${copy.render(texts)}
    </div>
  </details>`;
}
