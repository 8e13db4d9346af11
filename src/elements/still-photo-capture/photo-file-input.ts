import { css, html, type TemplateResult } from 'lit';
import { photoFromFile } from '../../core/sinks/photo-file.js';
import { specialPhotoMessages } from '../../i18n/en-special-photo.js';
import type { Messages } from '../../i18n/messages.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { cameraIcon, icon } from '../../internal/icons.js';
import { photoOptionsFrom } from './photo-attributes.js';
import type { PhotoFlow } from './photo-flow.js';
import type { StillPhotoCapture } from './still-photo-capture.js';

/** A label that looks like the button that it is. */
const styles = css`
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
  capture: StillPhotoCapture,
  flow: PhotoFlow,
): TemplateResult {
  adoptStyles(capture, styles);
  const onChange = ({ target }: Event): void => {
    const file = (target as HTMLInputElement).files?.[0];
    if (!file) return;
    flow.try(async (signal) =>
      flow.offer(await photoFromFile(file, { ...photoOptionsFrom(capture), signal })),
    );
  };
  return html`<label class="file" part="file">
    ${icon(cameraIcon)} ${messages.chooseFile ?? specialPhotoMessages.chooseFile}
    <input
      class="visually-hidden"
      type="file"
      accept="image/*"
      capture=${capture.facingMode === 'environment' ? 'environment' : 'user'}
      @change=${onChange}
    />
  </label>`;
}
