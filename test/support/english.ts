import { messages } from '../../src/i18n/en.js';
import { cameraMessages } from '../../src/i18n/en-camera.js';
import { controlMessages } from '../../src/i18n/en-controls.js';
import { deviceMessages } from '../../src/i18n/en-devices.js';
import { editorMessages } from '../../src/i18n/en-editor.js';
import { inspectorMessages } from '../../src/i18n/en-inspector.js';
import { levelMessages } from '../../src/i18n/en-level.js';
import { notices } from '../../src/i18n/en-notices.js';
import { previewMessages } from '../../src/i18n/en-preview.js';
import { sharingMessages } from '../../src/i18n/en-sharing.js';
import { specialPhotoMessages } from '../../src/i18n/en-special-photo.js';
import { toggleMessages } from '../../src/i18n/en-toggle.js';
import type { AllMessages } from '../../src/i18n/messages.js';

/** Every text in English, which elements load in parts. */
export const english: AllMessages = {
  ...messages,
  ...cameraMessages,
  ...controlMessages,
  ...deviceMessages,
  ...editorMessages,
  ...inspectorMessages,
  ...levelMessages,
  ...notices,
  ...previewMessages,
  ...sharingMessages,
  ...specialPhotoMessages,
  ...toggleMessages,
};
