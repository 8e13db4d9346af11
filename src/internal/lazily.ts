import type { CSSResult, LitElement } from 'lit';
import { adoptStyles } from './adopt-styles.js';

/**
 * Loads what an element seldom needs when it is first asked for; renders the element again once it is there, with the
 * `styles` that the module may export.
 * @returns a function that gives the module, or undefined while it is on its way (or the network is gone)
 */
export function lazily<Module extends object>(
  host: LitElement,
  load: () => Promise<Module & { styles?: CSSResult }>,
): () => Module | undefined {
  let loaded: Module | undefined;
  let loading: Promise<void> | undefined;
  return () => {
    loading ??= load().then(
      (module) => {
        loaded = module;
        if (module.styles) adoptStyles(host, module.styles);
        host.requestUpdate();
      },
      () => {
        loading = undefined;
      },
    );
    return loaded;
  };
}
