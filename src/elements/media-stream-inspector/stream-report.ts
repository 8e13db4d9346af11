import type { CaptureSession } from '../../core/capture-session.js';
import type { StreamSnapshot } from '../../core/tracks/observe-stream.js';
import { withoutIds } from '../../internal/without-ids.js';
import type { FrameCounts } from './frame-meter.js';
import type { LogEntry } from './stream-log.js';

/** What is known of a stream, for somebody else: nothing in it tells whose devices these are. */
export interface StreamReport {
  /** When it was made (ISO 8601). */
  readonly time: string;
  /** The browser, in its own words. */
  readonly userAgent: string;
  /** What the session is doing, and what it was asked for. */
  readonly session?: { readonly status: string; readonly constraints: MediaStreamConstraints } | undefined;
  /** The stream and its tracks. */
  readonly stream?: StreamSnapshot | undefined;
  readonly frames?: FrameCounts | undefined;
  /** What happened, the oldest first. */
  readonly events: readonly LogEntry[];
}

/** What a report is made of. */
export interface ReportSource {
  session: CaptureSession | undefined;
  stream: StreamSnapshot | undefined;
  frames: FrameCounts | undefined;
  events: readonly LogEntry[];
}

/** Makes a report; ids, groups and names of devices are left out, wherever they stand. */
export function reportOf({ session, ...rest }: ReportSource): StreamReport {
  const report: StreamReport = {
    time: new Date().toISOString(),
    userAgent: navigator.userAgent,
    session: session && { status: session.state.status, constraints: session.constraints },
    ...rest,
  };
  return withoutIds(report);
}
