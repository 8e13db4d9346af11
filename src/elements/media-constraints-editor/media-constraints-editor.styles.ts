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
    overflow: clip;
    border: 1px solid color-mix(in oklab, var(--_border) 50%, transparent);
    border-radius: var(--_radius);
  }
  summary {
    outline-offset: -2px;
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
  /* The line goes on where the last row is not full. */
  .rows::after {
    content: '';
    margin-block-end: -1px;
    border-block-start: 1px solid color-mix(in oklab, var(--_border) 35%, transparent);
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
  /* Shadows are not drawn there. */
  @media (forced-colors: active) {
    .changed {
      border-inline-start: 3px solid Highlight;
      padding-inline-start: 9px;
    }
  }
  .name {
    align-self: center;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .name code {
    display: block;
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
    hyphens: none;
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
    border-block: 0;
  }
  .others + .rows::after {
    display: none;
  }
  .facts,
  .value,
  .why,
  .written {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
  .level {
    align-self: center;
    inline-size: 9.5rem;
    padding-inline: 8px;
    text-overflow: ellipsis;
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
