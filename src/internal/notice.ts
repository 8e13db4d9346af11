import { html, nothing, type ReactiveElement } from 'lit';
import type { CaptureError } from '../core/errors.js';
import type { Messages } from '../i18n/messages.js';
import { renderTextsAgain } from '../i18n/texts.js';

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

let view: ((options: NoticeOptions & { error: CaptureError }) => unknown) | undefined;
let loading: Promise<void> | undefined;

/** Loads what draws notices. Nothing has to wait for it: elements render again once it is here. */
export function loadNotice(): Promise<void> {
  loading ??= import('./notice-view.js')
    .then(
      ({ renderView }) => renderView,
      // The network is gone; the failure is still worth a word.
      () => (options: NoticeOptions) =>
        html`<div class="notice" part="notice" role="alert">${options.error?.message}</div>`,
    )
    .then((loaded) => {
      view = loaded;
      renderTextsAgain();
    });
  return loading;
}

/**
 * What went wrong, what to do about it, and a button to try again: in the element's own box, in the way of nothing.
 * Parts: `notice`, `notice-title`, `retry`. Nothing for `aborted`. As failures are rare, what draws the first one on a
 * page arrives a moment after it.
 */
export function renderNotice(options: NoticeOptions): unknown {
  const { error } = options;
  if (!error || error.code === 'aborted') return nothing;
  if (view) return view({ ...options, error });
  void loadNotice();
  return nothing;
}
