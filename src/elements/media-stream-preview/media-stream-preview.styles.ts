import { css } from 'lit';

export const previewStyles = css`
  :host {
    display: block;
  }
  .frame {
    position: relative;
    display: grid;
    overflow: hidden;
    block-size: 100%;
    aspect-ratio: var(--capture-aspect-ratio, var(--_ratio, 4 / 3));
    border-radius: var(--_radius);
    background: var(--capture-backdrop, light-dark(#e6e7ec, #101114));
    color: var(--_text);
  }
  .frame > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--capture-object-fit, cover);
    opacity: 0;
  }
  :host(:is(:state(live), :state(paused), :state(ended), :state(interrupted))) video {
    opacity: 1;
  }
  video.mirrored {
    transform: scaleX(-1);
  }
  .poster,
  .overlay {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    pointer-events: none;
  }
  .center {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_gap);
    padding: var(--_gap);
    text-align: center;
    z-index: 1;
  }
  .hint {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_muted);
  }
  .message {
    align-self: center;
    margin: var(--_gap);
    overflow: auto;
    z-index: 1;
  }
  .bottom {
    align-self: end;
  }
  @media (forced-colors: active) {
    .frame {
      border: 1px solid CanvasText;
    }
  }
`;
