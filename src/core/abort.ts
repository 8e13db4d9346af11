import { CaptureError } from './errors.js';

/** Settles as `promise` does, unless `signal` aborts before: then rejects with `aborted`, and leaves no listener. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new CaptureError('aborted', { cause: signal.reason }));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Whether a request failed only because a newer one, stop() or a signal took its place. */
export function isAborted(error: unknown): error is CaptureError {
  return error instanceof CaptureError && error.code === 'aborted';
}
