import { findBrowser } from '../../scripts/lib/browsers.mjs';
import { engineConfig } from './shared.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

export default engineConfig({ concurrency: 2, browsers: [webkitLauncher(findBrowser('webkit'))] });
