const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);

/** Makes sure that it is a number from 0 up. @throws TypeError that names it */
export function expectAmount(name: string, value: unknown): void {
  if (!isNumber(value) || (value as number) < 0) throw new TypeError(`${name}: must be a number from 0 up`);
}

/** Makes sure that it is a point, of which a member that is left out is 0. @throws TypeError */
export function expectPoint(point: unknown): void {
  const { x = 0, y = 0 } = Object(point) as DOMPointInit;
  if (Object(point) !== point || !isNumber(x) || !isNumber(y))
    throw new TypeError('point: must be an object whose x and y are numbers');
}
