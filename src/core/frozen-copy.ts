/** A copy of data, frozen down to the last object: what it is made from may be somebody else's as well. */
export function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([name, own]) => [name, frozenCopy(own as unknown)]));
  return Object.freeze(copy) as Value;
}
