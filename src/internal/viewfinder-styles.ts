import { css } from 'lit';

/**
 * The box that `controllers/viewfinder` draws. The manifest gives these properties to each element that imports this
 * module.
 *
 * @cssproperty [--capture-object-fit=cover] - How the picture fits its box.
 * @cssproperty [--capture-aspect-ratio] - The ratio of the box; that of the picture by default.
 * @cssproperty [--capture-backdrop] - The colour where there is no picture.
 */
export const viewfinderStyles = css`
  .frame {
    display: grid;
    /* Clipped, not hidden: a notice that needs more room than the picture gets it. */
    overflow: clip;
    position: relative;
    grid: 100% / 100%;
    block-size: 100%;
    border-radius: var(--_radius);
    background: var(--capture-backdrop, light-dark(#eee, #333));
    color: var(--_muted);
  }
  /* The ratio of the frame itself would cut off a notice that is higher; a size would make a grid around it wider. */
  .frame::before {
    content: '';
    grid-area: 1 / 1;
    min-inline-size: 100%;
    aspect-ratio: var(--capture-aspect-ratio, var(--_ratio));
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
  /* Most cameras are there before a word of it could be read; and what is painted delays their first frame. */
  .hint {
    transition: visibility 0s 0.2s;
    @starting-style {
      visibility: hidden;
    }
  }
  .mirrored {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .frame {
      border: 1px solid;
    }
  }
`;
