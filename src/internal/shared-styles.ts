import { css } from 'lit';

/**
 * What all elements share: colours, type, buttons, lists and notices. Pages set the public `--capture-*` properties;
 * the text on an accent is black or white, whichever that accent needs. `light-dark()` follows the `color-scheme` of
 * the place where the element stands.
 */
export const sharedStyles = css`
  :host {
    display: block;
    --_accent: var(--capture-accent, light-dark(#2b57c9, #a3bdff));
    --_surface: var(--capture-surface, light-dark(#fff, #1b1c20));
    --_text: var(--capture-text, light-dark(#1b1c20, #ececf1));
    --_muted: var(--capture-muted, light-dark(#5c5e69, #a9abb8));
    --_border: var(--capture-border, light-dark(#85878f, #73757f));
    --_danger: var(--capture-danger, light-dark(#b3261e, #ff9d94));
    --_radius: var(--capture-radius, 0.625rem);
    --_gap: var(--capture-gap, 0.75rem);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    font-family: var(--capture-font, inherit);
  }
  button,
  select {
    min-block-size: 2.75rem;
    max-inline-size: 100%;
    padding: 0.5em 1.125em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: inherit;
    line-height: 1.3;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    font-weight: 550;
    cursor: pointer;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: oklch(from var(--_accent) clamp(0, (0.58 - l) * 999, 1) 0 0);
  }
  .icon {
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
  }
  :is(button, select):enabled:hover {
    background-image: linear-gradient(#8884, #8884);
  }
  :disabled {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    inline-size: 1.375em;
    block-size: 1.375em;
  }
  .notice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25em var(--_gap);
    padding: var(--_gap);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
