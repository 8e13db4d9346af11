import { html, nothing, type ReactiveElement } from 'lit';
import type { CaptureError } from '../core/errors.js';
import type { Messages } from '../i18n/messages.js';
import { lazily } from './lazily.js';

/** What a notice shows. */
export interface NoticeOptions {
  /** The element that shows it. */
  host: ReactiveElement;
  error: CaptureError | undefined;
  messages: Messages;
  /** Called by the retry button, which is there only where trying again can help. */
  onRetry?: (() => void) | undefined;
  /** The steps that are unfolded; by default those for this failure, browser and system, loaded when unfolded. */
  steps?: (() => Promise<readonly string[]>) | undefined;
  /** Nothing is missing: where it was about a device, another does its job, and there is nothing to try again. */
  replaced?: boolean | undefined;
  /** For narrow places: the remedy is unfolded with the steps. */
  compact?: boolean | undefined;
}

/** A notice of something that did fail. */
export type ViewOptions = NoticeOptions & { error: CaptureError };

/** Where the network is gone, the failure is still worth a word. */
const plain = {
  renderView: ({ error }: ViewOptions): unknown =>
    html`<div class="notice" part="notice" role="alert">${error.message}</div>`,
};

const view = lazily(() => import('./notice-view.js').catch(() => plain));

/**
 * What went wrong, what to do about it, and a button to try again: in the element's own box, in the way of nothing.
 * Parts: `notice`, `notice-title`, `retry`. Nothing for `aborted`. As failures are rare, what draws the first one on a
 * page arrives a moment after it.
 */
export function renderNotice(options: NoticeOptions): unknown {
  const { error } = options;
  return error && error.code !== 'aborted' ? view()?.renderView({ ...options, error }) : nothing;
}
