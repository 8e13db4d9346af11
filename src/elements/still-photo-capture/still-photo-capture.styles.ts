import { css } from 'lit';

export const photoStyles = css`
  .booth {
    display: grid;
    gap: var(--_gap);
    color: var(--_text);
  }
  .bar:empty {
    display: none;
  }
  img {
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
    border: 3px solid var(--_text);
    border-radius: 50%;
    background: var(--_accent) content-box;
    padding: 4px;
  }
  @media (forced-colors: active) {
    .shutter {
      background: ButtonText content-box;
      forced-color-adjust: none;
    }
  }
`;
