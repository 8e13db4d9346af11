const draws = new Set<(time: number) => void>();
let request = 0;

function run(time: number): void {
  request = requestAnimationFrame(run);
  for (const draw of draws) draw(time);
}

/**
 * Calls `draw` before each frame of the screen, until the function that it returns is called. One request serves all; a
 * hidden page has no frames.
 */
function onFrame(draw: (time: number) => void): () => void {
  if (!draws.size) request = requestAnimationFrame(run);
  draws.add(draw);
  return () => {
    if (draws.delete(draw) && !draws.size) cancelAnimationFrame(request);
  };
}

const seen = /* @__PURE__ */ new WeakMap<Element, (visible: boolean) => void>();
let observer: IntersectionObserver | undefined;
let observed = 0;

/** Tells whether an element is in view, at first a moment after the call; until the function that it returns is called. */
export function onView(element: Element, tell: (visible: boolean) => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen.get(target)?.(isIntersecting);
  });
  observed += 1;
  seen.set(element, tell);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    seen.delete(element);
    if (--observed) return;
    observer?.disconnect();
    observer = undefined;
  };
}

/** Calls `draw` before each frame of the screen while `element` is in view and the page is shown. @returns ends it */
export function drawInView(element: Element, draw: (time: number) => void): () => void {
  let stop: (() => void) | undefined;
  const leave = onView(element, (visible) => {
    stop?.();
    stop = visible ? onFrame(draw) : undefined;
  });
  return () => {
    leave();
    stop?.();
  };
}
