type OverconstrainedErrorConstructor = new (
  constraint: string,
  message?: string,
) => DOMException & {
  readonly constraint: string;
};

/** In the place of OverconstrainedError where the engine has none (Media Capture and Streams, section 8.1). */
class OwnOverconstrainedError extends DOMException {
  readonly constraint: string;

  constructor(constraint: string, message = '') {
    super(message, 'OverconstrainedError');
    this.constraint = constraint;
  }
}

/** The error for constraints that nothing satisfies: the engine's own, where scripts can make it. */
export function overconstrained(
  constraint: string,
  message = 'No device meets the constraints',
): DOMException {
  const { OverconstrainedError = OwnOverconstrainedError } = globalThis as {
    OverconstrainedError?: OverconstrainedErrorConstructor;
  };
  try {
    return new OverconstrainedError(constraint, message);
  } catch {
    return new OwnOverconstrainedError(constraint, message);
  }
}
