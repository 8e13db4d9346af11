import { css, html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/messages.js';
import {
  exitFullscreenIcon,
  fullscreenIcon,
  icon,
  pictureInPictureIcon,
  stopIcon,
} from '../../internal/icons.js';
import type { MediaStreamPreview } from './media-stream-preview.js';

/** Light on dark, whatever the picture behind. */
export const styles = css`
  .controls {
    display: flex;
    gap: calc(var(--_gap) / 2);
    align-self: end;
    justify-self: end;
    padding: calc(var(--_gap) / 2);
    z-index: 1;
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
