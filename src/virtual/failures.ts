/** A DOMException of a name, with a message in the words that engines use. */
export const failure = (name: string, message: string): DOMException => new DOMException(message, name);

/** The user, or a policy, said no. */
export const notAllowed = (message = 'Permission denied'): DOMException =>
  failure('NotAllowedError', message);

/** The call came at a time when there is no use in it. */
export const invalidState = (message: string): DOMException => failure('InvalidStateError', message);

/** There is no such device. */
export const notFound = (): DOMException => failure('NotFoundError', 'Requested device not found');
