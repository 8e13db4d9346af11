export * from './audio-level-meter.js';
export * from './media-capture-session.js';
export * from './media-device-picker.js';
export * from './media-stream-inspector.js';
export * from './media-stream-preview.js';
export * from './media-track-toggle.js';
export * from './screen-capture-button.js';
export * from './still-photo-capture.js';
