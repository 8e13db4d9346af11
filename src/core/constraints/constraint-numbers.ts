type Constraint = ConstrainULong | ConstrainDouble | ConstrainDOMString | ConstrainBoolean | undefined;

/** The number that a constraint such as `width` aims at: exact, else ideal, else at least its minimum. */
export function wantedNumber(constraint: Constraint): number | undefined {
  if (typeof constraint === 'number') return constraint;
  const { exact, ideal, min } = rangeOf(constraint);
  return exact ?? ideal ?? min;
}

/** The number that a constraint such as `width` can't do without: exact, else its minimum. */
export function requiredNumber(constraint: Constraint): number | undefined {
  const { exact, min } = rangeOf(constraint);
  return exact ?? min;
}

function rangeOf(constraint: Constraint): ConstrainULongRange {
  return typeof constraint === 'object' ? (constraint as ConstrainULongRange) : {};
}
