/** Another look, by the custom properties that all elements share: colours, corners and type. */
export const THEMED = {
  '--capture-accent': 'light-dark(#e11d74, #ff8fab)',
  '--capture-surface': 'light-dark(#fdf2f8, #3b0a24)',
  '--capture-border': '#db2777',
  '--capture-radius': '2rem',
  '--capture-font': 'Georgia, serif',
};
