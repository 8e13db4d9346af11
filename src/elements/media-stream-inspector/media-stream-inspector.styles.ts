import { css } from 'lit';

export const mediaStreamInspectorStyles = css`
  :host {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
  }
  .inspector {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
    padding: var(--_gap);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_gap);
  }
  .facts {
    flex: 1 1 12rem;
  }
  video {
    inline-size: 128px;
    border-radius: calc(var(--_radius) / 2);
    background: #000;
  }
  p {
    margin: 0;
  }
  .muted,
  th,
  time {
    color: var(--_muted);
  }
  .scroll {
    overflow: auto;
    max-block-size: 24rem;
  }
  table {
    table-layout: fixed;
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
  caption {
    padding-block-end: 4px;
    font-size: 1rem;
    text-align: start;
  }
  th,
  td {
    padding: 4px 8px 4px 0;
    border-block-start: 1px solid color-mix(in oklab, var(--_border) 40%, transparent);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  th:first-child {
    inline-size: 31%;
  }
  .state {
    padding: 1px 8px;
    border: 1px solid var(--_border);
    border-radius: 1em;
    font-size: 0.875rem;
  }
  .bad {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  summary {
    padding-block: 8px;
    font-weight: 550;
  }
  ol {
    margin: 0;
    padding: 0;
    font-size: 0.875em;
    list-style: none;
  }
  li {
    padding-block: 2px;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  textarea {
    inline-size: 100%;
    block-size: 12rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-family: monospace;
  }
`;
