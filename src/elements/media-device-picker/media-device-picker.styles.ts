import { css } from 'lit';

export const pickerStyles = css`
  .field {
    display: grid;
    gap: calc(var(--_gap) / 2);
    color: var(--_text);
  }
  label {
    font-weight: 550;
  }
  select {
    inline-size: 100%;
    padding-inline: 12px 8px;
  }
  .hint {
    margin: 0;
    color: var(--_muted);
  }
  button {
    justify-self: start;
  }
  .message {
    margin-block-start: var(--_gap);
  }
`;
