import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { InspectorMessages } from '../i18n/messages.js';

/** What was copied: as it was then, however often all is drawn again. */
interface Copied {
  readonly text: string;
  /** Whether that is left to the user. */
  readonly byHand: boolean;
}

/** Copies a text. Pages that are not secure have no clipboard, and people may not let a page have it. */
async function copyText(text: string): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return { text, byHand: false };
  } catch {
    return { text, byHand: true };
  }
}

/**
 * A button that copies its element as JSON; where the browser lets no page copy, a text to copy by hand. The element's
 * toJSON() leaves out ids and names of devices, as the messages say.
 */
export class CopyButton {
  #host: LitElement;
  #copied: Copied | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  render(messages: Pick<InspectorMessages, 'copyJson' | 'copied' | 'copyByHand'>): TemplateResult {
    const { copyJson, copied, copyByHand } = messages;
    const { text, byHand } = this.#copied ?? {};
    return html`<div>
        <button part="copy" type="button" @click=${this.#onCopy}>${copyJson}</button>
      </div>
      <div role="status" class="muted">${byHand ? copyByHand : text ? copied : ''}</div>
      ${
        byHand
          ? html`<textarea
              part="json"
              class="by-hand"
              readonly
              aria-label=${copyByHand}
              .value=${text}
            ></textarea>`
          : nothing
      }`;
  }

  #onCopy = async (): Promise<void> => {
    const copying = copyText(JSON.stringify(this.#host, null, 2));
    // Gone, and there again: a status that stays the same is not announced.
    await this.#show(undefined);
    await this.#show(await copying);
    const area = this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.by-hand');
    area?.focus();
    area?.select();
  };

  async #show(copied: Copied | undefined): Promise<void> {
    this.#copied = copied;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }
}
