import { css } from 'lit';

export const audioVisualizerStyles = css`
  :host {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
  }
  .box {
    position: relative;
    block-size: 100%;
    min-block-size: 4rem;
  }
  /* What is drawn has this colour. The transition is there for its events: they tell that the colour is another. */
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    color: var(--_border);
    transition: color 1ms;
  }
  canvas.live {
    color: var(--_accent);
  }
  canvas.off {
    color: var(--_danger);
  }
  /* Low notes, and what was heard first, are where people begin to read. */
  canvas:dir(rtl) {
    scale: -1 1;
  }
  @media (forced-colors: active) {
    canvas,
    canvas.off {
      forced-color-adjust: none;
      color: CanvasText;
    }
    canvas.live {
      color: Highlight;
    }
  }
`;
