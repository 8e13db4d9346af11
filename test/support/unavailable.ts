/** From now on the server can't give these modules of src (paths without the ending) to this page; none by default. */
export function makeUnavailable(...modules: string[]): void {
  document.cookie = `unavailable=${encodeURIComponent(modules.join(' '))}; path=/`;
}
