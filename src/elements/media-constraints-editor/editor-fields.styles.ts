import { css } from 'lit';

/** What values are chosen with. */
export const editorFieldsStyles = css`
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
  textarea {
    inline-size: 100%;
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
    resize: vertical;
  }
  :is(input, select, textarea)[aria-invalid='true']:not([type='range']) {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }
  /* What has the focus is not to be under the buttons. */
  :is(input, select, textarea, summary, .why button) {
    scroll-margin-block: 1rem 9rem;
  }
`;
