/** How often what fires no event is looked at, in ms. */
const POLL_MS = 1000;

const looks = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Calls `look` once a second, until the function that it returns is called. One timer serves all, and there is none
 * while there is nothing to look at.
 */
export function poll(look: () => void): () => void {
  looks.add(look);
  timer ??= setInterval(() => looks.forEach((each) => each()), POLL_MS);
  return () => {
    looks.delete(look);
    if (looks.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}
