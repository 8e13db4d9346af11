type Constraint = ConstrainULong | ConstrainDouble | ConstrainDOMString | ConstrainBoolean | undefined;

/** The strings that a constraint such as `deviceId` accepts, and whether nothing else will do. */
export function wantedStrings(constraint: ConstrainDOMString | undefined): {
  values: readonly string[];
  exact: boolean;
} {
  if (constraint === undefined) return { values: [], exact: false };
  if (typeof constraint === 'string' || Array.isArray(constraint)) {
    return { values: [constraint].flat(), exact: false };
  }
  const { exact, ideal } = constraint;
  return { values: [exact ?? ideal ?? []].flat(), exact: exact !== undefined };
}

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
