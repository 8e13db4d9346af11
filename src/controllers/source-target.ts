import type { SourceAttributes } from './source-attributes.js';

/** What the attributes give to capture; undefined where it is yet to come. */
export function sourceTarget(host: Element & SourceAttributes): object | undefined {
  const { sourceObject, from } = host;
  const root = host.getRootNode() as Document | ShadowRoot;
  return ((sourceObject as object | null) ?? root.getElementById?.(from)) || undefined;
}
