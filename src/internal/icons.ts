import { html, type TemplateResult } from 'lit';

/** Draws one of the outlines below, in the colour of the text around it. Screen readers pass it by. */
export const icon = (outline: string): TemplateResult =>
  html`<svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d=${outline} />
  </svg>`;

// Plain strings, so that a bundle keeps only the ones that it uses.
export const cameraIcon =
  'M8 7l1.5-2.5h5L16 7h3.5A1.5 1.5 0 0 1 21 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5v-9A1.5 1.5 0 0 1 4.5 7zM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z';
export const cameraOffIcon = `${cameraIcon}M3 3l18 18`;
export const microphoneIcon =
  'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M8.5 21h7';
export const microphoneOffIcon = `${microphoneIcon}M3 3l18 18`;
export const stopIcon =
  'M7.5 6h9A1.5 1.5 0 0 1 18 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 16.5v-9A1.5 1.5 0 0 1 7.5 6z';
export const retakeIcon = 'M4 4v5h5M4.5 9A8 8 0 1 1 4 12.5';
export const warningIcon =
  'M10.3 4.5 2.7 17.5A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-3L13.7 4.5a2 2 0 0 0-3.4 0zM12 9.5v4M12 17v.01';
export const pictureInPictureIcon =
  'M21 11V6.5A1.5 1.5 0 0 0 19.5 5h-15A1.5 1.5 0 0 0 3 6.5v10A1.5 1.5 0 0 0 4.5 18H9M13 14h8v5h-8z';
export const fullscreenIcon = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';
export const exitFullscreenIcon = 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5';
export const playIcon = 'M7.5 4.5v15L19.5 12z';
export const speakerIcon = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11';
export const checkIcon = 'M5 12.5l4.5 4.5L19 7.5';
