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

/** Resolves after `ms`, or rejects with `aborted` as soon as `signal` does. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  return abortable(elapsed, signal).finally(() => clearTimeout(timer));
}
