import { css } from 'lit';

/**
 * What all elements share: colours, type, buttons and lists. Pages set the public `--capture-*` properties;
 * the text on an accent is black or white, whichever that accent needs. `light-dark()` follows the `color-scheme` of
 * the place where the element stands: a page that has none is light.
 * The manifest gives these properties to each element that imports this module.
 *
 * @cssproperty --capture-accent - Primary buttons, links and the focus ring.
 * @cssproperty --capture-surface - The background of buttons, lists and notices.
 * @cssproperty --capture-text - The colour of text.
 * @cssproperty --capture-muted - The colour of hints and explanations.
 * @cssproperty --capture-border - The lines around buttons, lists and boxes.
 * @cssproperty --capture-danger - The colour of failures.
 * @cssproperty --capture-radius - The rounding of corners.
 * @cssproperty --capture-gap - The space between things.
 * @cssproperty --capture-font - The font family; that of the page by default.
 */
export const sharedStyles = css`
  :host {
    display: block;
    --_accent: var(--capture-accent, light-dark(#25c, #abf));
    --_surface: var(--capture-surface, light-dark(#fff, #222));
    --_text: var(--capture-text, light-dark(#222, #eee));
    --_muted: var(--capture-muted, light-dark(#556, #bbc));
    --_border: var(--capture-border, light-dark(#889, #778));
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
  select {
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
  }
  .primary {
    background: var(--_accent);
    color: oklch(from var(--_accent) clamp(0, (0.58 - l) * 999, 1) 0 0);
  }
  :enabled:hover {
    opacity: 0.85;
  }
  :disabled,
  [inert] {
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
    stroke-width: 2;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    contain: strict;
    opacity: 0;
  }
`;
