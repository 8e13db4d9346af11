import { invalidState } from './failures.js';

/** Whether the document is fully active: not of a frame that was removed, nor of a page that was left. */
const isFullyActive = (): boolean => !!globalThis.document?.defaultView;

/** Lets pass calls in such documents. @throws DOMException InvalidStateError */
export function expectFullyActive(): void {
  if (!isFullyActive()) throw invalidState('The document is not fully active');
}

const isInView = (): boolean => isFullyActive() && document.visibilityState !== 'hidden';

/** Resolves once the document "is in view"; never where it never will be. */
export async function inView(): Promise<void> {
  while (!isInView()) {
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true });
      addEventListener('pageshow', resolve, { once: true });
    });
  }
}

/**
 * Lets pass what comes from a gesture of the user ("transient activation").
 * @throws DOMException InvalidStateError where the user did nothing to the page within the last seconds
 */
export function expectGesture(what: string): void {
  const { userActivation } = globalThis.navigator as Partial<Navigator>;
  if (userActivation && !userActivation.isActive) {
    throw invalidState(`${what} requires transient activation (user gesture).`);
  }
}
