import type { CaptureSession } from '../../src/core/capture-session.js';

/** The statuses that a session goes through from now on, each once in a row, with what the user is told of. */
export function statusesOf(session: CaptureSession): string[] {
  const statuses: string[] = [];
  session.subscribe((state) => {
    const notice = 'notice' in state ? ` ${state.notice?.code}` : '';
    const status = `${state.status}${notice}`;
    if (statuses.at(-1) !== status) statuses.push(status);
  });
  return statuses;
}
