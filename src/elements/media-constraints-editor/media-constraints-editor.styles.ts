import { css } from 'lit';

export const mediaConstraintsEditorStyles = css`
  :host {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
    --_good: light-dark(#1b6b3a, #8fd6a6);
    color: var(--_text);
    container-type: inline-size;
  }
  .editor,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_gap);
  }
  .kinds {
    display: flex;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .kinds label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 12px;
  }
  .preset {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .preset select {
    min-inline-size: 0;
  }
  .group {
    border: 1px solid color-mix(in oklab, var(--_border) 50%, transparent);
    border-radius: var(--_radius);
  }
  summary {
    min-block-size: 44px;
    padding-inline: 12px;
    align-content: center;
    font-weight: 550;
    cursor: pointer;
  }
  .count,
  .hint,
  .facts,
  .unit,
  code {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .rows {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: start;
    gap: 4px 12px;
    padding: 10px 12px;
    border-block-start: 1px solid color-mix(in oklab, var(--_border) 35%, transparent);
  }
  .changed {
    box-shadow: inset 3px 0 var(--_accent);
  }
  :dir(rtl) > .changed {
    box-shadow: inset -3px 0 var(--_accent);
  }
  .name {
    align-self: center;
    overflow-wrap: anywhere;
  }
  .name code {
    display: block;
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .facts:empty {
    display: none;
  }
  .others {
    margin: 0;
    padding: 12px 12px 4px;
    border-block-start: 1px solid color-mix(in oklab, var(--_border) 35%, transparent);
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .others + .rows > .row {
    padding-block: 4px;
    border: 0;
  }
  .facts,
  .value,
  .why,
  .written {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
  .level {
    inline-size: 8.5rem;
  }
  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .value > span:first-child:not(.number) {
    flex-basis: 100%;
  }
  .value select {
    flex: 1;
    min-inline-size: 0;
  }
  input {
    accent-color: var(--_accent);
  }
  input[type='range'] {
    flex: 1 1 6rem;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
  }
  input:enabled:hover {
    opacity: 1;
  }
  :is(input[type='number'], input[type='text'], textarea) {
    min-block-size: 44px;
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: inherit;
  }
  input[type='number'] {
    inline-size: 6.5rem;
  }
  input:is([type='checkbox'], [type='radio']) {
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
  }
  [role='switch'] {
    appearance: none;
    flex: none;
    display: grid;
    align-items: center;
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: var(--_surface);
  }
  input[role='switch'] {
    inline-size: 44px;
    block-size: 26px;
    padding: 3px;
  }
  [role='switch']::before {
    content: '';
    inline-size: 0;
    border: 9px solid var(--_muted);
    border-radius: 50%;
  }
  [role='switch']:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [role='switch']:checked::before {
    justify-self: end;
    border-color: var(--_surface);
  }
  .number,
  .switch,
  .point {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
  }
  .point {
    flex: 1 1 8rem;
  }
  .why {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: 0.875rem;
  }
  .why:empty {
    display: none;
  }
  .why > span::before {
    content: '● ' / '';
  }
  .good {
    color: var(--_good);
  }
  .fair {
    color: var(--_muted);
  }
  .fair > span::before {
    content: '◐ ' / '';
  }
  .bad {
    color: var(--_danger);
  }
  .bad > span::before {
    content: '✕ ' / '';
  }
  .why button {
    min-block-size: 36px;
    padding-block: 4px;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .unsupported {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    padding: 2px 10px;
    border: 1px dashed var(--_border);
    border-radius: 1em;
  }
  .json {
    display: grid;
    gap: 8px;
    padding: 0 12px 12px;
  }
  textarea {
    inline-size: 100%;
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
    resize: vertical;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_gap) / 2);
    position: sticky;
    inset-block-end: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 2px 12px #0004;
  }
  .status {
    flex: 1 1 12rem;
  }
  @container (inline-size < 26rem) {
    .status {
      flex-basis: 100%;
    }
  }
  /* What has the focus is not to be under the buttons. */
  :is(input, select, textarea, summary, .why button) {
    scroll-margin-block: 1rem 9rem;
  }
  .status:empty {
    display: none;
  }
  .hint {
    margin: 0;
  }
  [aria-busy='true'] {
    opacity: 0.7;
  }
  .muted {
    color: var(--_muted);
  }
`;
