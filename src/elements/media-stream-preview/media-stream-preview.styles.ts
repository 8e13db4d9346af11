import { css } from 'lit';

export const previewStyles = css`
  .frame {
    display: grid;
    /* Clipped, not hidden: a notice that needs more room than the picture gets it. */
    overflow: clip;
    position: relative;
    block-size: 100%;
    aspect-ratio: var(--capture-aspect-ratio, var(--_ratio, 4 / 3));
    border-radius: var(--_radius);
    background: var(--capture-backdrop, light-dark(#e6e7ec, #26282e));
    color: var(--_muted);
  }
  .frame > * {
    grid-area: 1 / 1;
    position: relative;
    place-self: center;
    margin: var(--_gap);
  }
  .frame > :is(video, slot) {
    display: grid;
    place-items: center;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    object-fit: var(--capture-object-fit, cover);
    pointer-events: none;
  }
  .mirrored {
    transform: scaleX(-1);
  }
  :host(:state(live)) .notice {
    align-self: end;
  }
  @media (forced-colors: active) {
    .frame {
      border: 1px solid;
    }
  }
`;
