import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { cameraIcon, icon } from '../../internal/icons.js';

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
