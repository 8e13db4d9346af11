type Method = (this: unknown, ...args: unknown[]) => unknown;
type Find = (platformObject: object) => object | undefined;
/** Puts back what was there. */
export type Undo = () => void;

/** Puts back all of it. */
export const all =
  (...undo: Undo[]): Undo =>
  () =>
    undo.forEach((putBack) => putBack());

/** What is in the place of a member that the platform has not, for objects that it is not for. */
const missing = (name: string): Method =>
  ({ [name]: () => Promise.reject(new TypeError('Illegal invocation')) })[name]!;

/**
 * Defines a property like the platform's, in whose place it is.
 * @param source where the platform's property is: `target` itself, or what it inherits from
 * @param replace gives the new one for each function of it: get, set or value
 * @returns puts back what was there
 */
export function redefine(
  target: object,
  name: string,
  source: object,
  replace: (part: 'get' | 'set' | 'value', native: Method | undefined) => Method | undefined,
): Undo {
  const before = Object.getOwnPropertyDescriptor(target, name);
  const native = Object.getOwnPropertyDescriptor(source, name);
  const next: PropertyDescriptor = { enumerable: true, ...native, configurable: true };
  for (const part of ['get', 'set', 'value'] as const) {
    const replaced = replace(part, native?.[part] as Method | undefined);
    if (replaced) next[part] = replaced;
  }
  if (next.value) next.writable = true;
  Object.defineProperty(target, name, next);
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Deletes a property. @returns puts it back */
export function remove(target: object, name: string): Undo {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Reflect.deleteProperty(target, name);
  return () => before && Object.defineProperty(target, name, before);
}

/**
 * Calls `own` in the place of a function of the platform; it looks like that one: name, length, text.
 * @param own what to call, with the native function to pass on what is not for it
 */
export const inPlaceOf = (
  native: Method,
  own: (native: () => unknown, self: unknown, args: unknown[]) => unknown,
): Method =>
  new Proxy(native, {
    apply: (target, self, args: unknown[]) => own(() => Reflect.apply(target, self, args), self, args),
  });

/** Has a function of the platform do something else. Without that function, nothing. @returns puts back what was there */
export function divert(
  target: object | undefined,
  name: string,
  own: Parameters<typeof inPlaceOf>[1],
  part: 'get' | 'value' = 'value',
): Undo {
  if (!target || !Object.hasOwn(target, name)) return () => {};
  return redefine(target, name, target, (which, native) =>
    which === part && native ? inPlaceOf(native, own) : undefined,
  );
}

/**
 * Puts members of a class of this kit in the place of the platform's, for the objects that `find` knows; all others
 * get what they got before.
 * @param target what gets the members: a prototype of the platform, or an object that inherits from it; where the
 *   platform has none, nothing does
 * @param names of the members that are taken from the prototype `members`
 * @param source where the platform's members are: `target` itself, or what it inherits from
 * @returns puts back what was there
 */
export function takeOver(
  target: object | undefined,
  members: object,
  names: readonly string[],
  find: Find,
  source = target,
): Undo {
  if (!target) return () => {};
  const undo = names.map((name) => {
    const own = Object.getOwnPropertyDescriptor(members, name)!;
    return redefine(target, name, source!, (part, native) => {
      const method = own[part] as Method | undefined;
      if (!method) return undefined;
      return inPlaceOf(native ?? missing(method.name), (callNative, self, args) => {
        const virtual = find(self as object);
        return virtual ? Reflect.apply(method, virtual, args) : callNative();
      });
    });
  });
  return all(...undo);
}

/** Objects that inherit from a prototype of the platform, and have the members of a class of this kit. */
export class Shadows {
  readonly #of = new WeakMap<object, object>();
  readonly #members: object;
  readonly #names: readonly string[];
  readonly #find: Find;

  /** Takes what `takeOver` takes. */
  constructor(members: object, names: readonly string[], find: Find) {
    this.#members = members;
    this.#names = names;
    this.#find = find;
  }

  /** The one that inherits from `native`: a prototype for objects, in the place of it. */
  over(native: object): object {
    const known = this.#of.get(native);
    if (known) return known;
    const shadow = Object.create(native) as object;
    takeOver(shadow, this.#members, this.#names, this.#find, native);
    this.#of.set(native, shadow);
    return shadow;
  }
}
