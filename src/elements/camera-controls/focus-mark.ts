import { html, type LitElement, type TemplateResult } from 'lit';
import type { ClientPlace } from './preview-gestures.js';

/** The mark on a picture, where the camera was told to focus; above everything, as a preview is not ours to draw on. */
export class FocusMark {
  #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  render(): TemplateResult {
    return html`<div
      class="focus-mark"
      part="focus-mark"
      popover="manual"
      aria-hidden="true"
      @animationend=${onAnimationEnd}
    ></div>`;
  }

  /** Shows it for a moment; the place is in CSS px of the window. */
  show({ clientX, clientY }: ClientPlace): void {
    const mark = this.#host.renderRoot.querySelector<HTMLElement>('.focus-mark');
    if (!mark?.isConnected) return;
    // Taken out first: its animation starts again.
    mark.hidePopover();
    Object.assign(mark.style, { left: `${clientX}px`, top: `${clientY}px` });
    mark.showPopover();
  }
}

const onAnimationEnd = ({ animationName, target }: AnimationEvent): void => {
  if (animationName === 'mark') (target as HTMLElement).hidePopover();
};
