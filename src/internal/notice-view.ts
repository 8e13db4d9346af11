import { css, html, nothing, render } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CaptureErrorCode } from '../core/errors.js';
import { notices as english } from '../i18n/en-notices.js';
import { sharingMessages } from '../i18n/en-sharing.js';
import type { ErrorText, FailureCode } from '../i18n/messages.js';
import { adoptStyles } from './adopt-styles.js';
import { icon } from './icons.js';
import type { ViewOptions } from './notice.js';

const warningIcon = 'M12 4 2.5 20h19zM12 10v4M12 17v.01';

const styles = css`
  .notice {
    --_danger: var(--capture-danger, light-dark(#b3261e, #ffa299));
    display: grid;
    max-inline-size: 100%;
    grid-template-columns: auto 1fr;
    gap: 8px var(--_gap);
    justify-items: start;
    padding: 14px;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_text);
    border-color: color-mix(in oklab, var(--_danger) 35%, transparent);
    background: color-mix(in oklab, var(--_danger) 6%, var(--_surface));
    line-height: 1.5;
    text-align: start;

    > :not(svg) {
      grid-column: 2;
    }
    > svg {
      block-size: 1.5em;
      color: var(--_danger);
      forced-color-adjust: auto;
    }
    p,
    ol {
      margin: 0;
      color: var(--_muted);
    }
    summary {
      font-weight: 500;
    }
    ol {
      padding-inline-start: 1.25em;
    }
    li {
      margin-block-start: 6px;
    }
    button {
      min-block-size: 36px;
      padding-block: 4px;
    }
  }
  :host(:state(live)) .frame > .notice {
    align-self: end;
  }
`;

/** The failures that steps through menus and settings can mend. */
const WITH_STEPS: readonly CaptureErrorCode[] = [
  'permission-denied',
  'system-denied',
  'device-in-use',
  'blocked-by-policy',
  'insecure-context',
];

const isReplaced = ({ error, replaced }: ViewOptions): boolean =>
  !!replaced && (error.constraint === 'deviceId' || error.code === 'device-lost');

function textOf(options: ViewOptions): ErrorText {
  const { error, messages } = options;
  if (error.source) return sourceText(options);
  if (isReplaced(options)) return (messages.replaced ?? english.replaced)(error.kind);
  // `renderNotice` keeps "aborted" out.
  const code = error.code as FailureCode;
  return (messages[code] ?? english[code] ?? english.unknown)(error.kind);
}

/** What can be mended of a source is no matter of devices and their permissions. */
function sourceText({ error, messages }: ViewOptions): ErrorText {
  const code = error.code as FailureCode;
  if (error.source === 'display') return (messages.sharingFailed ?? sharingMessages.sharingFailed)(code);
  const text = (messages.sourceFailed ?? english.sourceFailed)(code, error.kind);
  return text ?? (messages.unknown ?? english.unknown)();
}

async function loadSteps({ error, messages, steps }: ViewOptions): Promise<readonly string[]> {
  if (steps) return steps();
  if (error.source) return [];
  const { remedySteps } = await import('../i18n/remedies/remedies.js');
  return remedySteps(error.code, error.kind, undefined, messages.lang);
}

function renderHelp(options: ViewOptions, remedy: unknown): unknown {
  const { messages } = options;
  const onToggle = async ({ currentTarget }: Event): Promise<void> => {
    const details = currentTarget as HTMLDetailsElement;
    if (!details.open) return;
    // Without a network there are no steps; the remedy stands without them.
    const steps = await loadSteps(options).catch(() => []);
    render(
      steps.map((step) => html`<li>${step}</li>`),
      details.querySelector('ol')!,
    );
  };
  // Keyed, so that steps do not stay in the language that the page has left.
  return keyed(
    messages.lang,
    html`<details @toggle=${onToggle}>
      <summary>${messages.how ?? english.how}</summary>
      ${remedy}
      <ol></ol>
    </details>`,
  );
}

/** Draws a notice. Each error object is announced once, so that a retry which fails the same way is heard again. */
export function renderView(options: ViewOptions): unknown {
  const { host, error, messages, onRetry, compact } = options;
  adoptStyles(host, styles);
  const [title, text] = textOf(options);
  const remedy = html`<p>${text}</p>`;
  const help = compact || (!error.source && WITH_STEPS.includes(error.code));
  return keyed(
    error,
    html`<div class="notice" part="notice">
      ${icon(warningIcon)}
      <div role="alert"><strong part="notice-title">${title}</strong>${compact ? nothing : remedy}</div>
      ${help ? renderHelp(options, compact ? remedy : nothing) : nothing}
      ${
        onRetry && error.recoverable && !isReplaced(options)
          ? html`<button part="retry" type="button" @click=${onRetry}>
              ${messages.retry ?? english.retry}
            </button>`
          : nothing
      }
    </div>`,
  );
}
