import { css } from 'lit';

export const mediaTrackToggleStyles = css`
  :host {
    display: inline-block;
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
  }
  .toggle {
    max-inline-size: 24rem;
    color: var(--_text);
  }
  .icon-only {
    inline-size: 48px;
    block-size: 48px;
    padding: 0;
    border-radius: 50%;
  }
  .off {
    color: var(--_danger);
  }
  .held {
    border-style: dashed;
    border-width: 2px;
  }
  [aria-pressed='false'] slot[name='label'] {
    color: var(--_text);
  }
  [aria-busy='true'] svg {
    opacity: 0.5;
  }
  .hint {
    margin: calc(var(--_gap) / 2) 0 0;
    color: var(--_muted);
  }
  .notice {
    margin-block-start: calc(var(--_gap) / 2);
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
