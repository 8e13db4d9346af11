import { html, nothing, render } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CaptureError, CaptureErrorCode } from '../core/errors.js';
import type { Messages } from '../i18n/messages.js';
import { icon, warningIcon } from './icons.js';

/** The failures that steps through menus and settings can mend. */
const WITH_STEPS: readonly CaptureErrorCode[] = [
  'permission-denied',
  'system-denied',
  'device-in-use',
  'blocked-by-policy',
  'insecure-context',
];

type Steps = () => Promise<readonly string[]>;

/** What a notice shows. */
export interface NoticeOptions {
  error: CaptureError | undefined;
  messages: Messages;
  /** Called by the retry button, which is there only where trying again can help. */
  onRetry?: (() => void) | undefined;
  /** The steps under "How?"; by default those for this failure, browser and system, loaded when unfolded. */
  steps?: Steps | undefined;
  /** For narrow places: the remedy is unfolded with the steps. */
  compact?: boolean | undefined;
}

function renderHelp(messages: Messages, remedy: unknown, steps: Steps | undefined): unknown {
  const onToggle = async ({ currentTarget }: Event): Promise<void> => {
    const details = currentTarget as HTMLDetailsElement;
    if (!details.open || !steps) return;
    // Without a network there are no steps; the remedy stands without them.
    const texts = await steps().catch(() => []);
    render(
      texts.map((text) => html`<li>${text}</li>`),
      details.querySelector('ol')!,
    );
  };
  // Keyed, so that steps do not stay in the language that the page has left.
  return keyed(
    messages,
    html`<details @toggle=${onToggle}>
      <summary>${messages.how}</summary>
      ${remedy}
      <ol></ol>
    </details>`,
  );
}

/**
 * What went wrong, what to do about it, and a button to try again: in the element's own box, in the way of nothing.
 * Each error object is announced once, so that a retry which fails the same way is heard again.
 */
export function renderNotice(options: NoticeOptions): unknown {
  const { error, messages, onRetry, compact } = options;
  if (!error || error.code === 'aborted') return nothing;
  const { code, kind, recoverable } = error;
  const [title, remedy] = messages[code](kind);
  const text = html`<p>${remedy}</p>`;
  const steps = WITH_STEPS.includes(code)
    ? (options.steps ??
      (async () =>
        (await import('../i18n/remedies/remedies.js')).remedySteps(code, kind, undefined, messages.lang)))
    : undefined;
  return keyed(
    error,
    html`<div class="notice" part="notice" lang=${messages.lang} dir=${messages.dir}>
      ${icon(warningIcon)}
      <div role="alert"><strong part="notice-title">${title}</strong>${compact ? nothing : text}</div>
      ${compact || steps ? renderHelp(messages, compact ? text : nothing, steps) : nothing}
      ${
        onRetry && recoverable
          ? html`<button part="retry" type="button" @click=${onRetry}>${messages.retry}</button>`
          : nothing
      }
    </div>`,
  );
}
