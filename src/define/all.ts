export * from './media-capture-session.js';
export * from './media-device-picker.js';
export * from './media-stream-preview.js';
export * from './still-photo-capture.js';
