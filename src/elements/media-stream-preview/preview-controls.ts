import { css, html, nothing, type TemplateResult } from 'lit';
import { controlMessages } from '../../i18n/en-controls.js';
import type { Messages } from '../../i18n/messages.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { icon } from '../../internal/icons.js';
import type { MediaStreamPreview } from './media-stream-preview.js';

const stopIcon = 'M6 6h12v12H6z';
const pictureInPictureIcon = 'M21 11V5H3v13h6M13 14h8v5h-8z';
const fullscreenIcon = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';
const exitFullscreenIcon = 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5';

/** Light on dark, whatever the picture behind. */
const styles = css`
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
  adoptStyles(preview, styles);
  follow(preview);
  const texts = { ...controlMessages, ...messages };
  const { fullscreenEnabled, pictureInPictureEnabled } = document;
  const whole = isWhole(preview);
  const small = isSmall(preview);
  return html`<div class="controls" part="controls">
    ${
      pictureInPictureEnabled && preview.videoElement?.videoWidth
        ? button(pictureInPictureIcon, texts.pictureInPicture(small), () => toggleSmall(preview))
        : nothing
    }
    ${
      fullscreenEnabled
        ? button(whole ? exitFullscreenIcon : fullscreenIcon, texts.fullscreen(whole), () =>
            toggleWhole(preview),
          )
        : nothing
    }
    ${preview.srcObject ? nothing : button(stopIcon, texts.stop, () => preview.stop())}
  </div>`;
}

const followed = new WeakSet<MediaStreamPreview>();

/** Both also end in ways that are no press of these buttons: the Escape key, the window's own cross. */
function follow(preview: MediaStreamPreview): void {
  if (followed.has(preview)) return;
  followed.add(preview);
  const update = (): void => preview.requestUpdate();
  preview.addEventListener('fullscreenchange', update);
  for (const type of ['enterpictureinpicture', 'leavepictureinpicture']) {
    preview.videoElement?.addEventListener(type, update);
  }
}

/** Seen from the tree that the element is in: from the document it would be a host around it. */
function isWhole(preview: MediaStreamPreview): boolean {
  return (preview.getRootNode() as Document | ShadowRoot).fullscreenElement === preview;
}

function isSmall(preview: MediaStreamPreview): boolean {
  return preview.shadowRoot?.pictureInPictureElement === preview.videoElement;
}

function button(image: string, label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" aria-label=${label} title=${label} @click=${onClick}>
    ${icon(image)}
  </button>`;
}

// A browser may refuse either; then everything stays as it is, and the buttons say so.
function toggleSmall(preview: MediaStreamPreview): void {
  const done = isSmall(preview)
    ? document.exitPictureInPicture()
    : preview.videoElement?.requestPictureInPicture();
  done?.catch(() => {});
}

function toggleWhole(preview: MediaStreamPreview): void {
  (isWhole(preview) ? document.exitFullscreen() : preview.requestFullscreen()).catch(() => {});
}
