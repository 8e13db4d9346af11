import { css, html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import { icon } from '../../internal/icons.js';
import type { MediaStreamPreview } from './media-stream-preview.js';

const stopIcon = 'M6 6h12v12H6z';
const pictureInPictureIcon = 'M21 11V5H3v13h6M13 14h8v5h-8z';
const fullscreenIcon = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';
const exitFullscreenIcon = 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5';

/** Light on dark, whatever the picture behind. */
export const styles = css`
  .controls {
    display: flex;
    margin: 0;
    gap: calc(var(--_gap) / 2);
    place-self: end;
    padding: calc(var(--_gap) / 2);
  }
  .controls button {
    inline-size: 44px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
    background: #000a;
    color: #fff;
  }
`;

/** The row of controls: what the browser can't do is left out. */
export function renderControls(preview: MediaStreamPreview, messages: Messages): unknown {
  if (preview.status !== 'live' && preview.status !== 'paused') return nothing;
  const { fullscreenElement, fullscreenEnabled, pictureInPictureEnabled } = document;
  const whole = fullscreenElement === preview;
  const small = preview.shadowRoot!.pictureInPictureElement === preview.videoElement;
  return html`<div class="controls" part="controls">
    ${
      pictureInPictureEnabled && preview.videoElement?.videoWidth
        ? button(
            pictureInPictureIcon,
            messages.pictureInPicture(small),
            () => void togglePictureInPicture(preview, small),
          )
        : nothing
    }
    ${
      fullscreenEnabled
        ? button(
            whole ? exitFullscreenIcon : fullscreenIcon,
            messages.fullscreen(whole),
            () => void toggleFullscreen(preview, whole),
          )
        : nothing
    }
    ${preview.srcObject ? nothing : button(stopIcon, messages.stop, () => preview.stop())}
  </div>`;
}

function button(image: string, label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" aria-label=${label} title=${label} @click=${onClick}>
    ${icon(image)}
  </button>`;
}

async function togglePictureInPicture(preview: MediaStreamPreview, small: boolean): Promise<void> {
  await (small ? document.exitPictureInPicture() : preview.videoElement?.requestPictureInPicture());
  preview.requestUpdate();
}

async function toggleFullscreen(preview: MediaStreamPreview, whole: boolean): Promise<void> {
  await (whole ? document.exitFullscreen() : preview.requestFullscreen());
  preview.requestUpdate();
}
