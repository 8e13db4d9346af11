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
`;
