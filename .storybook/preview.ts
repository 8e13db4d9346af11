import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/define/all.js';
import { extractArgTypes } from './arg-types.js';
import { globalTypes, initialGlobals, withDocumentGlobals } from './document-globals.js';
import { systemTheme } from './theme.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  globalTypes,
  initialGlobals,
  decorators: [withDocumentGlobals],
  // Storybook leaves a story's elements in the document when a docs page takes its place: the camera would stay on.
  beforeEach:
    ({ canvasElement }) =>
    () =>
      canvasElement.replaceChildren(),
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      extractArgTypes,
      source: { excludeDecorators: true },
      theme: systemTheme,
      toc: { headingSelector: 'h2, h3' },
    },
    layout: 'padded',
    options: {
      storySort: {
        order: [
          'Photo booth',
          'Guides',
          'Elements',
          ['still-photo-capture', 'media-capture-session', 'media-device-picker', 'media-stream-preview'],
        ],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;
