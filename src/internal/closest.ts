/** The closest element that matches, the element itself included, out through shadow roots. */
export function closest(element: Element, selector: string): Element | null {
  const root = element.getRootNode();
  return element.closest(selector) ?? (root instanceof ShadowRoot ? closest(root.host, selector) : null);
}
