import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { ConstraintLevel } from '../../i18n/messages.js';
import type { MemberName } from './draft.js';
import { labelOf, shortened, valueText, type EditorView } from './editor-view.js';
import type { ConstraintRow, RowGroup } from './rows.js';
import { renderValue } from './value-controls.js';

const MEMBERS: Partial<Record<string, readonly MemberName[]>> = {
  ideal: ['ideal'],
  exact: ['exact'],
  min: ['min'],
  max: ['max'],
  range: ['min', 'max'],
};

function renderLevel(row: ConstraintRow, view: EditorView): TemplateResult {
  const { texts } = view;
  const { name, level, levels } = row;
  const onChange = (event: Event): void => {
    event.stopPropagation();
    view.edits.level(row, (event.target as HTMLSelectElement).value as ConstraintLevel);
  };
  return html`<select
    id=${name}
    class="level"
    part="level"
    aria-labelledby="label-${name}"
    aria-describedby="facts-${name}"
    @input=${(event: Event) => event.stopPropagation()}
    @change=${onChange}
  >
    ${levels.map(
      (own) =>
        html`<option value=${own} .selected=${live(own === level)}>${texts.constraintLevel[own]}</option>`,
    )}
  </select>`;
}

function factsOf({ name, got, possible }: ConstraintRow, view: EditorView): string {
  const { texts } = view;
  const [now, can] = [valueText(name, got, view), valueText(name, possible, view)];
  return [now && texts.isNow(now), can && can !== now && texts.canBe(can)].filter(Boolean).join(' · ');
}

function renderVerdict(row: ConstraintRow, view: EditorView): unknown {
  const { name, verdict } = row;
  if (!verdict) return nothing;
  const { texts, target } = view;
  const { why, tone, nearest } = verdict;
  const got = why === 'switching' ? target : valueText(name, verdict.got, view);
  const others = (verdict.others ?? []).map((other) => labelOf(other, texts)).join(', ');
  return html`<div class="why ${tone}" part="why">
    <span id="why-${name}">${texts.constraintWhy[why]({ got, others })}</span>
    ${
      nearest === undefined
        ? nothing
        : html`<button part="nearest" type="button" @click=${() => view.edits.nearest(row)}>
            ${texts.useNearest(valueText(name, nearest, view))}
          </button>`
    }
  </div>`;
}

/** A name that may go on in the next line, and does so between two of its words. */
function renderName(name: string): TemplateResult {
  const words = name.split(/(?=[A-Z])/);
  return html`<code translate="no"
    >${words.map((word, index) => (index ? html`<wbr />${word}` : word))}</code
  >`;
}

function renderRow(row: ConstraintRow, view: EditorView): TemplateResult {
  const { name, level, changed } = row;
  const label = labelOf(name, view.texts);
  return html`<div
    class="row ${changed ? 'changed' : ''}"
    part="constraint"
    role="group"
    aria-labelledby="label-${name}"
  >
    <span class="name"
      ><span id="label-${name}">${label}</span> ${
        label === shortened(name) ? nothing : renderName(name)
      }</span
    >
    ${renderLevel(row, view)}
    <span class="facts" id="facts-${name}">${factsOf(row, view)}</span>
    ${
      level === 'written'
        ? html`<code class="written" translate="no">${shortened(JSON.stringify(row.ask))}</code>`
        : (MEMBERS[level] ?? []).map(
            (member) =>
              html`<div class="value">
                ${level === 'range' ? html`<span>${view.texts.constraintLevel[member]}</span>` : nothing}
                ${renderValue(row, member, view)}
              </div>`,
          )
    }
    ${renderVerdict(row, view)}
  </div>`;
}

const renderRows = (rows: readonly ConstraintRow[], view: EditorView): unknown =>
  rows.length
    ? html`<div class="rows">
        ${repeat(
          rows,
          (row) => row.name,
          (row) => renderRow(row, view),
        )}
      </div>`
    : nothing;

/** Draws the rows that belong together; folded where the device has none of it. */
export function renderGroup({ name, rows, others, matters }: RowGroup, view: EditorView): TemplateResult {
  const { texts } = view;
  const all = [...rows, ...others];
  const asked = all.filter(({ level }) => level !== 'none').length;
  return html`<details class="group" part="group" ?open=${matters}>
    <summary>
      ${texts.constraintGroup[name]}
      <span class="count" aria-hidden="true">${asked ? `${asked} / ` : ''}${all.length}</span>
    </summary>
    ${renderRows(rows, view)} ${others.length ? html`<p class="others">${texts.notTold}</p>` : nothing}
    ${renderRows(others, view)}
  </details>`;
}
