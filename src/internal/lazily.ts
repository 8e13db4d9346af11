import type { ReactiveControllerHost } from 'lit';

/**
 * Loads what an element seldom needs when it is first asked for, and renders the element again once it is there.
 * @returns a function that gives it, or undefined while it is on its way (or the network is gone)
 */
export function lazily<T>(host: ReactiveControllerHost, load: () => Promise<T>): () => T | undefined {
  let loaded: T | undefined;
  let loading: Promise<void> | undefined;
  return () => {
    loading ??= load().then(
      (value) => {
        loaded = value;
        host.requestUpdate();
      },
      () => {
        loading = undefined;
      },
    );
    return loaded;
  };
}
