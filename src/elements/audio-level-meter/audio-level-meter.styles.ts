import { css } from 'lit';

export const audioLevelMeterStyles = css`
  :host {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
    --_groove: color-mix(in oklab, var(--_text) 16%, var(--_surface));
    --_to: to right;
    color: var(--_text);
  }
  .meter {
    display: grid;
    gap: 4px;
  }
  .channel {
    position: relative;
    overflow: clip;
    contain: strict;
    block-size: 12px;
    border-radius: min(var(--_radius), 6px);
    background: linear-gradient(var(--_to) in oklab, var(--_accent) 70%, var(--_danger));
  }
  .channel:dir(rtl) {
    scale: -1 1;
  }
  /* What of the bar is not reached: it is scaled, which needs no layout. */
  .cover {
    position: absolute;
    inset: 0;
    background: var(--_groove);
    transform-origin: right;
  }
  /* As long as the bar, so that it is moved by its own length. */
  .peak {
    position: absolute;
    inset: 0 2px 0 -2px;
    border-left: 2px solid var(--_text);
  }
  .clip {
    position: absolute;
    inset: 0 0 0 auto;
    inline-size: 12px;
    border-left: 2px solid var(--_surface);
    background: var(--_danger);
  }
  .vertical {
    grid-auto-flow: column;
    justify-content: start;
    block-size: 100%;
    min-block-size: 8rem;
    > .channel {
      inline-size: 12px;
      block-size: 100%;
      --_to: to top;
    }
    .cover {
      transform-origin: top;
    }
    .peak {
      inset: 2px 0 -2px;
      border-left: 0;
      border-bottom: 2px solid var(--_text);
    }
    .clip {
      inset: 0 0 auto;
      inline-size: auto;
      block-size: 12px;
      border-left: 0;
      border-bottom: 2px solid var(--_surface);
    }
  }
  .hint {
    margin: 0;
    color: var(--_muted);
  }
  .hint:not(:empty) {
    margin-block-start: calc(var(--_gap) / 2);
  }
  @media (forced-colors: active) {
    .channel {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: Highlight;
    }
    .cover {
      background: Canvas;
    }
    .peak {
      border-color: CanvasText;
    }
    .clip {
      background: CanvasText;
    }
  }
`;
