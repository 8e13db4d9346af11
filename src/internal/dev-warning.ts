/**
 * Warns a developer on the console, once per message, where Lit's development build runs: that is where the page's
 * author chose the `development` export condition. Its set of issued warnings is also where authors silence one, by
 * adding the message to it. Production builds have no such set, so nothing is printed there.
 */
export function devWarning(message: string): void {
  const issued = (globalThis as { litIssuedWarnings?: Set<string | undefined> }).litIssuedWarnings;
  if (!issued || issued.has(message)) return;
  issued.add(message);
  console.warn(message);
}
