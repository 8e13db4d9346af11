import type { CSSResult, ReactiveElement } from 'lit';

/** Gives an element the styles of a part that was loaded on demand, once; a stylesheet passes any style policy. */
export function adoptStyles({ renderRoot }: ReactiveElement, { styleSheet }: CSSResult): void {
  const root = renderRoot as ShadowRoot;
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
