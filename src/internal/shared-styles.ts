import { css } from 'lit';

/**
 * What all elements share: colours, type, buttons, lists and notices. Pages set the public `--capture-*` properties;
 * the text on an accent is black or white, whichever that accent needs. `light-dark()` follows the `color-scheme` of
 * the place where the element stands, so a stage for video can ask for the dark set with `color-scheme: dark`.
 */
export const sharedStyles = css`
  :host {
    display: block;
    --_accent: var(--capture-accent, light-dark(#2d56c8, #a9c1ff));
    --_surface: var(--capture-surface, light-dark(#fff, #1c1d21));
    --_text: var(--capture-text, light-dark(#1c1d21, #ededf2));
    --_muted: var(--capture-muted, light-dark(#585a66, #b0b2c0));
    --_border: var(--capture-border, light-dark(#8b8d96, #73757f));
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
    --_radius: var(--capture-radius, 10px);
    --_gap: var(--capture-gap, 12px);
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
  select,
  .notice {
    max-inline-size: 100%;
    padding: 10px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: inherit;
  }
  button,
  select {
    min-block-size: 44px;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-weight: 500;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: oklch(from var(--_accent) clamp(0, (0.58 - l) * 999, 1) 0 0);
  }
  .icon {
    inline-size: 44px;
    padding: 0;
    border-radius: 50%;
  }
  :enabled:hover {
    background-image: linear-gradient(#8883, #8883);
  }
  :disabled {
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    inline-size: 22px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .notice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px var(--_gap);
    justify-items: start;
    border-color: color-mix(in oklab, var(--_danger) 30%, transparent);

    > svg {
      grid-row: span 3;
      color: var(--_danger);
    }
    > * {
      grid-column: 2;
    }
    p {
      margin: 4px 0 0;
      color: var(--_muted);
    }
    summary {
      line-height: 24px;
      color: var(--_accent);
    }
    ol {
      margin: 0;
      padding-inline-start: 20px;
    }
  }
  .visually-hidden {
    position: absolute;
    clip-path: inset(50%);
  }
`;
