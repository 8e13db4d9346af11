import { css, html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { cameraIcon, icon } from '../../internal/icons.js';

/** A label that looks like the button that it is. */
export const styles = css`
  .file {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;

/** What the page sees where no camera can be had: a file, which on phones may come from the system's camera. */
export function renderFileInput(
  messages: Messages,
  facingMode: string,
  onFile: (file: File) => void,
): TemplateResult {
  const onChange = ({ target }: Event): void => {
    const file = (target as HTMLInputElement).files?.[0];
    if (file) onFile(file);
  };
  return html`<label class="file" part="file">
    ${icon(cameraIcon)} ${messages.chooseFile}
    <input
      class="visually-hidden"
      type="file"
      accept="image/*"
      capture=${facingMode === 'environment' ? 'environment' : 'user'}
      @change=${onChange}
    />
  </label>`;
}
