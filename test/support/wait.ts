/** How long to wait before a test fails. */
export interface WaitOptions {
  /** In milliseconds. */
  timeout?: number | undefined;
  /** What is waited for, in the words of the failure. */
  message?: string | undefined;
}

/** Calls back in a moment; not with an animation frame, which a page in the background has none of. */
function poll(check: () => void): void {
  setTimeout(check, 10);
}

/**
 * Resolves as soon as `condition` returns something true, with what it returned.
 * @throws Error after `timeout` (10 s), naming the condition
 */
export function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeout = 10_000, message = String(condition) }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + timeout;
  return new Promise((resolve, reject) => {
    const check = async (): Promise<void> => {
      try {
        const result = await condition();
        if (result) resolve(result);
        else if (performance.now() > end) reject(new Error(`waited ${timeout} ms for: ${message}`));
        else poll(() => void check());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    void check();
  });
}

/**
 * The next event of this type on `target`.
 * @throws Error after `timeout` (10 s)
 */
export function nextEvent<E extends Event = Event>(
  target: EventTarget,
  type: string,
  { timeout = 10_000, message = `the event "${type}"` }: WaitOptions = {},
): Promise<E> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      target.removeEventListener(type, heard);
      reject(new Error(`waited ${timeout} ms for: ${message}`));
    }, timeout);
    const heard = (event: Event): void => {
      clearTimeout(timer);
      resolve(event as E);
    };
    target.addEventListener(type, heard, { once: true });
  });
}

/**
 * The event that an act leads to. It is listened for before the act, which may take longer than the event.
 * @throws Error after 10 s
 */
export async function eventAfter<E extends Event = Event>(
  target: EventTarget,
  type: string,
  act: () => unknown,
): Promise<E> {
  const [event] = await Promise.all([nextEvent<E>(target, type), act()]);
  return event;
}

/** The next error that the window reports, which the test runner does not hear of then: it would be a failed test. */
export function nextReportedError(): Promise<unknown> {
  const { onerror } = window;
  return new Promise((resolve) => {
    window.onerror = (_message, _source, _line, _column, error) => {
      window.onerror = onerror;
      resolve(error);
      return true;
    };
  });
}
