/**
 * Tells a programmer of options that are none, and of a signal among them that is none.
 * @throws {TypeError} that names what it is
 */
export function checkOptions(caller: string, options: object): void {
  if (typeof options !== 'object' || !options) throw new TypeError(`${caller}: options must be an object`);
  const { signal } = options as { signal?: AbortSignal };
  if (signal !== undefined && typeof signal?.aborted !== 'boolean')
    throw new TypeError(`${caller}: signal must be an AbortSignal`);
}
