import { css } from 'lit';

export const photoStyles = css`
  .booth {
    display: grid;
    gap: var(--_gap);
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
    color: var(--_text);
  }
  .stage {
    position: relative;
  }
  img {
    display: block;
    inline-size: 100%;
    border-radius: var(--_radius);
  }
  .count {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: #fff;
    font-size: clamp(4rem, 30cqi, 9rem);
    font-weight: 700;
    text-shadow: 0 0 16px #000;
    pointer-events: none;
  }
  .flash {
    position: fixed;
    inset: 0;
    z-index: 2147483647;
    background: #fff;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_gap);
  }
  .shutter {
    inline-size: 64px;
    block-size: 64px;
    padding: 0;
    border: 3px solid var(--_text);
    border-radius: 50%;
    background: var(--_accent) content-box;
    padding: 4px;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
