import { html, type TemplateResult } from 'lit';

/** Draws one of the outlines below; the shared styles give it size and stroke. Screen readers pass it by. */
export const icon = (outline: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d=${outline} /></svg>`;

// Those that several elements draw; the others stand where they are used, and load with it.
export const cameraIcon = 'M3 8h4l2-3h6l2 3h4v11H3zM15 13a3 3 0 1 1-6 0 3 3 0 0 1 6 0z';
export const microphoneIcon = 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6';
export const playIcon = 'M7 4v16l13-8z';
