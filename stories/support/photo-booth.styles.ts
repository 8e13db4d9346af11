import { css } from 'lit';

export const photoBoothStyles = css`
  .photo-booth {
    --wood: light-dark(#7c2d3f, #4a1526);
    --wood-deep: light-dark(#5b1a2b, #2c0a16);
    --brass: light-dark(#f6c75b, #e0ad3c);
    --paper: light-dark(#fff8ec, #241a1d);
    --ink: light-dark(#3a1520, #f7e9dc);
    box-sizing: border-box;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: clamp(1rem, 3vw, 2rem);
    min-block-size: 100vh;
    padding: clamp(0.75rem, 3vw, 2.5rem);
    background:
      radial-gradient(ellipse at 50% 0, light-dark(#ffe9c8, #4b2230), transparent 60%),
      repeating-linear-gradient(90deg, transparent 0 3rem, #00000008 3rem 6rem), light-dark(#f7d9c4, #1c0e13);
    color: var(--ink);
  }
  .photo-booth :is(h1, h2, p, ol) {
    margin: 0;
  }
  .photo-booth .cabinet {
    box-sizing: border-box;
    container-type: inline-size;
    display: grid;
    gap: 1rem;
    inline-size: min(100%, 44rem, max(22rem, 62vh));
    padding: clamp(0.75rem, 2.5vw, 1.5rem);
    border-radius: 1.5rem;
    background: linear-gradient(var(--wood), var(--wood-deep));
    box-shadow:
      inset 0 1px #fff4,
      0 1.25rem 3rem #0006;
  }
  .photo-booth .sign {
    padding-block: 0.75rem;
    border: 0.5rem dotted var(--brass);
    border-radius: 1rem;
    background: #2a0d17;
    color: #ffe9b8;
    font-size: clamp(1.125rem, 6.5cqi, 2.25rem);
    font-weight: 800;
    letter-spacing: 0.12em;
    line-height: 1.1;
    text-align: center;
    text-shadow: 0 0 0.5em #ffb84d99;
    text-transform: uppercase;
  }
  .photo-booth .console {
    display: grid;
    gap: 1rem;
    padding: 1rem;
    border-radius: 1rem;
    background: var(--paper);
    --capture-accent: light-dark(#b3123f, #ff8fab);
    --capture-radius: 0.75rem;
  }
  .photo-booth .guide {
    inline-size: 100%;
    block-size: 100%;
    fill: none;
    stroke: #fffc;
    stroke-width: 2;
    stroke-dasharray: 6 7;
    stroke-linecap: round;
  }
  .photo-booth .strip {
    display: grid;
    gap: 0.75rem;
    inline-size: min(100%, 58rem);
    text-align: center;
  }
  .photo-booth .strip h2 {
    font-size: 1.125rem;
  }
  .photo-booth .film {
    --holes: radial-gradient(circle, #f7e9dc 0 0.2rem, transparent 0.23rem);
    display: flex;
    gap: 0.75rem;
    overflow-x: auto;
    padding: 1.5rem 0.75rem;
    border-radius: 0.5rem;
    background:
      var(--holes) 0 0.2rem / 1.2rem 1rem repeat-x,
      var(--holes) 0 calc(100% - 0.2rem) / 1.2rem 1rem repeat-x,
      light-dark(#1a1214, #0c0709);
    color: #f7e9dc;
    list-style: none;
    box-shadow: 0 0.5rem 1.25rem #0005;
  }
  .photo-booth .film:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 3px;
  }
  .photo-booth .film li {
    flex: 1 0 10rem;
    display: grid;
    align-content: start;
    gap: 0.25rem;
    max-inline-size: 16rem;
    margin-inline: auto;
  }
  .photo-booth .film :is(img, .blank) {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    border-radius: 0.25rem;
    object-fit: cover;
  }
  .photo-booth .film .blank {
    border: 1px dashed #f7e9dc88;
    box-sizing: border-box;
    font-size: 1.5rem;
  }
  .photo-booth .film a {
    padding: 0.5rem;
    color: #ffd98a;
    font-weight: 600;
  }
  .photo-booth .film a:focus-visible {
    outline: 2px solid #ffd98a;
  }
  @media (prefers-reduced-motion: no-preference) {
    .photo-booth .film img {
      animation: develop 1.2s ease-out;
    }
  }
  @keyframes develop {
    from {
      filter: brightness(3) sepia(1);
      transform: translateY(-1rem);
    }
  }
`;
