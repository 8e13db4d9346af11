import type { CaptureError } from '../core/errors.js';

/** What of a session's state events tell. */
export interface SessionNews {
  readonly status: string;
  readonly stream?: MediaStream;
  readonly error?: CaptureError;
}

/** Fires what became of a session: `stream`, and `cancel` or `error`. */
export function tellNews(host: HTMLElement, { stream, error }: SessionNews, before: SessionNews): void {
  const fire = (type: string): boolean => host.dispatchEvent(new Event(type));
  if (stream && stream !== before.stream) fire('stream');
  if (error && error !== before.error) fire(error.code === 'permission-dismissed' ? 'cancel' : 'error');
}
