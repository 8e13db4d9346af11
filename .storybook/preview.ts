import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/define/all.js';
import { extractArgTypes } from './arg-types.js';
import { devicesType, withDevices } from './devices.js';
import { globalTypes, initialGlobals, withDocumentGlobals } from './document-globals.js';
import { systemTheme } from './theme.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  globalTypes: { ...globalTypes, devices: devicesType },
  initialGlobals,
  decorators: [withDocumentGlobals],
  beforeEach: withDevices,
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
          [
            'still-photo-capture',
            'media-capture-session',
            'media-device-picker',
            'media-stream-preview',
            'media-track-toggle',
            'screen-capture-button',
            'media-stream-inspector',
            'media-constraints-editor',
          ],
        ],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;
