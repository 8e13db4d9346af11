import { css } from 'lit';

export const screenCaptureButtonStyles = css`
  :host {
    display: inline-block;
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
  }
  .share {
    max-inline-size: 24rem;
    color: var(--_text);
  }
  .sharing {
    border-color: var(--_danger);
  }
  .sharing svg {
    color: var(--_danger);
  }
  .hint {
    margin: calc(var(--_gap) / 2) 0 0;
    color: var(--_muted);
  }
  .notice {
    margin-block-start: calc(var(--_gap) / 2);
  }
`;
