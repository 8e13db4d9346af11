import { css, html, type TemplateResult } from 'lit';
import { delay } from '../../core/abort.js';

/** How long the screen lights the scene before the photo, in ms: cameras need that long to adapt their exposure. */
const FLASH_MS = 350;

/** White on a shadow is read on any picture. */
export const styles = css`
  .count {
    color: #fff;
    font-size: clamp(4rem, 30cqi, 9rem);
    font-weight: 700;
    text-shadow: 0 0 16px #000;
    pointer-events: none;
  }
  :host(:state(countdown)) .shutter {
    border-radius: 25%;
  }
  .frame > .flash {
    position: fixed;
    inset: 0;
    place-self: stretch;
    margin: 0;
    z-index: 2147483647;
    background: #fff;
  }
`;

/** What the page shows between the press of the shutter and the photo: seconds, or a white screen. */
export type Scene = { readonly remaining: number } | 'flash';

/** Counts down `seconds` and lights the screen, as far as they are asked for. Rejects with `aborted`. */
export async function prepareScene(
  { countdown, flash }: { countdown: number; flash: boolean },
  show: (scene: Scene | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let remaining = Math.ceil(countdown); remaining > 0; remaining--) {
    show({ remaining });
    await delay(1000, signal);
  }
  // The light is on until the photo is taken.
  show(flash ? 'flash' : undefined);
  if (flash) await delay(FLASH_MS, signal);
}

/** Draws it over the picture; what is spoken is announced elsewhere. */
export function renderScene(scene: Scene): TemplateResult {
  return scene === 'flash'
    ? html`<div class="flash"></div>`
    : html`<div class="count" part="countdown" aria-hidden="true">${scene.remaining}</div>`;
}
