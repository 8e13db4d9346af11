import { html, type TemplateResult } from 'lit';

/** Draws one of the outlines below; the shared styles give it size and stroke. Screen readers pass it by. */
export const icon = (outline: string): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 24 24"><path d=${outline} /></svg>`;

// Plain strings, so that a bundle keeps only the ones that it uses.
export const cameraIcon = 'M3 8h4l2-3h6l2 3h4v11H3zM15 13a3 3 0 1 1-6 0 3 3 0 0 1 6 0z';
export const cameraOffIcon = `${cameraIcon}M3 3l18 18`;
export const microphoneIcon = 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6';
export const microphoneOffIcon = `${microphoneIcon}M3 3l18 18`;
export const stopIcon = 'M6 6h12v12H6z';
export const retakeIcon = 'M4 4v5h5M4.5 9A8 8 0 1 1 4 13';
export const warningIcon = 'M12 4 2.5 20h19zM12 10v4M12 17v.01';
export const pictureInPictureIcon = 'M21 11V5H3v13h6M13 14h8v5h-8z';
export const fullscreenIcon = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';
export const exitFullscreenIcon = 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5';
export const playIcon = 'M7 4v16l13-8z';
export const speakerIcon = 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6a8 8 0 0 1 0 12';
export const checkIcon = 'M5 12l5 5 9-10';
