import { renderTextsAgain } from '../i18n/texts.js';

/**
 * Loads what elements seldom need when it is first asked for; renders them again once it is there.
 * @returns a function that gives the module, or undefined while it is on its way (or the network is gone)
 */
export function lazily<Module>(load: () => Promise<Module>): () => Module | undefined {
  let loaded: Module | undefined;
  let loading: Promise<void> | undefined;
  return () => {
    loading ??= load().then(
      (module) => {
        loaded = module;
        renderTextsAgain();
      },
      () => {
        loading = undefined;
      },
    );
    return loaded;
  };
}
