import { addons } from 'storybook/manager-api';
import { systemTheme } from './theme.js';

addons.setConfig({ theme: systemTheme, layout: { bottomPanelHeight: 260 } });
