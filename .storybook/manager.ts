import { addons } from 'storybook/manager-api';
import { systemTheme } from './theme.js';

addons.setConfig({
  theme: systemTheme,
  layout: { bottomPanelHeight: 260 },
  layoutCustomisations: {
    // The booth wants the room; its controls are those of still-photo-capture.
    showPanel: ({ storyId }, shown) => shown && !storyId?.startsWith('photo-booth'),
  },
});
