export * from './core/index.js';
export * from './elements/media-capture-session/media-capture-session.js';
export * from './elements/media-device-picker/media-device-picker.js';
export * from './elements/media-stream-preview/media-stream-preview.js';
export * from './elements/media-track-toggle/media-track-toggle.js';
export * from './elements/still-photo-capture/still-photo-capture.js';
export * from './elements/still-photo-capture/photo-capture-event.js';
export { registerMessages } from './i18n/catalog.js';
export type { Messages } from './i18n/messages.js';
