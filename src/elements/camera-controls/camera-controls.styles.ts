import { css } from 'lit';

export const cameraControlsStyles = css`
  :host {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
    color: var(--_text);
  }
  .controls {
    display: grid;
    gap: var(--_gap);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_gap) / 2);
  }
  .lens {
    max-inline-size: 100%;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: var(--_gap) calc(var(--_gap) * 1.5);
  }
  /* What is set most, and most finely. */
  .control:has(#zoom) {
    grid-column: 1 / -1;
  }
  .control {
    display: grid;
    grid-template-columns: 1fr auto;
    align-content: start;
    gap: 2px calc(var(--_gap) / 2);
  }
  .value {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .control :is(input, select) {
    grid-column: 1 / -1;
    inline-size: 100%;
    min-inline-size: 0;
    margin: 0;
  }
  input {
    block-size: 44px;
    accent-color: var(--_accent);
  }
  /* Its track is drawn over the whole height: the look of what is disabled is that of the shared styles. */
  input:enabled:hover {
    opacity: 1;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    cursor: pointer;
  }
  .hint {
    margin: 0;
    color: var(--_muted);
  }
  .failure {
    color: var(--_danger);
  }
  [aria-busy='true'] svg {
    opacity: 0.5;
  }
  .focus-mark {
    position: fixed;
    inset: auto;
    inline-size: 64px;
    block-size: 64px;
    margin: -32px;
    padding: 0;
    border: 2px solid #fff;
    border-radius: 50%;
    outline: 1px solid #000a;
    background: none;
    pointer-events: none;
    animation: mark 1s;
  }
  @keyframes mark {
    70% {
      opacity: 1;
    }
    to {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .focus-mark {
      animation:
        mark 1s,
        close-in 0.2s;
    }
  }
  @keyframes close-in {
    from {
      scale: 1.5;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
