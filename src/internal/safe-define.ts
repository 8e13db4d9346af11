import { devWarning } from './dev-warning.js';

/**
 * Registers an element unless its tag is taken, so that two copies of the kit, or the bundle and a module, can meet
 * on one page. Does nothing where there is no registry (server-side rendering).
 */
export function safeDefine(tag: string, ctor: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const holder = registry?.get(tag);
  if (!holder) registry?.define(tag, ctor);
  else if (holder !== ctor)
    devWarning(`<${tag}> is registered already, with another class: that one stays in use.`);
}
